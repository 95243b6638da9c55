"""Hearing an appeal: answers, replies, evidence, the report of two, case files."""

from datetime import timedelta
from typing import Final

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.bench_refusals import MemberBarred, NotOnBench
from domain.appeal.hearing import AppealAnswered, AppealEvidenceSubmitted, AppealReplied
from domain.appeal.hearing_refusals import (
    AnswerOutstanding,
    EvidenceNone,
    FindingsIncomplete,
    GroupNotAppointed,
    NotAParty,
    NotAskedToAnswer,
    ReplyOutstanding,
    ReportMissing,
    SignedAlready,
    VotingUnderWayNow,
)
from domain.appeal.investigation import CaseFileFrozen, InvestigationReported, ReportSigned
from domain.appeal.refusals import AppealStepWrong, ItemTwice
from domain.appeal.stage import AppealStage, stage_of
from domain.appeal.state import AppealStatus, ItemRuling
from domain.assessment.refusals import ReasonMissing
from tests.support import hearing
from tests.support.authors import ARBITER, ASSESSOR, OFFICER, SUPERVISOR, UNIT_HEAD, Player
from tests.support.hearing import (
    DIGEST,
    FROZEN,
    INVESTIGATOR,
    SECOND_INVESTIGATOR,
    accepted,
    declared,
    finding,
    reported,
    signed,
)
from tests.support.scenario import Stage, Step, fact, given

ENTRY, CLAIM = "entry:A/2014Q1/SELF", "claim:1"
PROOF: Final = "sha256:" + "0a" * 32
CALLED: Final = accepted(ENTRY, handlers=[ASSESSOR])
GROUP: Final = (hearing.appointed(), declared(INVESTIGATOR), declared(SECOND_INVESTIGATOR))
SEATED: Final = (hearing.seated(), *hearing.declarations(hearing.BENCH))


def answered(by: Player = ASSESSOR, statement: str = "数据取自系统") -> Step[Appeal]:
    return Step(lambda appeal: appeal.answer(statement, (PROOF,)), by)


def replied(statement: str = "系统数据已更新") -> Step[Appeal]:
    return Step(lambda appeal: appeal.reply(statement, ()), UNIT_HEAD)


def submitted(by: Player, *evidence: str, is_appellant: bool = False) -> Step[Appeal]:
    return Step(lambda appeal: appeal.submit("回单", evidence, appeal.party(is_appellant=is_appellant)), by)


def in_time() -> Stage[Appeal]:
    return given(Appeal, *CALLED, *GROUP, reported([ENTRY]), signed())


def test_the_scorer_answers_and_the_appellant_replies() -> None:
    stage = given(Appeal, *CALLED)
    stage.when(answered()).then(fact(AppealAnswered, statement="数据取自系统", evidence=(PROOF,)))
    state = stage.when(replied()).then(fact(AppealReplied, statement="系统数据已更新", evidence=()))
    assert (state.hearing.answered, state.hearing.replied) == ({ASSESSOR.id}, True)


def test_who_had_no_hand_in_it_has_nothing_to_answer() -> None:
    given(Appeal, *CALLED).when(answered(OFFICER)).then_refused(NotAskedToAnswer)
    given(Appeal, *CALLED).when(answered(statement=" ")).then_refused(ReasonMissing)


def test_submitty_4766_a_remark_after_the_end_opens_nothing_again() -> None:
    ruling = ItemRuling(item=ENTRY, outcome="MAINTAINED", points=None, reason="证据充分")
    done = (*accepted(ENTRY), *hearing.decided([ruling]), hearing.ruled([ruling]))
    stage = given(Appeal, *done, Step(lambda appeal: appeal.execute([]), ARBITER))
    before = stage.state
    state = stage.when(replied("裁定理由第二段日期有误")).then(
        fact(AppealReplied, statement="裁定理由第二段日期有误", evidence=())
    )
    assert (state.status, state.rulings, state.clock) == (AppealStatus.EXECUTED, before.rulings, before.clock)
    stage.when(answered()).then_refused(AppealStepWrong)


@pytest.mark.parametrize(
    ("by", "party"),
    [(ASSESSOR, "SCORER"), (INVESTIGATOR, "WORKING_GROUP"), (OFFICER, "OFFICE")],
)
def test_evidence_names_the_party_that_hands_it_in(by: Player, party: str) -> None:
    given(Appeal, *CALLED, *GROUP).when(submitted(by, PROOF)).then(
        fact(AppealEvidenceSubmitted, party=party, note="回单", late=False, evidence=(PROOF,))
    )


