"""A committee and a working group on a real log, and appeals heard by them through commands."""

from typing import Final
from uuid import UUID

from application.appeal.bench import AppointInvestigators, DeclareConflict, SeatBench
from application.appeal.case_file import FreezeCaseFile
from application.appeal.hearing import AnswerAppeal, ReplyOnAppeal, ReportOnAppeal, SignAppealReport
from application.appeal.ruling import EndorseRuling, RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from application.command import Receipt
from application.replay import fold
from domain.appeal.hearing_record import Finding
from domain.appeal.state import AppealState, ItemRuling
from domain.appeal.vote import ItemVote
from domain.kernel.event import Grounds
from domain.person import PersonState
from tests.support.city import GROUNDS, NEW_YEAR, City, constituting

INVESTIGATORS: Final = ("investigator", "second_investigator")
JUDGES: Final = ("member", *INVESTIGATORS)


def appeal_of(city: City, appeal: UUID) -> AppealState:
    """An appeal, read from the log."""
    state = fold(city.system.stream(appeal))
    assert isinstance(state, AppealState)
    return state


def constitute(city: City) -> None:
    """Let there be a committee of one member, and a working group of two, once."""
    if INVESTIGATORS[0] in city.people:
        return
    member = fold(city.system.stream(UUID(city.people["member"])))
    assert isinstance(member, PersonState)
    for each in INVESTIGATORS:
        city.hire(each, member.place_on(NEW_YEAR).unit)
    chair, second = (UUID(city.people[each]) for each in INVESTIGATORS)
    city.run("system:bootstrap", constituting(UUID(city.people["member"]), kind="COMMITTEE"))
    city.run("system:bootstrap", constituting(chair, second, kind="APPEAL_WORKING_GROUP"))


def seat(city: City, appeal: UUID, officer: str = "officer") -> None:
    """Seat the bench and the working group of an accepted appeal; all declare that nothing binds them."""
    constitute(city)
    city.run(officer, SeatBench(appeal=appeal))
    persons = tuple(UUID(city.people[each]) for each in INVESTIGATORS)
    city.run(officer, AppointInvestigators(appeal=appeal, investigators=persons))
    for each in JUDGES:
        city.run(each, DeclareConflict(appeal=appeal, relation=None, statement=""))


def argue(city: City, appeal: UUID) -> None:
    """The scorer answers, the appellant replies, the working group reports."""
    state = appeal_of(city, appeal)
    city.run(scorer(city, state), AnswerAppeal(appeal=appeal, statement="依据系统数据", evidence=()))
    city.run(appellant(city, state), ReplyOnAppeal(appeal=appeal, statement="系统数据有误", evidence=()))
    findings = tuple(
        Finding(item=each.item, found="经核实属实", proposal="MAINTAINED", points=None)
        for each in state.items
    )
    report = ReportOnAppeal(appeal=appeal, text="调查情况", findings=findings, evidence=())
    city.run(INVESTIGATORS[0], report)
    city.run(INVESTIGATORS[1], SignAppealReport(appeal=appeal))


def hear(city: City, appeal: UUID, *rulings: ItemRuling, officer: str = "officer") -> None:
    """Let the bench hear an accepted appeal and decide so."""
    seat(city, appeal, officer)
    argue(city, appeal)
    city.run(officer, FreezeCaseFile(appeal=appeal))
    city.run("member", OpenVoting(appeal=appeal))
    city.run("member", CastVote(appeal=appeal, votes=votes(*rulings)))


def votes(*rulings: ItemRuling) -> tuple[ItemVote, ...]:
    """The ballot of somebody who wants it ruled like that."""
    return tuple(
        ItemVote(item=each.item, outcome=each.outcome, points=each.points, reason=each.reason)
        for each in rulings
    )


def rule(
    city: City,
    appeal: UUID,
    *rulings: ItemRuling,
    officer: str = "officer",
    grounds: Grounds = GROUNDS,
    endorsed_by: str | None = None,
) -> Receipt:
    """Let the bench hear an accepted appeal, decide so, and rule, once somebody has approved that."""
    hear(city, appeal, *rulings, officer=officer)
    if endorsed_by is not None:
        city.run(endorsed_by, EndorseRuling(appeal=appeal))
    return city.run("member", RuleOnAppeal(appeal=appeal, rulings=rulings, grounds=grounds))


def scorer(city: City, state: AppealState) -> str:
    """Somebody who had a hand in what is contested, and is not of the unit that appeals."""
    own = {city.people.get(f"{role} of {state.subject}") for role in ("reporter", "head")} | {state.subject}
    return next(who for who, person in city.people.items() if person in state.handlers - own)


def appellant(city: City, state: AppealState) -> str:
    """Who speaks for the appealing unit, or the person who appeals."""
    return next(
        (who for who, person in city.people.items() if person == state.subject), f"head of {state.subject}"
    )
