"""Scoring methods: measures in, points and their explanation out, by the dossier's worked numbers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from api.graphql.explanations import LINES
from domain.kernel.points import add
from domain.kernel.value import Value
from domain.methods.catalogue import METHODS, MethodDefinition
from domain.methods.definition import Line, LineCode, Scored
from domain.methods.direct import DIRECT
from domain.methods.measure import Measure
from domain.methods.person import PERSON_FORMULA
from domain.methods.refusals import (
    FigureTooLarge,
    MeasureMissing,
    MeasureNotPositive,
    MeasureNotWhole,
    MeasureOutOfRange,
    MeasureRepeated,
    MeasuresUnpaired,
    MeasureUnknown,
    NothingCounted,
)
from tests.support.methods import (
    ACCUMULATION,
    ACCURACY,
    BAD_FILES,
    BALLOTS,
    BANDS,
    BONUS_OF_8_PERCENT,
    COEFFICIENT,
    COMPLETION,
    CONTEST,
    EFFICACY,
    EIGHT_DIMENSIONS,
    FORECASTS,
    GROWTH,
    HALF_YEARS,
    LEADER_STAFF_TEAM,
    MIXED,
    REVENUE,
    SATISFACTION,
    SOUND,
    VOTES,
    WHOLE_STEPS,
    cast,
    measured,
    parts,
    scored,
)
from tests.support.sheets import plain


def points(
    method: MethodDefinition,
    measures: tuple[Measure, ...],
    marks: Any = 100,
    period: tuple[int, int] = (1, 1),
) -> str:
    return plain(scored(method, measures, marks, period).points)


def told(found: Scored) -> list[tuple[str, str | None, str]]:
    return [(line.code, line.about, plain(line.value)) for line in found.explanation]


def but(value: Value, **changes: Any) -> Any:
    return value.model_copy(update=changes)


# What every method does


def test_points_entered_directly_are_the_points_at_the_working_scale() -> None:
    found = scored(DIRECT, measured(points="9.5"), 10)
    assert str(found.points) == "9.500000"
    assert found.explanation == (Line(code="ENTERED", about=None, value=Decimal("9.500000")),)


def test_a_method_needs_each_of_its_measures() -> None:
    with pytest.raises(MeasureMissing):
        scored(DIRECT, ())


def test_a_measure_that_comes_once_is_not_given_twice() -> None:
    with pytest.raises(MeasureRepeated):
        scored(DIRECT, measured(points=["1", "1"]))


def test_a_method_takes_no_measures_but_its_own() -> None:
    with pytest.raises(MeasureUnknown):
        scored(DIRECT, measured(points="1", target="2"))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1E+9", "0.0000001"])
def test_a_measure_is_a_plain_number(value: str) -> None:
    with pytest.raises(ValidationError):
        measured(points=value)


def test_a_figure_that_cannot_be_recorded_is_refused() -> None:
    open_target = but(COMPLETION, target=None)
    with pytest.raises(FigureTooLarge):
        scored(open_target, measured(actual="999999999", target="0.000001"))


def test_every_method_has_a_sample_and_every_line_a_label() -> None:
    assert {type(each) for each in SOUND} == set(METHODS)
    assert set(LINES) == set(get_args(LineCode))
    assert len({zh for zh, _ in LINES.values()}) == len({en for _, en in LINES.values()}) == len(LINES)


def test_samples_are_sound() -> None:
    assert {each.name: list(each.flaws(4)) for each in SOUND} == {each.name: [] for each in SOUND}


# M1 to M4


@pytest.mark.parametrize(("files", "left"), [(0, "1"), (12, "0.4"), (19, "0.05"), (20, "0"), (25, "0")])
def test_m1_takes_off_for_each_fault_and_stops_at_nothing(files: int, left: str) -> None:
    assert points(BAD_FILES, measured(BAD_FILE=files), 1) == left


def test_m1_says_what_each_kind_of_fault_took_off_and_what_the_floor_gave_back() -> None:
    two = but(BAD_FILES, faults=(*BAD_FILES.faults, but(BAD_FILES.faults[0], code="LATE", points=Decimal(1))))
    found = scored(two, measured(BAD_FILE=5, LATE=1), 1)
    assert told(found) == [
        ("FULL_MARKS", None, "1"),
        ("DEDUCTED", "BAD_FILE", "-0.25"),
        ("DEDUCTED", "LATE", "-1"),
        ("FLOOR", None, "0.25"),
    ]
    assert found.points == add(line.value for line in found.explanation) == 0


@pytest.mark.parametrize("count", ["1.5", "-1"])
def test_what_is_counted_is_a_whole_number(count: str) -> None:
    with pytest.raises(MeasureNotWhole):
        scored(BAD_FILES, measured(BAD_FILE=count))


@pytest.mark.parametrize(
    ("marks", "bonus", "total"),
    [
        (300, [30], "324"),
        (1000, [100], "1080"),
        (1000, [30, 50], "1080"),
        (1000, [79], "1079"),
        (300, [], "300"),
    ],
)
def test_m2_adds_up_to_the_cap(marks: int, bonus: list[int], total: str) -> None:
    assert points(BONUS_OF_8_PERCENT, measured(bonus=bonus), marks) == total
    assert BONUS_OF_8_PERCENT.ceiling(Decimal(marks), 2) == marks * Decimal("1.08")


def test_m2_takes_no_negative_bonus() -> None:
    with pytest.raises(MeasureOutOfRange):
        scored(BONUS_OF_8_PERCENT, measured(bonus=-1))


@pytest.mark.parametrize(("actual", "worth"), [(95, "11.4"), (100, "12"), (112, "12"), (0, "0"), (-5, "0")])
def test_m3_is_in_proportion_up_to_its_ceiling(actual: int, worth: str) -> None:
    assert points(COMPLETION, measured(actual=actual), 12) == worth


def test_m3_takes_the_target_from_the_report_only_where_the_plan_leaves_it_open() -> None:
    """Rule 34: who is assessed does not choose the target."""
    with pytest.raises(MeasureUnknown):
        scored(COMPLETION, measured(actual=95, target=90))
    assert points(but(COMPLETION, target=None), measured(actual=95, target=190), 12) == "6"
    with pytest.raises(MeasureNotPositive):
        scored(but(COMPLETION, target=None), measured(actual=95, target=0))


@pytest.mark.parametrize(
    ("volume", "worth"),
    [([112], "54"), ([108], "54"), ([50, 57], "53.5"), ([100], "50"), ([], "0"), ([-1], "0")],
)
def test_m4_earns_from_nothing_up_to_8_points_beyond(volume: list[int], worth: str) -> None:
    assert points(ACCUMULATION, measured(volume=volume), 50) == worth
    assert ACCUMULATION.ceiling(Decimal(50), 2) == 54


# M5 to M8


@pytest.mark.parametrize(
    ("forecast", "actual", "worth"),
    [
        (12000, 12400, "-0.05"),
        (12000, 12300, "0"),
        (12000, 12360, "0"),
        (12000, 11639, "-0.05"),
        (6000, 6320, "-0.05"),
        (6000, 6300, "0"),
        (1500, 1610, "0"),
        (800, 700, "-0.05"),
        (800, 720, "0"),
        (10000, 10400, "-0.05"),
        (9999, 10400, "0"),
    ],
)
def test_m5_takes_off_beyond_the_band_of_the_size(forecast: int, actual: int, worth: str) -> None:
    assert points(FORECASTS, measured(forecast=forecast, actual=actual)) == worth


def test_m5_takes_off_each_time() -> None:
    found = scored(FORECASTS, measured(forecast=[12000, 12000, 800], actual=[12400, 12300, 700]))
    assert plain(found.points) == "-0.1"
    assert [line.code for line in found.explanation].count("DEDUCTED") == 2


def test_m5_refuses_a_forecast_of_nothing_none_at_all_and_one_without_its_outcome() -> None:
    with pytest.raises(MeasureNotPositive):
        scored(FORECASTS, measured(forecast=0, actual=10))
    with pytest.raises(NothingCounted):
        scored(FORECASTS, ())
    with pytest.raises(MeasuresUnpaired):
        scored(FORECASTS, measured(forecast=[1, 2], actual=1))


@pytest.mark.parametrize(
    ("value", "worth"), [("97.9", "0.9"), ("98.0", "1"), ("95", "0.9"), ("94.9", "0"), ("100", "1")]
)
def test_m6_has_inclusive_bounds_and_nothing_below(value: str, worth: str) -> None:
    assert points(ACCURACY, measured(value=value), 1) == worth


@pytest.mark.parametrize(
    ("value", "whole", "proportional"),
    [("91", "4", "4.4"), ("72", "-2", "-3.2"), ("80", "0", "0"), ("84.9", "0", "1.96"), ("70", "-4", "-4")],
)
def test_m7_truncates_towards_the_benchmark(value: str, whole: str, proportional: str) -> None:
    assert points(WHOLE_STEPS, measured(value=value)) == whole
    assert points(but(WHOLE_STEPS, reading="PROPORTIONAL"), measured(value=value)) == proportional


@pytest.mark.parametrize(
    ("quarter", "cumulative", "whole", "proportional"),
    [
        (1, 2400, "-1", "-1"),
        (2, 5000, "0", "0"),
        (3, 7600, "0", "0"),
        (4, 9850, "-1", "-1.5"),
        (1, 2401, "0", "-0.99"),
    ],
)
def test_m8_takes_off_for_each_point_of_the_annual_plan(
    quarter: int, cumulative: int, whole: str, proportional: str
) -> None:
    given = measured(cumulative=cumulative)
    assert points(REVENUE, given, period=(quarter, 4)) == whole
    assert points(but(REVENUE, reading="PROPORTIONAL"), given, period=(quarter, 4)) == proportional


def test_m8_takes_nothing_off_where_the_adjusted_task_was_met() -> None:
    assert points(REVENUE, measured(cumulative=2400, adjusted=2400), period=(1, 4)) == "0"
    assert points(REVENUE, measured(cumulative=2399, adjusted=2400), period=(1, 4)) == "-1"


def test_m8_counts_the_taxes_missed_at_year_end_only() -> None:
    strict = but(REVENUE, per_tax=Decimal(3))
    assert points(strict, measured(cumulative=10_000, taxes_missed=2), period=(4, 4)) == "-6"
    assert points(strict, measured(cumulative=2500), period=(1, 4)) == "0"
    with pytest.raises(MeasureMissing):
        scored(strict, measured(cumulative=10_000), period=(4, 4))


# M9 to M13


@pytest.mark.parametrize(
    ("value", "worth"), [("7.9", "0"), ("8", "20"), ("9.9", "20"), ("12.0", "22"), ("30", "25")]
)
def test_m9_is_all_or_nothing_and_more_above_up_to_its_cap(value: str, worth: str) -> None:
    assert points(GROWTH, measured(value=value), 20) == worth
    assert GROWTH.ceiling(Decimal(20), 2) == 25


@pytest.mark.parametrize(
    ("value", "worth"), [("5.81", "58.733333"), ("12", "100"), ("6", "60"), ("-4", "0"), ("14", "100")]
)
def test_m10_interpolates_between_nothing_and_full_marks(value: str, worth: str) -> None:
    assert points(EFFICACY, measured(value=value)) == worth


def test_m10_is_a_share_of_full_marks() -> None:
    assert points(SATISFACTION, measured(value=93)) == "75"
    assert points(SATISFACTION, measured(value=93), 50) == "37.5"


def test_m11_converts_votes_by_group() -> None:
    found = scored(VOTES, cast(LEADERS="5/3/2/0", PEERS="6/3/1/0", STAFF="4/5/1/0"))
    assert plain(found.points) == "87.2"
    means = [plain(line.value * 100) for line in found.explanation if line.code == "MEAN"]
    assert means == ["86", "90", "86"]


def test_m11_needs_a_vote_of_each_group() -> None:
    with pytest.raises(NothingCounted):
        scored(VOTES, cast(LEADERS="5/3/2/0", PEERS="6/3/1/0", STAFF="0/0/0/0"))


def test_m12_weighs_parts_and_adds_extra_points() -> None:
    given = measured(LEADER="87.2", STAFF=82, TEAM=88, extra=2)
    assert points(LEADER_STAFF_TEAM, given) == "87.44"
    star = but(CONTEST, parts=parts(A="0.50", B="0.30", C="0.20"), scale=Decimal(10))
    assert points(star, measured(A="9.4", B="8.8", C="9.0"), 10) == "9.14"
    assert (
        points(EIGHT_DIMENSIONS, measured(U1=95, U2=90, U3=85, U4=88, U5=92, U6=90, U7=96, U8=94)) == "91.25"
    )


def test_m12_stops_at_full_marks() -> None:
    found = scored(LEADER_STAFF_TEAM, measured(LEADER=100, STAFF=100, TEAM=98, extra=5))
    assert plain(found.points) == "100"
    assert told(found)[-1] == ("CAP", None, "-4.2")


@pytest.mark.parametrize("wrong", [{"SCORE": 101, "REVIEW": 90}, {"SCORE": -1, "REVIEW": 90}])
def test_m12_takes_scores_on_its_scale_only(wrong: Mapping[str, int]) -> None:
    with pytest.raises(MeasureOutOfRange):
        scored(CONTEST, measured(**wrong))


ELEVEN = (92, 88, 95, 90, 85, 91, 89, 93, 87, 90, 78)


def test_m13_drops_one_highest_and_one_lowest_of_more_than_five() -> None:
    assert points(BALLOTS, measured(score=ELEVEN)) == "89.444444"
    assert points(but(BALLOTS, trim_above=11), measured(score=ELEVEN)) == "88.909091"
    assert points(BALLOTS, measured(score=[90, 86, 94, 88, 80])) == "87.6"
    six = ("92", "90", "91.25", "87.25", "93.25", "91")
    assert points(BALLOTS, measured(score=six), 150) == "136.59375"
    with pytest.raises(NothingCounted):
        scored(BALLOTS, ())


# M14 to M17 and persons


def test_m14_gives_the_share_of_the_grade() -> None:
    assert points(COEFFICIENT, measured(GOOD=1), 40) == "36"
    with pytest.raises(MeasureRepeated):
        scored(COEFFICIENT, measured(GOOD=1, FAIR=1))
    with pytest.raises(NothingCounted):
        scored(COEFFICIENT, measured(GOOD=0))


def test_m15_adds_fixed_points_for_each_round() -> None:
    found = scored(HALF_YEARS, measured(EXCELLENT=1, FAIR=1))
    assert plain(found.points) == "-5"
    assert told(found) == [("BONUS", "EXCELLENT", "5"), ("DEDUCTED", "FAIR", "-10")]


@pytest.mark.parametrize(
    ("rank", "worth"), [(1, "40"), (3, "40"), (4, "38"), (8, "38"), (9, "36"), (12, "36")]
)
def test_m16_takes_the_loss_of_the_band(rank: int, worth: str) -> None:
    assert points(BANDS, measured(rank=rank), 40) == worth


def test_m16_gives_a_tie_on_the_edge_of_a_band_the_better_band() -> None:
    ranks = BANDS.ranked(
        {"U01": Decimal(9), "U02": Decimal(8), "U03": Decimal(7), "U04": Decimal(7), "U05": Decimal(6)}
    )
    assert ranks == {"U01": 1, "U02": 2, "U03": 3, "U04": 3, "U05": 5}
    assert {subject: BANDS.number_of(rank) for subject, rank in ranks.items()} == {
        **dict.fromkeys(("U01", "U02", "U03", "U04"), 0),
        "U05": 1,
    }
    with pytest.raises(MeasureNotPositive):
        scored(BANDS, measured(rank=0))


def test_m17_weighs_machine_manual_and_evaluation() -> None:
    assert points(MIXED, measured(AUTO=100, MANUAL=90, EVALUATION=80), 50) == "46.8"


def test_a_person_comes_to_90_255() -> None:
    assessor = measured(VIRTUE=90, ABILITY=85, DILIGENCE=95, ACHIEVEMENT=90, INTEGRITY=100)
    peers = measured(SELF="94.5", SECTION=[85, 90], SAME_RANK="83.75")
    found = scored(PERSON_FORMULA, (*assessor, *peers))
    assert plain(found.points) == "90.255"
    assert told(found)[-3:] == [
        ("WEIGHTED", "assessor", "55.5"),
        ("WEIGHTED", "peers", "34.755"),
        ("SCORE", None, "90.255"),
    ]
    with pytest.raises(NothingCounted):
        scored(PERSON_FORMULA, assessor)


# Parameters that make no sense


@pytest.mark.parametrize(
    ("method", "changes", "parameter"),
    [
        (BAD_FILES, {"faults": ()}, "faults"),
        (BAD_FILES, {"faults": BAD_FILES.faults * 2}, "faults"),
        (BAD_FILES, {"faults": (but(BAD_FILES.faults[0], points=Decimal(0)),)}, "faults.points"),
        (BONUS_OF_8_PERCENT, {"cap_share": Decimal(-1)}, "cap_share"),
        (COMPLETION, {"target": Decimal(0)}, "target"),
        (COMPLETION, {"most": Decimal(0)}, "most"),
        (ACCUMULATION, {"excess": Decimal(-1)}, "excess"),
        (FORECASTS, {"deduction": Decimal(0)}, "deduction"),
        (FORECASTS, {"bands": FORECASTS.bands[:1]}, "bands.at_least"),
        (FORECASTS, {"bands": ()}, "bands.at_least"),
        (FORECASTS, {"bands": (*FORECASTS.bands[:1], *FORECASTS.bands)}, "bands.at_least"),
        (ACCURACY, {"rungs": ()}, "rungs"),
        (ACCURACY, {"rungs": (ACCURACY.rungs[0], but(ACCURACY.rungs[1], share=Decimal(2)))}, "rungs.share"),
        (ACCURACY, {"rungs": ACCURACY.rungs[::-1]}, "rungs.at_least"),
        (WHOLE_STEPS, {"step": Decimal(0)}, "step"),
        (WHOLE_STEPS, {"points": Decimal(0)}, "points"),
        (WHOLE_STEPS, {"excess": Decimal(-1)}, "excess"),
        (REVENUE, {"due": REVENUE.due[:3]}, "due"),
        (REVENUE, {"due": REVENUE.due[::-1]}, "due"),
        (REVENUE, {"deduction": Decimal(0)}, "deduction"),
        (REVENUE, {"target": Decimal(-1)}, "target"),
        (REVENUE, {"per_tax": Decimal(-1)}, "per_tax"),
        (GROWTH, {"step": Decimal(0)}, "step"),
        (GROWTH, {"cap": Decimal(-1)}, "cap"),
        (EFFICACY, {"satisfactory": Decimal(6)}, "satisfactory"),
        (EFFICACY, {"base": Decimal(100)}, "base"),
        (VOTES, {"groups": VOTES.groups[:2]}, "groups.weight"),
        (VOTES, {"grades": ()}, "grades"),
        (CONTEST, {"scale": Decimal(0)}, "scale"),
        (CONTEST, {"parts": parts(extra="1"), "extra": Decimal(1)}, "parts"),
        (BALLOTS, {"trim_above": 1}, "trim_above"),
        (COEFFICIENT, {"grades": (but(COEFFICIENT.grades[0], share=Decimal(2)),)}, "grades.share"),
        (HALF_YEARS, {"grades": ()}, "grades"),
        (BANDS, {"bands": ()}, "bands.places"),
        (BANDS, {"bands": (but(BANDS.bands[0], places=0),)}, "bands.places"),
        (BANDS, {"bands": BANDS.bands[::-1]}, "bands.loss"),
        (MIXED, {"modes": MIXED.modes[:2]}, "modes.weight"),
        (PERSON_FORMULA, {"assessor_share": Decimal(2)}, "assessor_share"),
        (PERSON_FORMULA, {"peers": parts(VIRTUE="1")}, "aspects, peers"),
    ],
)
def test_parameters_that_make_no_sense_are_found(
    method: MethodDefinition, changes: dict[str, Any], parameter: str
) -> None:
    assert parameter in {flaw.parameter for flaw in but(method, **changes).flaws(4)}
