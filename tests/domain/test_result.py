"""Results: a board compiled at a border, proposed, determined, made public, revised, final."""

from datetime import date
from decimal import Decimal
from typing import Final
from uuid import uuid5

from domain.calendar.deadline import due
from domain.policy.policy import POLICY_V1, Policy
from domain.policy.results import RESULTS
from domain.policy.vetoes import VetoEffect
from domain.result.board import Board, Member, Under, compiled
from domain.result.events import ResultFinalised, ResultPublicised, ResultRevised
from domain.result.moved import moved
from domain.result.refusals import (
    ChoiceWrong,
    NothingRevised,
    ResultContested,
    ResultOutdated,
    ResultSamePerson,
    ResultStepWrong,
    ResultUnknown,
    StaleCompilation,
    WindowOpen,
)
from domain.result.result import BoardRevision, Result
from domain.result.state import ResultStatus
from domain.scoring.ranking import Standing
from tests.support.authors import ARBITER, LEADER, OFFICER, SECOND_OFFICER, grounds, noon
from tests.support.calendars import Weekdays
from tests.support.plans import a_plan
from tests.support.policies import policy_with
from tests.support.scenario import Stage, Step, fact, given

PLAN: Final = a_plan()
PUBLIC_ON: Final = date(2015, 1, 23)
REVISED_ON: Final = date(2015, 2, 2)
CALENDAR: Final = Weekdays()
WINDOW: Final = due(PUBLIC_ON, 5, CALENDAR)
FRESH: Final = due(REVISED_ON, 5, CALENDAR)
CAPPED: Final[VetoEffect] = "CAP_BELOW_EXCELLENT"
CHOOSING: Final = policy_with("quota", tie="LEADING_GROUP", tie_breakers=())


def member(subject: str, total: str, *vetoes: str) -> Member:
    effects = (CAPPED,) * len(vetoes)
    standing = Standing(subject, Decimal(total), Decimal(400), Decimal(900), Decimal(0), effects)
    return Member(uuid5(PLAN.plan, subject), standing, vetoes)


def board(*totals: str, policy: Policy = POLICY_V1, border: int = 10, vetoed: str = "") -> Board:
    """Of four, one may be excellent."""
    group = [
        member(name, total, *(("MAJOR_FAULT",) if name == vetoed else ()))
        for number, total in enumerate(totals, start=1)
        for name in (f"U{number:02}",)
    ]
    return compiled(group, Under(PLAN.plan, "GRASSROOTS", border, 1, policy))


BOARD: Final = board("970", "980", "950", "940")
COMPILED: Final = Step[Result](lambda result: result.compile(BOARD, PLAN), OFFICER)
PROPOSED: Final = Step[Result](lambda result: result.propose(BOARD), ARBITER)
DETERMINED: Final = Step[Result](lambda result: result.determine(BOARD, ()), LEADER)
PUBLICISED: Final = Step[Result](lambda result: result.publicise(RESULTS, CALENDAR), OFFICER)


def revising(after: Board, *chosen: str) -> Step[Result]:
    revision = BoardRevision(after, chosen, grounds())
    return Step(lambda result: result.revise(revision, RESULTS, CALENDAR), LEADER)


def finalising(now: Board = BOARD, *contested: str) -> Step[Result]:
    return Step(lambda result: result.finalise(now, contested), SECOND_OFFICER)


def _choosing(tied: Board, *chosen: str) -> Step[Result]:
    return Step(lambda result: result.determine(tied, chosen), LEADER)


def public() -> Stage[Result]:
    stage = later(given(Result, COMPILED, PROPOSED, DETERMINED), PUBLIC_ON)
    stage.take(PUBLICISED)
    return later(stage, REVISED_ON)


def later(stage: Stage[Result], day: date) -> Stage[Result]:
    stage.authors.now = noon(day)
    return stage


