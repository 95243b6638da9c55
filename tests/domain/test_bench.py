"""Who hears an appeal: seats, declarations, recusals, substitutes; a breach makes void (rule 27)."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.bench_refusals import (
    AlreadyOnBench,
    BenchSeatedAlready,
    DeclarationMissing,
    DeclaredAlready,
    GroupTooSmall,
    InvestigatorConcerned,
    MemberBarred,
    MemberNotBarred,
    NobodyBarred,
    NotOnBench,
    QuorumMissing,
    ReportStands,
    SubstituteConcerned,
)
from domain.appeal.refusals import AppealStepWrong, RecusalRequired
from domain.appeal.seating import (
    Barred,
    BenchSeated,
    ConflictDeclared,
    InvestigatorsAppointed,
    MemberRecused,
    MemberReplaced,
    StepsVoided,
)
from domain.appeal.state import AppealState, ItemRuling
from domain.appeal.vote_refusals import CaseFileMissing
from domain.assessment.refusals import ReasonMissing
from domain.person import Role
from tests.support import hearing
from tests.support.authors import ARBITER, LEADER, OFFICER, SECOND_OFFICER, UNIT_HEAD, Player, grounds
from tests.support.hearing import (
    BENCH,
    GROUP,
    INVESTIGATOR,
    SECOND_ARBITER,
    SECOND_INVESTIGATOR,
    THIRD_ARBITER,
    accepted,
    appointed,
    declared,
    filed,
    seat,
    seated,
)
from tests.support.scenario import Step, fact, given

ENTRY: Final = "entry:A/2014Q1/SELF"
OF_THE_UNIT: Final = Player("member of the committee from U01", Role.COMMITTEE, "U01")
MAINTAINED: Final = ItemRuling(item=ENTRY, outcome="MAINTAINED", points=None, reason="证据充分")
SCORER: Final = Player("assessor who sits", Role.COMMITTEE, "D1")


def ids(*players: Player) -> tuple[UUID, ...]:
    return tuple(UUID(each.id) for each in players)


def recused(player: Player, by: Player = LEADER) -> Step[Appeal]:
    return Step(lambda appeal: appeal.recuse(UUID(player.id), grounds()), by)


def substituted(player: Player, substitute: Player) -> Step[Appeal]:
    return Step(lambda appeal: appeal.substitute(UUID(player.id), seat(substitute)), LEADER)


def test_the_committee_of_the_day_is_seated_with_its_chair() -> None:
    state: AppealState = (
        given(Appeal, *accepted(ENTRY))
        .when(seated(ARBITER, SECOND_ARBITER))
        .then(fact(BenchSeated, chair=ids(ARBITER)[0], members=ids(SECOND_ARBITER), barred=()))
    )
    assert (state.bench.chair, state.bench.able) == (ids(ARBITER)[0], ())


def test_who_decided_about_an_item_or_belongs_to_the_unit_is_barred_from_the_beginning() -> None:
    state: AppealState = (
        given(Appeal, *accepted(ENTRY, handlers=[SCORER]))
        .when(seated(ARBITER, SCORER, OF_THE_UNIT))
        .then(
            fact(
                BenchSeated,
                chair=ids(ARBITER)[0],
                members=ids(SCORER, OF_THE_UNIT),
                barred=(
                    Barred(person=ids(SCORER)[0], because="HANDLED"),
                    Barred(person=ids(OF_THE_UNIT)[0], because="OWN_UNIT"),
                ),
            )
        )
    )
    assert state.bench.barred == {ids(SCORER)[0]: "HANDLED", ids(OF_THE_UNIT)[0]: "OWN_UNIT"}


def test_who_accepted_the_appeal_does_not_judge_it() -> None:
    stage = given(Appeal, *accepted(ENTRY), seated(ARBITER, SECOND_OFFICER))
    assert stage.state.bench.barred == {ids(SECOND_OFFICER)[0]: "HANDLED"}


def test_a_bench_is_seated_once_and_not_before_the_appeal_is_accepted() -> None:
    given(Appeal, filed(ENTRY)).when(seated()).then_refused(AppealStepWrong)
    given(Appeal, *accepted(ENTRY), seated()).when(seated()).then_refused(BenchSeatedAlready)


def test_a_working_group_of_two_is_appointed() -> None:
    given(Appeal, *accepted(ENTRY)).when(appointed()).then(
        fact(InvestigatorsAppointed, investigators=ids(*GROUP))
    )


@pytest.mark.parametrize("group", [(INVESTIGATOR,), (INVESTIGATOR, INVESTIGATOR)])
def test_one_person_is_no_working_group(group: Sequence[Player]) -> None:
    given(Appeal, *accepted(ENTRY)).when(appointed(*group)).then_refused(GroupTooSmall, on="investigators")


def test_rule_27_the_original_assessor_of_the_item_does_not_investigate() -> None:
    history = accepted(ENTRY, handlers=[SCORER])
    given(Appeal, *history).when(appointed(INVESTIGATOR, SCORER)).then_refused(InvestigatorConcerned)


def test_rule_27_a_member_of_the_assessed_unit_does_not_investigate() -> None:
    given(Appeal, *accepted(ENTRY)).when(appointed(INVESTIGATOR, OF_THE_UNIT)).then_refused(
        InvestigatorConcerned, on="investigators"
    )


def test_who_declared_a_relation_before_does_not_investigate() -> None:
    history = (*accepted(ENTRY), declared(INVESTIGATOR, "KIN", "负责人系本人亲属"))
    given(Appeal, *history).when(appointed()).then_refused(InvestigatorConcerned)


def test_nothing_to_declare_makes_somebody_able_to_decide() -> None:
    state: AppealState = (
        given(Appeal, *accepted(ENTRY), seated())
        .when(declared(ARBITER))
        .then(fact(ConflictDeclared, relation=None, statement=""))
    )
    assert state.bench.able == ids(ARBITER)


def test_a_relation_bars_and_says_which() -> None:
    stage = given(Appeal, *accepted(ENTRY), seated())
    stage.when(declared(ARBITER, "FORMER_UNIT")).then_refused(ReasonMissing)
    state: AppealState = stage.when(declared(ARBITER, "FORMER_UNIT", "2013年前任该局副局长")).then(
        fact(ConflictDeclared, relation="FORMER_UNIT", statement="2013年前任该局副局长")
    )
    assert (state.bench.barred, state.bench.chair) == ({ids(ARBITER)[0]: "DECLARED"}, None)


def test_a_declaration_is_made_once_but_a_relation_may_come_up_later() -> None:
    stage = given(Appeal, *accepted(ENTRY), seated(), declared(ARBITER))
    stage.when(declared(ARBITER)).then_refused(DeclaredAlready)
    stage.when(declared(ARBITER, "KIN", "新任负责人系亲属")).then(
        fact(ConflictDeclared, relation="KIN", statement="新任负责人系亲属")
    )
    stage.when(declared(ARBITER)).then_refused(DeclaredAlready)


def test_after_the_end_a_declaration_lets_somebody_read_and_voids_nothing() -> None:
    ruling = ItemRuling(item=ENTRY, outcome="MAINTAINED", points=None, reason="证据充分")
    done = (*accepted(ENTRY), *hearing.decided([ruling]), hearing.ruled([ruling]))
    stage = given(Appeal, *done, Step(lambda appeal: appeal.execute([]), ARBITER))
    newcomer = Player("later member of the committee", Role.COMMITTEE, "CO")
    stage.when(declared(newcomer)).then(fact(ConflictDeclared, relation=None, statement=""))
    bound = fact(ConflictDeclared, relation="KIN", statement="新任负责人系亲属")
    state = stage.when(declared(ARBITER, "KIN", "新任负责人系亲属")).then(bound)
    assert (state.rulings, state.bench.barred) == ((ruling,), {ids(ARBITER)[0]: "DECLARED"})


@pytest.mark.parametrize("who", [UNIT_HEAD, OF_THE_UNIT, SCORER])
def test_who_is_concerned_cannot_declare_that_nothing_binds_them(who: Player) -> None:
    given(Appeal, *accepted(ENTRY, handlers=[SCORER])).when(declared(who)).then_refused(RecusalRequired)


def test_a_member_is_recused_by_decision_with_grounds() -> None:
    stage = given(Appeal, *accepted(ENTRY), seated())
    stage.when(recused(SECOND_ARBITER)).then(
        fact(MemberRecused, person=ids(SECOND_ARBITER)[0], grounds=grounds())
    )
    stage.when(recused(SECOND_ARBITER)).then_refused(MemberBarred, on="person")
    stage.when(recused(THIRD_ARBITER)).then_refused(NotOnBench, on="person")


def test_a_substitute_takes_the_chair() -> None:
    stage = given(Appeal, *accepted(ENTRY), seated(), recused(ARBITER))
    state: AppealState = stage.when(substituted(ARBITER, THIRD_ARBITER)).then(
        fact(MemberReplaced, person=ids(ARBITER)[0], substitute=ids(THIRD_ARBITER)[0])
    )
    assert state.bench.seats == ids(THIRD_ARBITER, SECOND_ARBITER)
    assert state.bench.chair == ids(THIRD_ARBITER)[0]


def test_only_who_is_barred_is_replaced_and_by_somebody_from_outside_who_is_free() -> None:
    stage = given(Appeal, *accepted(ENTRY, handlers=[SCORER]), seated())
    stage.when(substituted(ARBITER, THIRD_ARBITER)).then_refused(NobodyBarred, on="appeal")
    stage.take(recused(ARBITER))
    stage.when(substituted(SECOND_ARBITER, THIRD_ARBITER)).then_refused(MemberNotBarred, on="person")
    stage.when(substituted(ARBITER, SECOND_ARBITER)).then_refused(AlreadyOnBench)
    stage.when(substituted(ARBITER, SCORER)).then_refused(SubstituteConcerned)
    stage.when(substituted(ARBITER, OF_THE_UNIT)).then_refused(SubstituteConcerned)
    stage.when(substituted(THIRD_ARBITER, THIRD_ARBITER)).then_refused(NotOnBench)


def test_a_quorum_is_lost_by_a_recusal_and_restored_by_a_substitute() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.ready([ENTRY]))
    stage.take(recused(SECOND_ARBITER))
    stage.when(hearing.VOTING_OPENED).then_refused(QuorumMissing, on="appeal")
    stage.take(substituted(SECOND_ARBITER, THIRD_ARBITER))
    stage.when(hearing.VOTING_OPENED).then_refused(QuorumMissing)
    stage.take(declared(THIRD_ARBITER))
    assert stage.take(hearing.VOTING_OPENED)


def test_who_has_not_declared_decides_nothing() -> None:
    history = (*accepted(ENTRY), seated(), appointed(), declared(INVESTIGATOR))
    given(Appeal, *history).when(hearing.reported([ENTRY], SECOND_INVESTIGATOR)).then_refused(
        DeclarationMissing
    )
    given(Appeal, *history).when(hearing.VOTING_OPENED).then_refused(DeclarationMissing)


def test_a_report_signed_in_breach_is_void_and_made_again() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.ready([ENTRY]))
    stage.when(declared(SECOND_INVESTIGATOR, "OWN_INTEREST", "配偶在该局任职")).then(
        fact(ConflictDeclared, relation="OWN_INTEREST", statement="配偶在该局任职"),
        fact(StepsVoided, person=ids(SECOND_INVESTIGATOR)[0], steps=("INVESTIGATION",)),
    )
    stage.when(hearing.VOTING_OPENED).then_refused(CaseFileMissing)
    third = Player("third investigator", Role.STAFF, "D4")
    for step in (substituted(SECOND_INVESTIGATOR, third), declared(third), hearing.reported([ENTRY])):
        stage.take(step)
    stage.take(hearing.signed(third))
    stage.take(hearing.FROZEN)
    assert stage.take(hearing.VOTING_OPENED)


def test_a_vote_cast_in_breach_is_void_and_the_bench_votes_again() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.decided([MAINTAINED]))
    stage.when(recused(SECOND_ARBITER)).then(
        fact(MemberRecused, person=ids(SECOND_ARBITER)[0], grounds=grounds()),
        fact(StepsVoided, person=ids(SECOND_ARBITER)[0], steps=("VOTE",)),
    )
    assert stage.state.vote.decided == ()
    stage.take(substituted(SECOND_ARBITER, THIRD_ARBITER))
    stage.take(declared(THIRD_ARBITER))
    stage.take(hearing.VOTING_OPENED)
    for member in (ARBITER, THIRD_ARBITER):
        stage.take(hearing.cast([MAINTAINED], member))
    vote = stage.state.vote
    assert (vote.round, [each.outcome for each in vote.decided]) == (2, ["MAINTAINED"])


def test_who_did_nothing_yet_voids_nothing() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.ready([ENTRY]))
    stage.when(recused(ARBITER)).then(fact(MemberRecused, person=ids(ARBITER)[0], grounds=grounds()))
    assert stage.state.hearing.current


def test_a_group_that_has_reported_is_not_appointed_anew() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.ready([ENTRY]))
    stage.when(appointed()).then_refused(ReportStands)


def test_everybody_else_on_the_bench_is_free() -> None:
    stage = given(Appeal, *accepted(ENTRY), seated(), *hearing.declarations(BENCH))
    assert stage.state.bench.able == ids(*BENCH)
    assert OFFICER.id not in stage.state.concerned
