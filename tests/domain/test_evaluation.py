"""Evaluation rounds: what can be opened, cast, counted and closed, and by whom."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from domain.evaluation.ballot import BallotLine, invalid_because
from domain.evaluation.events import BallotFoundInvalid, BallotsCounted, RoundClosed, RoundOpened
from domain.evaluation.opening import Opening
from domain.evaluation.refusals import (
    BallotCastAlready,
    BallotIncomplete,
    BallotMarksWrong,
    BallotNotStanding,
    EvaluationDayWrong,
    EvaluationMethodWrong,
    EvaluationVoicesWrong,
    NotARater,
    OwnUnitRated,
    RaterGroupWrong,
    RaterTwice,
    RoundExists,
    RoundSamePerson,
    RoundStepWrong,
    RoundUnknown,
    SourceEvidenceMissing,
    SourceScoredAlready,
    SourceScoresMissing,
    SourceScoreWrong,
    SourceUnknown,
    TooFewBallots,
    VotingOver,
    VotingUnderWay,
)
from domain.evaluation.round import EvaluationRound
from domain.evaluation.state import Rater, RoundStatus, ScoreSource, SourceScore
from domain.evaluation.tally import Counting, form_of, tally
from domain.methods.catalogue import MethodDefinition
from domain.methods.direct import DIRECT
from domain.methods.refusals import MeasureMissing, NothingCounted
from domain.period import Cycle
from domain.plan.version import PlanVersion
from domain.policy.evaluation import EVALUATION, EvaluationRules
from tests.support.authors import LEADER, OFFICER, REPORTER, SECOND_OFFICER, grounds, noon
from tests.support.evaluation import EIGHT, FOUR, PROOF, Marks, lines, votes
from tests.support.methods import ACCURACY, BALLOTS, CONTEST, LEADER_STAFF_TEAM, VOTES
from tests.support.plans import a_plan, indicator
from tests.support.scenario import Stage, Step, When, given

LAST: Final = date(2014, 1, 31)
BUREAUS: Final = ("U01", "U02", "U03", "U04")


def plan_of(method: MethodDefinition) -> PlanVersion:
    rated = indicator("E", 100, Cycle.YEAR, channels=("EVALUATION",), method=method)
    return a_plan(rated)


PLAN: Final = plan_of(BALLOTS)


def unit(code: str, group: str | None = None) -> Rater:
    return Rater(rater=code, unit=code, group=group)


def source(code: str = "SURVEY", group: str | None = None) -> ScoreSource:
    return ScoreSource(kind="SURVEY", code=code, group=group)


PEERS: Final = Opening(
    plan=PLAN.plan,
    indicator="E",
    period="2014",
    direction="UPWARD",
    target="PER_SUBJECT",
    subjects=("U05", "U06"),
    persons=(),
    units=tuple(map(unit, BUREAUS)),
    sources=(),
    last_day=LAST,
)
SURVEYED: Final = replace(
    PEERS, direction="SATISFACTION", units=(), sources=(source(),), subjects=("U05", "U06")
)


def opening(
    what: Opening = PEERS, plan: PlanVersion = PLAN, rules: EvaluationRules = EVALUATION
) -> Step[EvaluationRound]:
    return Step(lambda round_: round_.open(what, plan, rules))


def voting(rater: str, ballot: tuple[BallotLine, ...]) -> Step[EvaluationRound]:
    return Step(lambda round_: round_.cast(round_.rater(rater), ballot), REPORTER)


def marking(rater: str, *marks: int) -> Step[EvaluationRound]:
    said: Mapping[str | None, Marks] = dict(zip(("U05", "U06"), ([each] for each in marks), strict=True))
    return voting(rater, lines(said, EIGHT))


def counting(plan: PlanVersion = PLAN, rules: EvaluationRules = EVALUATION) -> Step[EvaluationRound]:
    return Step(lambda round_: round_.count(plan, rules))


def recording(*scores: tuple[str | None, str], code: str = "SURVEY") -> Step[EvaluationRound]:
    given_scores = tuple(SourceScore(subject=subject, score=Decimal(score)) for subject, score in scores)
    return Step(lambda round_: round_.record_scores(code, given_scores, PROOF))


ALL: Final = tuple(marking(each, 90 + number, 80) for number, each in enumerate(BUREAUS))
CLOSED: Final = Step[EvaluationRound](lambda round_: round_.close(()), SECOND_OFFICER)


def voted() -> Stage[EvaluationRound]:
    return given(EvaluationRound, opening(), *ALL)


def late(stage: Stage[EvaluationRound], day: date) -> Stage[EvaluationRound]:
    stage.authors.now = noon(day)
    return stage


def trying(what: Opening, plan: PlanVersion = PLAN) -> When[EvaluationRound]:
    return given(EvaluationRound).when(opening(what, plan))


# Opening


def test_what_was_not_opened_is_no_round() -> None:
    given(EvaluationRound).when(counting()).then_refused(RoundUnknown)


def test_a_round_is_opened_once() -> None:
    given(EvaluationRound, opening()).when(opening()).then_refused(RoundExists)


def test_the_dimensions_are_those_of_the_direction() -> None:
    stage = given(EvaluationRound, opening())
    assert [each.code for each in stage.state.dimensions] == [*EIGHT]
    down = replace(PEERS, direction="DOWNWARD")
    assert [each.code for each in given(EvaluationRound, opening(down)).state.dimensions] == [*FOUR]
    assert given(EvaluationRound, opening(SURVEYED)).state.dimensions == ()


def test_the_dimensions_are_the_words_of_the_founding_document() -> None:
    assert [each.name for each in EVALUATION.downward] == ["改进作风", "服务大局", "勤政廉洁", "工作业绩"]
    assert [each.name for each in EVALUATION.upward] == [
        "及时答复基层请示事项",
        "提高工作效率",
        "减轻基层负担",
        "加强基层工作指导",
        "及时帮助基层解决工作难题",
        "工作安排、制定政策和管理措施符合税收工作和基层实际",
        "善待基层人员",
        "虚心听取基层意见",
    ]


def test_the_last_day_may_be_today_and_not_yesterday() -> None:
    given(EvaluationRound, opening(replace(PEERS, last_day=date(2014, 1, 6))))
    trying(replace(PEERS, last_day=date(2014, 1, 5))).then_refused(EvaluationDayWrong)


@pytest.mark.parametrize(
    "what",
    [
        replace(PEERS, units=()),
        replace(PEERS, persons=(unit("P1"),)),
        replace(PEERS, direction="LEADER"),
        replace(PEERS, direction="DOWNWARD", units=()),
        replace(PEERS, direction="EXTERNAL", sources=(source(),)),
        replace(SURVEYED, sources=()),
    ],
)
def test_a_direction_says_who_speaks(what: Opening) -> None:
    trying(what).then_refused(EvaluationVoicesWrong)


def test_votes_are_cast_and_not_recorded() -> None:
    mixed = replace(
        PEERS, units=tuple(unit(each, "STAFF") for each in BUREAUS), sources=(source(group="STAFF"),)
    )
    trying(mixed, plan_of(VOTES)).then_refused(EvaluationVoicesWrong)


def test_raters_and_sources_are_named_once() -> None:
    trying(replace(PEERS, units=(unit("U01"), unit("U01")))).then_refused(RaterTwice)
    trying(replace(SURVEYED, sources=(source(), source()))).then_refused(RaterTwice)


def test_groups_are_those_of_the_method() -> None:
    trying(replace(PEERS, units=(unit("U01", "SCORE"),))).then_refused(RaterGroupWrong)
    trying(PEERS, plan_of(CONTEST)).then_refused(RaterGroupWrong)
    trying(replace(PEERS, units=(unit("U01", "OTHER"),)), plan_of(CONTEST)).then_refused(RaterGroupWrong)
    trying(replace(SURVEYED, sources=(source(group="OTHER"),)), plan_of(CONTEST)).then_refused(
        RaterGroupWrong
    )


def test_who_belongs_to_a_subject_does_not_rate_the_whole() -> None:
    trying(replace(PEERS, target="WHOLE", subjects=("U05", "U01"))).then_refused(OwnUnitRated)


def test_a_method_without_scores_or_votes_takes_no_round() -> None:
    trying(PEERS, plan_of(ACCURACY)).then_refused(EvaluationMethodWrong)


def test_the_event_says_all_that_a_rater_must_know() -> None:
    (event,) = given(EvaluationRound).take(opening())
    assert isinstance(event, RoundOpened)
    assert (event.last_day, event.subjects, event.raters) == (LAST, ("U05", "U06"), PEERS.units)
    assert event.form == form_of(BALLOTS)


# Ballots


def test_a_ballot_stands_as_it_was_cast() -> None:
    given(EvaluationRound, opening(), ALL[0]).when(marking("U01", 1, 2)).then_refused(BallotCastAlready)


def test_only_who_is_on_the_list_rates() -> None:
    given(EvaluationRound, opening()).when(marking("U07", 90, 80)).then_refused(NotARater)


def test_ballots_are_cast_until_the_end_of_the_last_day() -> None:
    on_time = late(given(EvaluationRound, opening()), LAST)
    on_time.take(marking("U01", 90, 80))
    late(on_time, date(2014, 2, 1)).when(marking("U02", 90, 80)).then_refused(VotingOver)


@pytest.mark.parametrize(
    "said",
    [{"U05": [90]}, {"U05": [90], "U06": [80], "U07": [80]}, {None: [90]}, {}],
)
def test_a_ballot_speaks_of_every_subject_and_of_no_other(said: dict[str | None, Marks]) -> None:
    given(EvaluationRound, opening()).when(voting("U01", lines(said, EIGHT))).then_refused(BallotIncomplete)


def test_a_rater_leaves_out_the_own_unit() -> None:
    among = replace(PEERS, subjects=("U01", "U05", "U06"))
    stage = given(EvaluationRound, opening(among), marking("U01", 90, 80))
    own = voting("U02", lines({"U02": [99], "U05": [90], "U06": [80]}, EIGHT))
    stage.when(own).then_refused(BallotIncomplete)
    both = replace(PEERS, subjects=("U02", "U05", "U06"))
    given(EvaluationRound, opening(both)).when(own).then_refused(OwnUnitRated)


@pytest.mark.parametrize(
    "ballot",
    [
        lines({"U05": [101], "U06": [80]}, EIGHT),
        lines({"U05": [-1], "U06": [80]}, EIGHT),
        lines({"U05": [90], "U06": [80]}, FOUR),
        votes({"U05": "GOOD", "U06": "GOOD"}),
    ],
)
def test_each_dimension_is_scored_on_the_scale(ballot: tuple[BallotLine, ...]) -> None:
    given(EvaluationRound, opening()).when(voting("U01", ballot)).then_refused(BallotMarksWrong)


def test_a_vote_names_a_grade_of_the_method() -> None:
    staff = replace(PEERS, units=tuple(unit(each, "STAFF") for each in BUREAUS))
    stage = given(EvaluationRound, opening(staff, plan_of(VOTES)))
    stage.take(voting("U01", votes({"U05": "GOOD", "U06": "FAIR"})))
    stage.when(voting("U02", votes({"U05": "SPLENDID", "U06": "FAIR"}))).then_refused(BallotMarksWrong)
    scored = lines({"U05": [90], "U06": [80]}, EIGHT)
    stage.when(voting("U02", scored)).then_refused(BallotMarksWrong)


def test_more_time_is_given_with_a_reason_and_never_less() -> None:
    def extending(day: date, reason: str = "两个单位外出检查") -> Step[EvaluationRound]:
        return Step(lambda round_: round_.extend(day, reason))

    stage = late(given(EvaluationRound, opening()), date(2014, 2, 3))
    stage.when(extending(date(2014, 2, 2))).then_refused(EvaluationDayWrong)
    stage.take(extending(date(2014, 2, 3)))
    stage.take(marking("U01", 90, 80))
    stage.when(extending(date(2014, 2, 3))).then_refused(EvaluationDayWrong)


# What does not count


def invalidating(rater: str) -> Step[EvaluationRound]:
    return Step(lambda round_: round_.invalidate(rater, grounds()))


def test_an_invalidated_ballot_stays_and_does_not_count() -> None:
    stage = voted()
    stage.take(invalidating("U04"))
    stage.when(invalidating("U04")).then_refused(BallotNotStanding)
    stage.take(counting())
    (group,) = stage.state.tallies["U05"].groups
    assert (group.valid, group.mean) == (3, Decimal(91))
    assert stage.state.ballots["U04"].lines


def test_who_has_not_voted_has_nothing_to_invalidate() -> None:
    given(EvaluationRound, opening()).when(invalidating("U01")).then_refused(BallotNotStanding)


def test_sameness_is_told_from_two_subjects_on_and_where_the_policy_wants_it() -> None:
    form, same = form_of(BALLOTS), lines({"U05": [90], "U06": [90]})
    full, one = lines({"U05": [100], "U06": [100]}), lines({"U05": [100]})
    lenient = EVALUATION.model_copy(update={"void_identical": False})
    strict_no_more = lenient.model_copy(update={"void_full_marks": False})
    assert invalid_because(same, form, EVALUATION) == "IDENTICAL"
    assert invalid_because(full, form, EVALUATION) == "FULL_MARKS"
    assert invalid_because(one, form, EVALUATION) is None
    assert invalid_because(same, form, lenient) is None
    assert invalid_because(full, form, lenient) == "FULL_MARKS"
    assert invalid_because(full, form, strict_no_more) is None


def test_the_best_grade_for_all_is_full_marks() -> None:
    form = form_of(VOTES)
    assert invalid_because(votes({"U05": "EXCELLENT", "U06": "EXCELLENT"}), form, EVALUATION) == "FULL_MARKS"
    assert invalid_because(votes({"U05": "GOOD", "U06": "GOOD"}), form, EVALUATION) == "IDENTICAL"
    assert invalid_because(votes({"U05": "GOOD", "U06": "FAIR"}), form, EVALUATION) is None


def test_counting_says_which_ballots_are_invalid_by_rule() -> None:
    stage = given(EvaluationRound, opening(), *ALL[:3], marking("U04", 90, 90))
    found, counted = stage.take(counting())
    assert isinstance(found, BallotFoundInvalid)
    assert (found.rater, found.because) == ("U04", "IDENTICAL")
    assert isinstance(counted, BallotsCounted)
    assert stage.state.tallies["U05"].groups[0].valid == 3


# Counting and closing


def test_before_the_last_day_has_passed_all_must_have_voted() -> None:
    stage = given(EvaluationRound, opening(), *ALL[:3])
    stage.when(counting()).then_refused(VotingUnderWay)
    late(stage, LAST).when(counting()).then_refused(VotingUnderWay)
    late(stage, date(2014, 2, 1)).take(counting())
    assert stage.state.status is RoundStatus.COUNTED


def test_too_few_valid_ballots_are_not_counted() -> None:
    stage = late(given(EvaluationRound, opening(), *ALL[:2]), date(2014, 2, 1))
    stage.when(counting()).then_refused(TooFewBallots)
    fewer = EVALUATION.model_copy(update={"least_valid": 2})
    stage.take(counting(rules=fewer))


def test_what_is_told_of_ballots_is_in_the_order_of_their_figures() -> None:
    stage = given(EvaluationRound, opening(), *reversed(ALL), counting())
    assert [each.value for each in stage.state.tallies["U05"].measures] == [90, 91, 92, 93]


def test_one_counts_and_another_closes() -> None:
    stage = voted()
    stage.when(CLOSED).then_refused(RoundStepWrong)
    stage.take(counting())
    own = Step[EvaluationRound](lambda round_: round_.close(()), OFFICER)
    stage.when(own).then_refused(RoundSamePerson)
    (closed,) = stage.take(CLOSED)
    assert isinstance(closed, RoundClosed)
    stage.when(CLOSED).then_refused(RoundStepWrong)


@pytest.mark.parametrize("step", [counting(), invalidating("U01"), marking("U01", 1, 2)])
def test_nothing_is_said_after_the_count(step: Step[EvaluationRound]) -> None:
    stage = given(EvaluationRound, opening(), *ALL, counting())
    stage.when(step).then_refused(VotingOver if step.by is REPORTER else RoundStepWrong)


def test_parts_follow_each_other() -> None:
    def part(number: int, *, last: bool) -> Step[EvaluationRound]:
        return Step(lambda round_: round_.enter_part(number, (), last=last), LEADER)

    begun = Step[EvaluationRound](lambda round_: round_.begin_entering(), SECOND_OFFICER)
    stage = given(EvaluationRound, opening(), *ALL, counting(), begun)
    stage.when(part(1, last=False)).then_refused(RoundStepWrong)
    stage.take(part(0, last=False))
    stage.when(part(0, last=True)).then_refused(RoundStepWrong)
    stage.take(part(1, last=True))
    assert stage.state.status is RoundStatus.CLOSED


# Sources


def test_a_survey_speaks_without_ballots() -> None:
    stage = given(EvaluationRound, opening(SURVEYED), recording(("U05", "92.5"), ("U06", "88")), counting())
    assert stage.state.tallies["U05"].points == Decimal("92.5")


def test_scores_from_outside_are_recorded_once_with_evidence_by_a_source_of_the_round() -> None:
    stage = given(EvaluationRound, opening(SURVEYED))
    stage.when(counting()).then_refused(SourceScoresMissing)
    stage.when(recording(("U05", "1"), ("U06", "1"), code="OTHER")).then_refused(SourceUnknown)
    bare = Step[EvaluationRound](lambda round_: round_.record_scores("SURVEY", (), ()))
    stage.when(bare).then_refused(SourceEvidenceMissing)
    stage.take(recording(("U05", "92.5"), ("U06", "88")))
    stage.when(recording(("U05", "1"), ("U06", "1"))).then_refused(SourceScoredAlready)


@pytest.mark.parametrize(
    "scores",
    [(("U05", "90"),), (("U05", "90"), ("U05", "90")), (("U05", "101"), ("U06", "90")), ((None, "90"),)],
)
def test_a_source_scores_everybody_once_on_the_scale(scores: tuple[tuple[str | None, str], ...]) -> None:
    given(EvaluationRound, opening(SURVEYED)).when(recording(*scores)).then_refused(SourceScoreWrong)


def test_a_source_may_score_the_whole() -> None:
    whole = replace(SURVEYED, target="WHOLE")
    stage = given(EvaluationRound, opening(whole), recording((None, "90")), counting())
    assert {each.points for each in stage.state.tallies.values()} == {Decimal(90)}


# Methods


def test_each_part_of_a_composite_needs_a_voice() -> None:
    plan = plan_of(CONTEST)
    ballots = replace(PEERS, units=tuple(unit(each, "SCORE") for each in BUREAUS))
    given(EvaluationRound, opening(ballots, plan), *ALL).when(counting(plan)).then_refused(MeasureMissing)


def test_extra_points_are_nothing_unless_a_source_gives_some() -> None:
    """87.2, 82 and 88 at 20/40/40 make 85.44; 2 extra points 87.44."""
    plan = plan_of(LEADER_STAFF_TEAM)
    parts = (source("L", "LEADER"), source("S", "STAFF"), source("T", "TEAM"))
    said = (("L", "87.2"), ("S", "82"), ("T", "88"))
    plain = replace(SURVEYED, subjects=("U05",), sources=parts)
    steps = [recording(("U05", score), code=code) for code, score in said]
    stage = given(EvaluationRound, opening(plain, plan), *steps, counting(plan))
    assert stage.state.tallies["U05"].points == Decimal("85.44")
    extra = replace(plain, sources=(*parts, source("X", "extra")))
    steps.append(recording(("U05", "2"), code="X"))
    stage = given(EvaluationRound, opening(extra, plan), *steps, counting(plan))
    assert stage.state.tallies["U05"].points == Decimal("87.44")


def test_a_group_of_a_composite_is_trimmed_by_the_policy() -> None:
    plan = plan_of(CONTEST)
    raters = tuple(unit(f"V{number}", "SCORE") for number in range(6))
    mixed = replace(PEERS, direction="DOWNWARD", units=raters, sources=(source(group="REVIEW"),))
    ballots = [
        voting(each.rater, lines({"U05": [mark], "U06": [80]}))
        for each, mark in zip(raters, (10, 90, 91, 92, 93, 100), strict=True)
    ]
    stage = given(
        EvaluationRound,
        opening(mixed, plan),
        *ballots,
        recording(("U05", "88"), ("U06", "88")),
        counting(plan),
    )
    first, _ = stage.state.tallies["U05"].groups
    assert (first.valid, first.dropped, first.mean) == (6, (10, 100), Decimal("91.5"))


def test_nobody_s_word_is_no_score() -> None:
    plan = plan_of(DIRECT)
    with pytest.raises(NothingCounted):
        tally("U05", (), Counting(plan.indicator("E"), "2014", plan.digits, trim_above=5))
