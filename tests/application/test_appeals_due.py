"""What falls due in appeals is done by the clock in its own name."""

from datetime import date
from decimal import Decimal

from api.bootstrap import tick
from application.appeal.voting import CastVote, OpenVoting
from domain.appeal.timekeeping import AppealOverdue
from domain.appeal.vote import ItemVote
from domain.appeal.voting import VotesOpened
from domain.catalogue import CODEC
from domain.kernel.event import Event
from infra.eventstore.reader import decoded
from tests.support.city import City
from tests.support.heard import BENCH, constitute, filed, frozen, ripe
from tests.support.results import on


def since(city: City, position: int) -> list[Event]:
    """Everything that the log tells after a position."""
    head = city.system.reader.head().position
    return [each.event for each in decoded(CODEC, city.system.reader.page(position, head))]


def test_a11_what_falls_due_is_told_by_the_clock_and_never_under_a_persons_id(city: City) -> None:
    constitute(city)
    entry = city.confirm("7.5")
    left, voted_on = filed(city, city.confirm("8", period="2014Q2")), filed(city, entry)
    ripe(city, voted_on, (entry, "MAINTAINED", None))
    frozen(city, voted_on)
    city.run(BENCH[0], OpenVoting(appeal=voted_on))
    vote = ItemVote(item=entry, outcome="VARIED", points=Decimal("9.5"), reason="查明漏计")
    for member in BENCH[:2]:
        city.run(member, CastVote(appeal=voted_on, votes=(vote,)))
    on(city, date(2014, 1, 10))
    before = city.system.reader.head().position
    told = list(tick(city.system).run())
    assert [each for each in told if each.refusals] == []
    events = since(city, before)
    overdue = {(each.originator_id, each.what) for each in events if isinstance(each, AppealOverdue)}
    assert overdue == {(left, "ACCEPTANCE"), (voted_on, "VOTING")}
    (opened,) = (each for each in events if isinstance(each, VotesOpened))
    assert (opened.originator_id, len(opened.ballots)) == (voted_on, 2)
    (decided,) = opened.decided
    assert (decided.outcome, decided.points) == ("VARIED", Decimal("9.5"))
    assert {each.envelope.actor.id for each in events} == {"system:deadline-clock"}
