"""A bench in breach of a recusal: what it did is void, and it decides again with substitutes (rule 27)."""

from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

import pytest

from application.appeal.bench import DeclareConflict, RecuseMember, ReplaceMember
from application.appeal.case_file import FreezeCaseFile
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.appeal.ruling import RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from domain.appeal.bench_refusals import (
    DeclarationMissing,
    MemberBarred,
    NobodyBarred,
    NotInTheChair,
    NotOnBench,
    QuorumMissing,
    SeatNeedsRole,
)
from domain.appeal.seating import StepsVoided
from domain.appeal.state import AppealState, ContestedItem, ItemRuling
from domain.kernel.refusal import Refusal
from domain.person import Role
from tests.support import bench
from tests.support.city import GROUNDS, City, constituting

CHAIR, SECOND, SUBSTITUTE, RESERVE = "member", "second member", "substitute", "reserve"


class Case(NamedTuple):
    """An appeal on which a bench of two may vote, and what it is to decide."""

    city: City
    appeal: UUID
    ruling: ItemRuling

    @property
    def state(self) -> AppealState:
        return bench.appeal_of(self.city, self.appeal)

    def person(self, who: str) -> UUID:
        return UUID(self.city.people[who])

    def declare(self, who: str) -> None:
        self.city.run(who, DeclareConflict(appeal=self.appeal, relation=None, statement=""))

    def open(self, who: str) -> None:
        self.city.run(who, OpenVoting(appeal=self.appeal))

    def cast(self, who: str) -> None:
        self.city.run(who, CastVote(appeal=self.appeal, votes=bench.votes(self.ruling)))

    def replace(self, who: str, substitute: str) -> None:
        command = ReplaceMember(
            appeal=self.appeal, person=self.person(who), substitute=self.person(substitute)
        )
        self.city.run("leader", command)

    def does_not_open(self, who: str, refusal: type[Refusal]) -> None:
        with pytest.raises(refusal):
            self.open(who)


@pytest.fixture
def case(city: City) -> Case:
    bench.constitute(city)
    for who in (SECOND, SUBSTITUTE, RESERVE):
        city.hire(who, "CO", Role.COMMITTEE)
    members = UUID(city.people[CHAIR]), UUID(city.people[SECOND])
    city.run("system:bootstrap", constituting(*members, kind="COMMITTEE"))
    entry = city.confirm("7.5")
    item = ContestedItem(item=entry, ground="DATA_WRONG", statement="少计", remedy="更正")
    filing = FileAppeal(assessment=city.assessments["U01"], statement="异议", items=(item,))
    appeal = UUID(city.made("head of U01", filing))
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    bench.seat(city, appeal)
    ruling = ItemRuling(item=entry, outcome="VARIED", points=Decimal("9.5"), reason="查明少计")
    case = Case(city, appeal, ruling)
    case.declare(SECOND)
    bench.argue(city, appeal)
    city.run("officer", FreezeCaseFile(appeal=appeal))
    return case


def test_a_bench_that_loses_its_chair_while_it_votes_decides_again_with_substitutes(case: Case) -> None:
    case.open(CHAIR)
    case.cast(CHAIR)
    bound = DeclareConflict(appeal=case.appeal, relation="KIN", statement="负责人系本人亲属")
    case.city.run(CHAIR, bound)
    *_, voided = (each.event for each in case.city.system.stream(case.appeal))
    assert isinstance(voided, StepsVoided)
    assert (voided.person, voided.steps) == (case.person(CHAIR), ("VOTE",))
    assert (case.state.vote.is_open, dict(case.state.vote.ballots)) == (False, {})
    assert "VOTING" not in case.state.clock.deadlines

    case.does_not_open(CHAIR, MemberBarred)
    case.does_not_open(SECOND, NotInTheChair)
    case.city.run("leader", RecuseMember(appeal=case.appeal, person=case.person(SECOND), grounds=GROUNDS))
    case.replace(CHAIR, SUBSTITUTE)
    case.does_not_open(SUBSTITUTE, DeclarationMissing)
    case.declare(SUBSTITUTE)
    case.does_not_open(SUBSTITUTE, QuorumMissing)
    case.replace(SECOND, RESERVE)
    case.declare(RESERVE)

    case.open(SUBSTITUTE)
    for member in (SUBSTITUTE, RESERVE):
        case.cast(member)
    assert {each.member for each in case.state.vote.opened} == {
        case.person(SUBSTITUTE),
        case.person(RESERVE),
    }
    ruling = RuleOnAppeal(appeal=case.appeal, rulings=(case.ruling,), grounds=GROUNDS)
    with pytest.raises(NotOnBench):
        case.city.run(CHAIR, ruling)
    case.city.run(SUBSTITUTE, ruling)
    assert case.city.breakdown().total == Decimal("9.50")


def test_a_seat_of_the_bench_is_filled_by_who_holds_the_committees_role(case: Case) -> None:
    with pytest.raises(NobodyBarred):
        case.replace(SECOND, RESERVE)
    case.city.run("leader", RecuseMember(appeal=case.appeal, person=case.person(SECOND), grounds=GROUNDS))
    with pytest.raises(SeatNeedsRole) as refused:
        case.replace(SECOND, "auditor")
    assert refused.value.field == "substitute"
    case.replace(SECOND, RESERVE)