def test_a_board_says_rank_and_grade_of_the_whole_group() -> None:
    told = [(line.subject, line.rank, line.grade) for line in BOARD.lines]
    assert told == [("U02", 1, "EXCELLENT"), ("U01", 2, "GOOD"), ("U03", 3, "GOOD"), ("U04", 4, "GOOD")]
    assert BOARD.places == 1


def test_the_same_group_gives_the_same_digest_and_another_border_another_one() -> None:
    assert board("970", "980", "950", "940").digest == BOARD.digest == BOARD.computed_digest
    assert board("970", "980", "950", "940", border=11).digest != BOARD.digest
    assert board("970", "980", "950", "940.01").digest != BOARD.digest


def test_a_veto_stands_on_the_line_and_leaves_total_and_rank_alone() -> None:
    vetoed = board("970", "980", "950", "940", vetoed="U02").line("U02")
    assert vetoed is not None
    assert vetoed.vetoes == ("MAJOR_FAULT",)
    assert (vetoed.total, vetoed.rank, vetoed.grade) == (Decimal(980), 1, "GOOD")


def test_what_was_not_compiled_has_no_result() -> None:
    given(Result).when(PROPOSED).then_refused(ResultUnknown)


def test_a_board_may_be_compiled_anew_until_it_is_determined() -> None:
    stage = given(Result, COMPILED, PROPOSED, COMPILED)
    assert stage.state.status is ResultStatus.COMPILED
    given(Result, COMPILED, PROPOSED, DETERMINED).when(COMPILED).then_refused(ResultStepWrong)


def test_steps_follow_each_other() -> None:
    given(Result, COMPILED).when(DETERMINED).then_refused(ResultStepWrong)
    given(Result, COMPILED, PROPOSED).when(PUBLICISED).then_refused(ResultStepWrong)


def test_three_persons_compile_propose_and_determine() -> None:
    propose = Step[Result](lambda result: result.propose(BOARD), OFFICER)
    given(Result, COMPILED).when(propose).then_refused(ResultSamePerson)
    determine = Step[Result](lambda result: result.determine(BOARD, ()), ARBITER)
    given(Result, COMPILED, PROPOSED).when(determine).then_refused(ResultSamePerson)


def test_what_has_moved_since_makes_the_compilation_stale() -> None:
    now = board("970", "980", "951", "940", border=12)
    propose = Step[Result](lambda result: result.propose(now), ARBITER)
    refusal = given(Result, COMPILED).when(propose).then_refused(StaleCompilation)
    assert "U03" in refusal.message("zh")
    determine = Step[Result](lambda result: result.determine(now, ()), LEADER)
    given(Result, COMPILED, PROPOSED).when(determine).then_refused(StaleCompilation)


def test_what_moved_and_says_the_same_is_not_stale() -> None:
    same = board("970", "980", "950", "940", border=12)
    stage = given(Result, COMPILED, Step(lambda result: result.propose(same), ARBITER))
    assert stage.state.status is ResultStatus.PROPOSED


def test_the_leading_group_chooses_of_those_tied_for_the_last_place() -> None:
    tied = board("980", "980", "950", "940", policy=CHOOSING)
    assert (tied.tied, tied.left) == (("U01", "U02"), 1)
    history = (
        Step[Result](lambda result: result.compile(tied, PLAN), OFFICER),
        Step[Result](lambda result: result.propose(tied), ARBITER),
    )
    for wrong in ((), ("U01", "U02"), ("U03",)):
        given(Result, *history).when(_choosing(tied, *wrong)).then_refused(ChoiceWrong, "chosen")
    chosen = given(
        Result, *history, Step(lambda result: result.determine(tied, ("U02",)), LEADER)
    ).state.board
    assert [line.subject for line in chosen.lines if line.grade == "EXCELLENT"] == ["U02"]
    assert chosen.digest == chosen.computed_digest


def test_a_public_result_may_be_contested_until_the_window_closes() -> None:
    assert public().state.filing_until("U03") == date(2015, 1, 30)
    assert given(Result, COMPILED, PROPOSED, DETERMINED).state.filing_until("U03") is None