def test_evidence_of_the_appellant_after_a_case_file_is_marked_as_late() -> None:
    stage = in_time()
    for step in (answered(), replied(), FROZEN):
        stage.take(step)
    stage.when(submitted(UNIT_HEAD, PROOF, is_appellant=True)).then(
        fact(AppealEvidenceSubmitted, party="APPELLANT", note="回单", late=True, evidence=(PROOF,))
    )


def test_who_is_no_party_hands_in_nothing_and_nothing_is_not_handed_in() -> None:
    given(Appeal, *CALLED, *GROUP).when(submitted(SUPERVISOR, PROOF)).then_refused(NotAParty)
    given(Appeal, *CALLED).when(submitted(UNIT_HEAD, is_appellant=True)).then_refused(EvidenceNone)


def test_one_investigator_reports_and_another_signs() -> None:
    stage = given(Appeal, *CALLED, *GROUP)
    stage.when(reported([ENTRY])).then(
        fact(InvestigationReported, text="调查情况", findings=(finding(ENTRY),), evidence=())
    )
    stage.when(signed(INVESTIGATOR)).then_refused(SignedAlready)
    stage.when(FROZEN).then_refused(ReportMissing)
    state = stage.when(signed()).then(fact(ReportSigned))
    assert stage_of(state) is AppealStage.SEATING
    stage.take(hearing.seated())
    assert stage_of(stage.state) is AppealStage.CASE_FILE


def test_a_report_has_one_finding_for_each_item() -> None:
    stage = given(Appeal, *accepted(ENTRY, CLAIM), *GROUP)
    stage.when(reported([ENTRY])).then_refused(FindingsIncomplete, on="findings")
    stage.when(reported([ENTRY, CLAIM, "claim:2"])).then_refused(FindingsIncomplete)
    stage.when(reported([ENTRY, ENTRY])).then_refused(ItemTwice)


def test_nobody_else_reports_and_one_alone_does_not() -> None:
    given(Appeal, *CALLED, *GROUP).when(reported([ENTRY], ARBITER)).then_refused(NotOnBench)
    barred = (*CALLED, *GROUP, declared(SECOND_INVESTIGATOR, "KIN", "亲属"))
    given(Appeal, *barred).when(reported([ENTRY])).then_refused(GroupNotAppointed)
    given(Appeal, *barred).when(reported([ENTRY], SECOND_INVESTIGATOR)).then_refused(MemberBarred)
    given(Appeal, *CALLED, *GROUP).when(signed()).then_refused(ReportMissing)


def test_the_scorer_is_heard_and_the_appellant_has_the_last_word_before_a_file_is_frozen() -> None:
    stage = in_time()
    stage.when(FROZEN).then_refused(AnswerOutstanding)
    stage.take(answered())
    stage.when(FROZEN).then_refused(ReplyOutstanding)
    stage.take(replied())
    state = stage.when(FROZEN).then(fact(CaseFileFrozen, number=1, border=1, template=1, digest=DIGEST))
    assert "INVESTIGATION" not in state.clock.deadlines


def test_who_does_not_answer_in_time_waives_it() -> None:
    stage = in_time()
    stage.authors.later(timedelta(days=30))
    assert stage.take(FROZEN)


def test_a_file_is_issued_again_with_the_next_number() -> None:
    stage = in_time()
    for step in (answered(), replied(), FROZEN, submitted(UNIT_HEAD, PROOF, is_appellant=True)):
        stage.take(step)
    again = Step[Appeal](lambda appeal: appeal.freeze(9, 1, DIGEST), OFFICER)
    state = stage.when(again).then(fact(CaseFileFrozen, number=2, border=9, template=1, digest=DIGEST))
    assert [each.number for each in state.hearing.files] == [1, 2]


def test_a_new_report_makes_the_file_outdated() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.ready([ENTRY]))
    assert stage_of(stage.state) is AppealStage.DELIBERATION
    stage.take(reported([ENTRY]))
    assert stage_of(stage.state) is AppealStage.INVESTIGATION


def test_nothing_is_added_to_what_the_bench_votes_by_while_it_votes() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.ready([ENTRY]), hearing.VOTING_OPENED)
    assert stage_of(stage.state) is AppealStage.VOTING
    stage.when(reported([ENTRY])).then_refused(VotingUnderWayNow)
    stage.when(FROZEN).then_refused(VotingUnderWayNow)
