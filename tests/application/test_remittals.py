"""What a ruling sends back is decided again by somebody who had no hand in it, and takes effect at once."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System, tick
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.appeal.ruling import SettleRemittal
from application.command import Receipt
from domain.appeal.letters import LetterIssued
from domain.appeal.refusals import RecusalRequired
from domain.appeal.ruling import RemittalSettled
from domain.appeal.state import ContestedItem, ItemRuling
from domain.appeal.timekeeping import AppealOverdue
from domain.appeal.vote_refusals import NothingRemitted, ResultNotRevised
from domain.assessment.ruled import Outcome
from domain.assessment.rulings import RulingApplied
from domain.kernel.event import Event
from domain.person import Role
from tests.support import bench
from tests.support.bench import appeal_of
from tests.support.city import GROUNDS, City
from tests.support.results import REVISED_ON, bureaus, file, on, public, revising, rule

FEW: Final = {"U01": ("410.00", "985.20"), "U02": ("412.00", "971.35"), "U03": ("400.00", "940.10")}
OUTSIDER: Final = "third_officer"
"""Of the performance office, without a hand in anything."""


def remitted(city: City, item: str) -> UUID:
    """An appeal of U01 of which the ruling sends an item back."""
    contested = ContestedItem(item=item, ground="MISCALCULATED", statement="计算有误", remedy="更正")
    filing = FileAppeal(assessment=city.assessments["U01"], statement="异议", items=(contested,))
    appeal = UUID(city.made("head of U01", filing))
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    bench.rule(city, appeal, ItemRuling(item=item, outcome="REMITTED", points=None, reason="重新核定"))
    city.hire(OUTSIDER, "PO", Role.PERFORMANCE_OFFICE)
    return appeal


def settle(
    city: City,
    appeal: UUID,
    item: str,
    outcome: Outcome = "MAINTAINED",
    points: Decimal | None = None,
    who: str = OUTSIDER,
) -> Receipt:
    ruling = ItemRuling(item=item, outcome=outcome, points=points, reason="重新核定")
    return city.run(who, SettleRemittal(appeal=appeal, ruling=ruling, grounds=GROUNDS))


def committed(city: City, stream: UUID, position: int) -> Sequence[type[Event]]:
    """What a commit wrote to a stream."""
    return [type(each.event) for each in city.system.stream(stream) if each.commit_position == position]


def test_what_is_decided_again_takes_effect_in_one_commit_and_nothing_is_owed(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = remitted(city, entry)
    owing = appeal_of(city, appeal)
    assert (set(owing.remitted), set(owing.clock.deadlines), owing.letters) == ({entry}, {"REMITTAL"}, 1)
    receipt = settle(city, appeal, entry, "VARIED", Decimal(9))
    assert committed(city, city.assessments["U01"], receipt.position) == [RulingApplied]
    assert committed(city, appeal, receipt.position) == [RemittalSettled, LetterIssued]
    assert (city.breakdown().total, city.state().contests) == (Decimal("9.00"), {})
    settled = appeal_of(city, appeal)
    assert (dict(settled.remitted), dict(settled.clock.deadlines), settled.letters) == ({}, {}, 2)


def test_what_is_settled_is_not_settled_again(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = remitted(city, entry)
    settle(city, appeal, entry)
    with pytest.raises(NothingRemitted):
        settle(city, appeal, entry)


@pytest.mark.parametrize("who", ["officer", "second_officer"])
def test_who_rechecked_it_or_took_the_appeal_in_does_not_decide_it_again(city: City, who: str) -> None:
    entry = city.confirm("7.5")
    appeal = remitted(city, entry)
    with pytest.raises(RecusalRequired):
        settle(city, appeal, entry, who=who)


def test_a_remitted_rank_is_revoked_once_the_leading_group_has_revised_the_result(system: System) -> None:
    city = public(bureaus(system, FEW))
    city.people["member"] = city.hire("another member", "CO", Role.COMMITTEE)  # who proposed it is concerned
    appeal = remitted(city, "rank")
    on(city, REVISED_ON)
    with pytest.raises(ResultNotRevised) as refused:
        settle(city, appeal, "rank", "REVOKED")
    assert refused.value.field == "ruling.outcome"
    rule(city, file(city, "U02"), "575.00")
    with pytest.raises(ResultNotRevised):
        settle(city, appeal, "rank", "REVOKED")
    city.run("leader", revising(city))
    settle(city, appeal, "rank", "REVOKED")
    assert city.state().contests == {}
    assert [each.kind for each in appeal_of(city, appeal).effects] == ["REMITTED", "CHANGED"]


def test_what_is_not_decided_again_in_time_is_told_by_the_clock(city: City) -> None:
    appeal = remitted(city, city.confirm("7.5"))
    due_on = appeal_of(city, appeal).clock.deadlines["REMITTAL"].due_on
    assert due_on == date(2014, 1, 20)
    on(city, due_on)
    list(tick(city.system).run())
    assert AppealOverdue not in {type(each.event) for each in city.system.stream(appeal)}
    on(city, date(2014, 1, 21))
    list(tick(city.system).run())
    *_, told = (each.event for each in city.system.stream(appeal))
    assert isinstance(told, AppealOverdue)
    assert (told.what, told.due_on, told.envelope.actor.id) == ("REMITTAL", due_on, "system:deadline-clock")
