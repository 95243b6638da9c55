"""The bench votes: sealed, opened together, counted; and a ruling says what was decided."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.bench_refusals import BenchNotSeated, MemberBarred, NotInTheChair, NotOnBench
from domain.appeal.clock import Timing
from domain.appeal.ruling import AppealExecuted, AppealRuled, RemittalSettled, RulingEndorsed, Weight
from domain.appeal.stage import AppealStage, stage_of
from domain.appeal.state import ItemRuling, RulingEffect
from domain.appeal.vote import Decided, ItemVote, OpenedBallot, committed, counted, votes_in, written
from domain.appeal.vote_refusals import (
    BallotsSealed,
    CaseFileMissing,
    DecidedAlready,
    EndorsedAlready,
    EndorsementMissing,
    EndorserSits,
    NotDecided,
    NothingRemitted,
    RulingNotAsDecided,
    VoteCastAlready,
    VotesIncomplete,
    VotingClosed,
    VotingIsOpen,
)
from domain.appeal.voting import VoteCast, VotesOpened, VotingOpened
from domain.assessment.refusals import ReasonMissing
from domain.assessment.ruled import Outcome
from domain.calendar.deadline import due
from domain.policy.appeals import APPEALS, AppealRules
from tests.support import hearing
from tests.support.authors import ARBITER, LEADER, OFFICER, Player, grounds
from tests.support.calendars import TIMING
from tests.support.hearing import (
    BENCH,
    SECOND_ARBITER,
    THIRD_ARBITER,
    VOTING_OPENED,
    accepted,
    cast,
    ready,
    ruled,
    unsealed,
)
from tests.support.scenario import Stage, Step, fact, given

ENTRY, CLAIM = "entry:A/2014Q1/SELF", "claim:1"
CHAIR, SECOND, THIRD = (UUID(each.id) for each in (ARBITER, SECOND_ARBITER, THIRD_ARBITER))


def ruling(outcome: Outcome = "MAINTAINED", points: str | None = None, item: str = ENTRY) -> ItemRuling:
    worth = None if points is None else Decimal(points)
    return ItemRuling(item=item, outcome=outcome, points=worth, reason="证据充分")


VARIED, MAINTAINED = ruling("VARIED", "9.50"), ruling()


def voting(*items: str, bench: Sequence[Player] = BENCH) -> Stage[Appeal]:
    """An appeal on which the bench may vote now."""
    heard = (
        hearing.seated(*bench),
        hearing.appointed(),
        *hearing.declarations((*bench, *hearing.GROUP)),
        hearing.reported(items or (ENTRY,)),
        hearing.signed(),
        hearing.FROZEN,
    )
    return given(Appeal, *accepted(*(items or (ENTRY,))), *heard, VOTING_OPENED)


CHANGED: Final = RulingEffect(item=ENTRY, kind="CHANGED", event=UUID(int=7), deadline=None)
OWED: Final = RulingEffect(
    item=ENTRY,
    kind="REMITTED",
    event=UUID(int=7),
    deadline=due(date(2014, 1, 6), 10, TIMING.calendar),
)


def endorsed(by: Player = LEADER) -> Step[Appeal]:
    return Step(lambda appeal: appeal.endorse(), by)


def test_the_chair_opens_a_round_by_the_newest_case_file() -> None:
    stage = given(Appeal, *accepted(ENTRY), *ready([ENTRY]))
    stage.when(Step(lambda appeal: appeal.open_voting(TIMING), SECOND_ARBITER)).then_refused(NotInTheChair)
    stage.when(Step(lambda appeal: appeal.open_voting(TIMING), OFFICER)).then_refused(NotOnBench)
    stage.when(VOTING_OPENED).then(
        fact(VotingOpened, round=1, case_file=1, deadline=due(date(2014, 1, 6), 3, TIMING.calendar))
    )
    stage.when(VOTING_OPENED).then_refused(VotingIsOpen)


def test_without_a_bench_or_a_case_file_nobody_votes() -> None:
    given(Appeal, *accepted(ENTRY)).when(VOTING_OPENED).then_refused(BenchNotSeated)
    seated = (*accepted(ENTRY), hearing.seated(), *hearing.declarations(BENCH))
    given(Appeal, *seated).when(VOTING_OPENED).then_refused(CaseFileMissing)
    given(Appeal, *seated).when(cast([VARIED])).then_refused(VotingClosed)


def test_a_ballot_is_sealed_and_commits_to_what_is_in_it() -> None:
    stage = voting()
    (event,) = stage.take(cast([VARIED]))
    assert isinstance(event, VoteCast)
    assert "9.5" not in event.model_dump_json(exclude={"box"})
    text = unsealed(event.box)
    assert committed(text) == event.commitment
    assert [(vote.outcome, vote.points) for vote in votes_in(text)] == [("VARIED", Decimal("9.50"))]
    assert stage.state.vote.opened == ()


def test_equal_votes_do_not_have_equal_commitments() -> None:
    stage = voting()
    first, second = (stage.take(cast([VARIED], each))[0] for each in BENCH)
    assert isinstance(first, VoteCast)
    assert isinstance(second, VoteCast)
    assert first.commitment != second.commitment


def test_n13_a_late_change_is_impossible_and_what_is_opened_matches_its_commitment() -> None:
    stage = voting()
    stage.take(cast([VARIED]))
    stage.when(cast([MAINTAINED])).then_refused(VoteCastAlready)
    forged = written(hearing.votes([MAINTAINED]), UUID(int=3))
    sealed = stage.state.vote.ballots[CHAIR]
    stage.authors.later(timedelta(days=10))
    opening = Step[Appeal](lambda appeal: appeal.open_ballots({CHAIR: forged}, APPEALS), ARBITER)
    stage.when(opening).then(fact(VotesOpened, round=1, ballots=(), spoilt=(CHAIR,), decided=()))
    assert committed(forged) != sealed.commitment


def test_ballots_stay_sealed_until_all_are_in_or_the_time_is_up() -> None:
    stage = voting(bench=(ARBITER, SECOND_ARBITER, THIRD_ARBITER))
    for each in BENCH:
        stage.take(cast([VARIED], each))
    stage.when(hearing.opened()).then_refused(BallotsSealed, on="appeal")
    stage.authors.later(timedelta(days=4))
    (event,) = stage.take(hearing.opened())
    assert isinstance(event, VotesOpened)
    assert [each.member for each in event.ballots] == [CHAIR, SECOND]
    assert event.decided == (Decided(item=ENTRY, outcome="VARIED", points=Decimal("9.50"), votes=2),)
    stage.when(cast([VARIED], THIRD_ARBITER)).then_refused(VotingClosed)


def test_with_the_last_ballot_all_are_opened() -> None:
    stage = voting()
    stage.take(cast([VARIED]))
    cast_event, opened_event = stage.take(cast([VARIED], SECOND_ARBITER))
    assert (type(cast_event), type(opened_event)) == (VoteCast, VotesOpened)
    assert stage_of(stage.state) is AppealStage.RULING
    stage.when(VOTING_OPENED).then_refused(DecidedAlready)


def test_too_few_ballots_decide_nothing_and_the_bench_votes_again() -> None:
    stage = voting(bench=(ARBITER, SECOND_ARBITER, THIRD_ARBITER))
    stage.take(cast([VARIED]))
    stage.authors.later(timedelta(days=4))
    (event,) = stage.take(hearing.opened())
    assert isinstance(event, VotesOpened)
    assert event.decided == ()
    stage.when(ruled([VARIED])).then_refused(NotDecided)
    (again,) = stage.take(VOTING_OPENED)
    assert isinstance(again, VotingOpened)
    assert again.round == 2


def test_a_ballot_votes_once_on_every_item_with_a_reason() -> None:
    stage = voting(ENTRY, CLAIM)
    stage.when(cast([VARIED])).then_refused(VotesIncomplete, on="votes")
    stage.when(cast([VARIED, VARIED])).then_refused(VotesIncomplete)
    silent = VARIED.model_copy(update={"reason": " "})
    stage.when(cast([silent, ruling(item=CLAIM)])).then_refused(ReasonMissing)


def test_who_is_barred_does_not_vote() -> None:
    stage = voting(bench=(ARBITER, SECOND_ARBITER, THIRD_ARBITER))
    stage.take(Step(lambda appeal: appeal.recuse(THIRD, grounds()), LEADER))
    stage.when(cast([VARIED], THIRD_ARBITER)).then_refused(MemberBarred)


def ballots(*choices: tuple[Outcome, str | None]) -> list[OpenedBallot]:
    """Ballots of a chair and others, each with one choice on the entry."""
    return [
        OpenedBallot(
            member=UUID(int=number),
            text=written(
                [
                    ItemVote(
                        item=ENTRY,
                        outcome=outcome,
                        points=None if points is None else Decimal(points),
                        reason="意见",
                    )
                ],
                UUID(int=number),
            ),
        )
        for number, (outcome, points) in enumerate(choices)
    ]


V, W, M = ("VARIED", "9.50"), ("VARIED", "9.00"), ("MAINTAINED", None)


@pytest.mark.parametrize(
    ("choices", "rules", "expected"),
    [
        ((V, V, M), APPEALS, [("VARIED", 2)]),
        ((V, W, M), APPEALS, []),
        ((V, M), APPEALS, [("VARIED", 1)]),
        ((M, V), APPEALS, [("MAINTAINED", 1)]),
        ((V, M), APPEALS.model_copy(update={"chair_breaks_ties": False}), []),
        ((V, V, M, M), APPEALS, [("VARIED", 2)]),
        ((V, V, W, M), APPEALS, []),
        ((M, V, V), APPEALS, [("VARIED", 2)]),
    ],
)
def test_more_than_half_of_the_votes_decide_and_the_chair_breaks_a_tie_of_two(
    choices: Sequence[tuple[Outcome, str | None]], rules: AppealRules, expected: list[tuple[str, int]]
) -> None:
    found = counted(ballots(*choices), [ENTRY], UUID(int=0), rules)
    assert [(each.outcome, each.votes) for each in found] == expected


def test_nine_and_nine_point_zero_zero_are_one_choice() -> None:
    found = list(counted(ballots(("VARIED", "9"), ("VARIED", "9.00")), [ENTRY], None, APPEALS))
    assert [each.votes for each in found] == [2]


def test_a_ruling_says_nothing_else_than_what_was_decided() -> None:
    stage = voting()
    for each in BENCH:
        stage.take(cast([VARIED], each))
    stage.when(ruled([ruling("VARIED", "9.00")])).then_refused(RulingNotAsDecided, on="rulings")
    stage.when(ruled([VARIED], by=SECOND_ARBITER)).then_refused(NotInTheChair)
    stage.when(ruled([VARIED])).then(
        fact(AppealRuled, rulings=(VARIED,), endorsed_by=None, grounds=grounds())
    )


HEAVY: Final = Weight(Decimal(3), Decimal(2))


def test_n21_above_the_threshold_a_second_person_approves_and_never_one_of_the_bench() -> None:
    stage = given(Appeal, *accepted(ENTRY), *hearing.decided([VARIED]))
    stage.when(ruled([VARIED], weight=HEAVY)).then_refused(EndorsementMissing, on="appeal")
    stage.when(endorsed(ARBITER)).then_refused(EndorserSits)
    stage.when(endorsed(hearing.INVESTIGATOR)).then_refused(EndorserSits)
    stage.when(endorsed()).then(fact(RulingEndorsed, round=1))
    stage.when(endorsed()).then_refused(EndorsedAlready)
    stage.when(ruled([VARIED], weight=HEAVY)).then(
        fact(AppealRuled, rulings=(VARIED,), endorsed_by=LEADER.id, grounds=grounds())
    )


def test_what_is_not_decided_is_not_approved() -> None:
    given(Appeal, *accepted(ENTRY), *ready([ENTRY])).when(endorsed()).then_refused(NotDecided)


def test_what_is_remitted_is_owed_until_it_is_settled() -> None:
    remitted, effect = ruling("REMITTED"), OWED
    history = (*accepted(ENTRY), *hearing.decided([remitted]), ruled([remitted]))
    stage = given(Appeal, *history)
    executed = Step[Appeal](lambda appeal: appeal.execute([effect]), ARBITER)
    state = stage.when(executed).then(fact(AppealExecuted, effects=(effect,)))
    assert (stage_of(state), list(state.clock.deadlines)) == (AppealStage.REMITTAL, ["REMITTAL"])
    elsewhere = Step[Appeal](lambda appeal: appeal.settle(ruling(item=CLAIM), CHANGED, grounds()), OFFICER)
    stage.when(elsewhere).then_refused(NothingRemitted, on="item")
    again = Step[Appeal](lambda appeal: appeal.settle(VARIED, CHANGED, grounds()), OFFICER)
    state = stage.when(again).then(fact(RemittalSettled, ruling=VARIED, effect=CHANGED, grounds=grounds()))
    assert (stage_of(state), state.rulings, state.clock.deadlines) == (AppealStage.CLOSED, (VARIED,), {})
    stage.when(again).then_refused(NothingRemitted)


def test_the_time_of_a_vote_stands_still_while_the_clock_is_paused() -> None:
    stage = voting(bench=(ARBITER, SECOND_ARBITER, THIRD_ARBITER))
    stage.take(cast([VARIED]))
    stage.take(Step(lambda appeal: appeal.pause("等待鉴定"), OFFICER))
    stage.authors.later(timedelta(days=10))
    stage.when(hearing.opened()).then_refused(BallotsSealed)
    stage.take(Step(lambda appeal: appeal.resume(Timing(*TIMING).calendar), OFFICER))
    assert stage.take(cast([VARIED], SECOND_ARBITER))
