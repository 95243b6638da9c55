"""An appeal heard step by step, as the rules want it: seated, declared, reported, frozen, voted on."""

from base64 import urlsafe_b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.appeal.appeal import Appeal
from domain.appeal.bench import Relation, Seat
from domain.appeal.filing import Timeliness
from domain.appeal.hearing_record import Finding
from domain.appeal.ruling import Weight
from domain.appeal.state import About, ContestedItem, ItemRuling, RulingEffect
from domain.appeal.vote import ItemVote
from domain.appeal.voting import sealed_ballots
from domain.calendar.deadline import due
from domain.kernel.event import Grounds, Sealed
from domain.kernel.points import ZERO
from domain.person import Role
from tests.support.authors import ARBITER, OFFICER, SECOND_OFFICER, UNIT_HEAD, Player, grounds
from tests.support.calendars import TIMING
from tests.support.scenario import Step

SECOND_ARBITER: Final = Player("second member of the committee", Role.COMMITTEE, "CO")
THIRD_ARBITER: Final = Player("third member of the committee", Role.COMMITTEE, "CO")
INVESTIGATOR: Final = Player("investigator", Role.STAFF, "D2")
SECOND_INVESTIGATOR: Final = Player("second investigator", Role.STAFF, "D3")
BENCH: Final = (ARBITER, SECOND_ARBITER)
GROUP: Final = (INVESTIGATOR, SECOND_INVESTIGATOR)
DIGEST: Final = "sha256:" + "cd" * 32
LIGHT: Final = Weight(ZERO, ZERO)
"""A ruling that moves nothing beyond what one person may rule."""

Hearer = Step[Appeal]


def seat(player: Player) -> Seat:
    """Where a player would sit."""
    return Seat(UUID(player.id), player.unit)


def seated(*players: Player) -> Hearer:
    """The performance office seats them, the first of them in the chair."""
    return Step(lambda appeal: appeal.seat([seat(each) for each in players or BENCH]), OFFICER)


def appointed(*players: Player) -> Hearer:
    """The performance office appoints the working group."""
    return Step(
        lambda appeal: appeal.appoint([seat(each) for each in players or GROUP], TIMING.rules), OFFICER
    )


def declared(player: Player, relation: Relation | None = None, statement: str = "") -> Hearer:
    """Somebody declares what binds them, or that nothing does."""
    return Step(lambda appeal: appeal.declare(relation, statement), player)


def declarations(players: Iterable[Player] = (*BENCH, *GROUP)) -> Iterator[Hearer]:
    """Everybody declares that nothing binds them."""
    return (declared(each) for each in players)


def finding(item: str) -> Finding:
    """What the working group found about an item."""
    return Finding(item=item, found="经核实，原始凭证齐全", proposal="MAINTAINED", points=None)


def reported(items: Sequence[str], by: Player = INVESTIGATOR) -> Hearer:
    """An investigator puts the report forward."""
    found = tuple(map(finding, items))
    return Step(lambda appeal: appeal.report("调查情况", found, (), TIMING.rules), by)


def signed(by: Player = SECOND_INVESTIGATOR) -> Hearer:
    """Another investigator signs it."""
    return Step(lambda appeal: appeal.sign(TIMING.rules), by)


FROZEN: Final[Hearer] = Step(lambda appeal: appeal.freeze(1, 1, DIGEST), OFFICER)
VOTING_OPENED: Final[Hearer] = Step(lambda appeal: appeal.open_voting(TIMING), ARBITER)


def votes(rulings: Iterable[ItemRuling]) -> tuple[ItemVote, ...]:
    """The ballot of somebody who wants it ruled like that."""
    return tuple(
        ItemVote(item=each.item, outcome=each.outcome, points=each.points, reason=each.reason)
        for each in rulings
    )


def cast(rulings: Iterable[ItemRuling], by: Player = ARBITER) -> Hearer:
    """A member casts a ballot; with the last one all are opened."""
    ballot = votes(rulings)
    return Step(lambda appeal: _cast(appeal, ballot), by)


def opened(by: Player = ARBITER) -> Hearer:
    """The ballots are opened."""
    return Step(open_ballots, by)


def open_ballots(appeal: Appeal) -> None:
    """Open the ballots with the keys of a test, which open every box."""
    texts = {member: unsealed(box) for member, _, box in sealed_ballots(appeal.id, appeal.state)}
    appeal.open_ballots(texts, TIMING.rules)


def unsealed(box: Sealed) -> str:
    """What is in a box of a test."""
    return urlsafe_b64decode(box.box).decode().split("|", 2)[2]


def ready(items: Sequence[str]) -> Iterator[Hearer]:
    """An accepted appeal is heard until the bench may vote."""
    yield seated()
    yield appointed()
    yield from declarations()
    yield reported(items)
    yield signed()
    yield FROZEN


def decided(rulings: Sequence[ItemRuling]) -> Iterator[Hearer]:
    """An accepted appeal is heard until the bench has decided so."""
    yield from ready([each.item for each in rulings])
    yield VOTING_OPENED
    yield from (cast(rulings, each) for each in BENCH)


def ruled(
    rulings: Sequence[ItemRuling], why: Grounds | None = None, by: Player = ARBITER, weight: Weight = LIGHT
) -> Hearer:
    """The chair rules."""
    return Step(lambda appeal: appeal.rule(tuple(rulings), why or grounds(), weight), by)


def effects(events: Mapping[str, UUID], rulings: Iterable[ItemRuling]) -> list[RulingEffect]:
    """What rulings came to, by the events in the assessment."""
    return [effect(each, events[each.item]) for each in rulings]


def effect(ruling: ItemRuling, event: UUID) -> RulingEffect:
    """What a ruling came to: what it remits is owed for some days."""
    owed = due(date(2014, 12, 1), 10, TIMING.calendar) if ruling.outcome == "REMITTED" else None
    return RulingEffect(
        item=ruling.item, kind="CHANGED" if owed is None else "REMITTED", event=event, deadline=owed
    )


def _cast(appeal: Appeal, ballot: tuple[ItemVote, ...]) -> None:
    appeal.cast(ballot)
    if appeal.all_are_in:
        open_ballots(appeal)


def filed(*items: str, handlers: Iterable[Player] = (), unit: str = "U01") -> Hearer:
    """The head of U01 contests these items, in which the handlers had a hand."""
    about = About(UUID(int=1), "HHHT", "U01", unit, frozenset(each.id for each in handlers))
    contested = tuple(
        ContestedItem(item=each, ground="DATA_WRONG", statement="数据有误", remedy="更正") for each in items
    )
    return Step(
        lambda appeal: appeal.file(
            3, about, statement="", items=contested, timeliness=Timeliness(None, None), timing=TIMING
        ),
        UNIT_HEAD,
    )


ACCEPTED: Final[Hearer] = Step(lambda appeal: appeal.accept(TIMING), SECOND_OFFICER)


def accepted(*items: str, handlers: Iterable[Player] = ()) -> tuple[Hearer, Hearer]:
    """An appeal that was filed and accepted."""
    return filed(*items, handlers=handlers), ACCEPTED