def test_the_window_is_counted_in_working_days_of_the_policy() -> None:
    stage = later(given(Result, COMPILED, PROPOSED, DETERMINED), PUBLIC_ON)
    stage.when(PUBLICISED).then(fact(ResultPublicised, edition=1, digest=BOARD.digest, window=WINDOW))
    assert (WINDOW.workdays, WINDOW.due_on) == (5, date(2015, 1, 30))


def test_a_revision_tells_whom_it_moved_and_opens_a_window_for_whose_grade_changed() -> None:
    after = board("985", "980", "950", "940", border=20)
    state = (
        public()
        .when(revising(after))
        .then(
            fact(
                ResultRevised,
                edition=2,
                board=after,
                moved=moved(BOARD, after),
                window=FRESH,
                grounds=grounds(),
            )
        )
    )
    assert [(each.subject, each.before.rank, each.after.rank) for each in moved(BOARD, after)] == [
        ("U01", 2, 1),
        ("U02", 1, 2),
    ]
    assert state.windows == {
        "U01": date(2015, 2, 9),
        "U02": date(2015, 2, 9),
        "U03": date(2015, 1, 30),
        "U04": date(2015, 1, 30),
    }


def test_a_revision_without_another_grade_opens_no_window() -> None:
    stage = public()
    stage.take(revising(board("970", "980", "950", "960")))
    assert (stage.state.edition, stage.state.windows["U04"]) == (2, date(2015, 1, 30))


def test_a_board_that_was_not_public_yet_is_revised_without_a_window() -> None:
    stage = given(Result, COMPILED, PROPOSED, DETERMINED, revising(board("985", "980", "950", "940")))
    assert (stage.state.status, stage.state.edition, stage.state.windows) == (ResultStatus.DETERMINED, 2, {})


def test_a_revision_that_changes_nothing_is_refused() -> None:
    public().when(revising(board("970", "980", "950", "940", border=20))).then_refused(NothingRevised)


def test_a_result_is_final_once_every_window_has_closed() -> None:
    later(public(), WINDOW.due_on).when(finalising()).then_refused(WindowOpen)
    state = public().when(finalising()).then(fact(ResultFinalised, edition=1, digest=BOARD.digest))
    assert state.status is ResultStatus.FINALISED


def test_a_result_is_not_final_while_somebody_contests_it() -> None:
    refusal = public().when(finalising(BOARD, "U03")).then_refused(ResultContested)
    assert "U03" in refusal.message("zh")


def test_a_result_is_not_final_while_it_says_what_no_longer_is() -> None:
    moved_on = board("970", "980", "951", "940", border=20)
    refusal = public().when(finalising(moved_on)).then_refused(ResultOutdated)
    assert refusal.facts == {"subjects": "U03"}


def test_what_the_leading_group_chose_is_not_what_moved() -> None:
    tied = board("980", "980", "950", "940", policy=CHOOSING)
    stage = given(
        Result,
        Step(lambda result: result.compile(tied, PLAN), OFFICER),
        Step(lambda result: result.propose(tied), ARBITER),
        _choosing(tied, "U02"),
    )
    later(stage, PUBLIC_ON).take(PUBLICISED)
    later(stage, REVISED_ON).take(finalising(tied))
    assert stage.state.status is ResultStatus.FINALISED


def test_a_refusal_names_ten_subjects_and_says_that_there_are_more() -> None:
    names = [f"U{number:02}" for number in range(1, 12)]
    refusal = public().when(finalising(BOARD, *names)).then_refused(ResultContested)
    assert refusal.facts == {"subjects": "U01, U02, U03, U04, U05, U06, U07, U08, U09, U10 …"}


def test_a_final_result_that_is_revised_with_another_grade_is_public_again() -> None:
    stage = public()
    stage.take(finalising())
    stage.take(revising(board("985", "980", "950", "940")))
    assert stage.state.status is ResultStatus.PUBLICISED
