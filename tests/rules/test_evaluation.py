"""Evaluation rounds, through commands: ballots are cast, counted by one officer and closed by another."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application.evaluation.rounds import RecordEvaluationScores
from application.office.posts import AssignPost, RegisterPost
from domain.assessment.state import Entry, EntryStatus
from domain.evaluation.ballot import InvalidBecause
from domain.evaluation.state import ScoreSource, SourceScore
from domain.kernel.points import published
from domain.methods.catalogue import MethodDefinition
from domain.methods.direct import DIRECT
from domain.period import Cycle
from domain.person import Role
from domain.plan.indicator import Indicator
from infra.clock import ScriptedClock
from tests.support.agency import BY_BUREAUS, DEPARTMENTS, INSTITUTIONS, agency, apart, seat_the_office
from tests.support.agency import EVALUATION as RATED
from tests.support.city import NEW_YEAR, OFFICE, START, City, build, registering
from tests.support.databases import Databases
from tests.support.evaluation import (
    EIGHT,
    PROOF,
    Marks,
    cast,
    lines,
    opened,
    opening,
    persons,
    settle,
    state_of,
    units,
    votes,
)
from tests.support.methods import BALLOTS, CONTEST, VOTES
from tests.support.plans import BUREAUS, indicator

SUBJECTS: Final = ("U01", "U02", "U03", "U04")
RATERS: Final = tuple(f"rater {number}" for number in range(30))
ELEVEN: Final = (92, 88, 95, 90, 85, 91, 89, 93, 87, 90, 78)


def rated(code: str, points: int, method: MethodDefinition = BALLOTS) -> Indicator:
    return indicator(code, points, Cycle.YEAR, channels=("EVALUATION",), kind="EVALUATION", method=method)


PLAN: Final = (
    *(rated(code, 100) for code in ("ELEVEN", "FIVE", "SAME", "FULL", "ALIKE", "EIGHT")),
    rated("SIX", 150),
    rated("PLAIN", 150, DIRECT),
    rated("VOTES", 100, VOTES),
    rated("CONTEST", 100, CONTEST),
)
"""Each test takes an indicator of its own."""


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau with thirty persons who may rate."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = build(system, SUBJECTS, PLAN)
        for rater in RATERS:
            city.hire(rater, "LG")
        yield city


def entry(city: City, code: str, unit: str = "U01") -> Entry:
    found = city.state(unit).item(f"entry:{code}/2014/EVALUATION")
    assert isinstance(found, Entry)
    assert found.status is EntryStatus.RECHECKED
    return found


def points(city: City, code: str, unit: str = "U01") -> str:
    return str(published(entry(city, code, unit).points, 2))


def rate(city: City, code: str, scores: tuple[int | str, ...]) -> None:
    """Let as many persons rate U01 so."""
    whos = RATERS[: len(scores)]
    round_ = opened(city, opening(city, code, persons=persons(city, *whos)))
    for who, score in zip(whos, scores, strict=True):
        cast(city, round_, who, lines({"U01": [score]}))
    settle(city, round_)


def test_rule_12_eleven_raters_are_trimmed_to_nine(bureau: City) -> None:
    """92 88 95 90 85 91 89 93 87 90 78 without 95 and 78: 805 ÷ 9 = 89.44, where the plain mean is 88.91."""
    rate(bureau, "ELEVEN", ELEVEN)
    assert points(bureau, "ELEVEN") == "89.44"
    assert published(Decimal(sum(ELEVEN)) / 11, 2) == Decimal("88.91")


def test_rule_13_five_raters_are_not_trimmed(bureau: City) -> None:
    rate(bureau, "FIVE", (90, 86, 94, 88, 80))
    assert points(bureau, "FIVE") == "87.60"


@pytest.mark.parametrize("code", ["SIX", "PLAIN"])
def test_six_leaders_are_trimmed_to_four_and_make_136_59_of_150(bureau: City, code: str) -> None:
    """92 90 91.25 87.25 93.25 91 → 91.0625 → ×150 ÷ 100; the points themselves come to the same."""
    rate(bureau, code, (92, 90, "91.25", "87.25", "93.25", 91))
    assert points(bureau, code) == "136.59"


IDENTICAL: Final = {"U01": [90], "U02": [90]}
FULL: Final = {"U01": [100], "U02": [100]}
ALIKE_IN_SUM: Final = {"U01": [80, 90, 90, 80], "U02": [90, 80, 80, 90]}
"""Another judgement of each subject, with the same mean."""


@pytest.mark.parametrize(
    ("code", "last", "because", "valid", "mean"),
    [
        ("SAME", IDENTICAL, "IDENTICAL", 3, "92"),
        ("FULL", FULL, "FULL_MARKS", 3, "92"),
        ("ALIKE", ALIKE_IN_SUM, None, 4, "90.25"),
    ],
)
def test_rule_14_a_ballot_that_tells_no_subject_from_another_does_not_count(
    bureau: City,
    code: str,
    last: dict[str | None, list[int | str]],
    because: InvalidBecause | None,
    valid: int,
    mean: str,
) -> None:
    """Excluded from n: three of four ballots count; one that differs by dimension does."""
    whos = RATERS[:4]
    command = opening(bureau, code, subjects=("U01", "U02"), persons=persons(bureau, *whos))
    round_ = opened(bureau, command)
    for who, score in zip(whos, (91, 92, 93), strict=False):
        cast(bureau, round_, who, lines({"U01": [score], "U02": [80]}))
    cast(bureau, round_, whos[3], lines(last))
    settle(bureau, round_)
    state = state_of(bureau, round_)
    (group,) = state.tallies["U01"].groups
    assert (group.valid, group.mean) == (valid, Decimal(mean))
    assert state.ballots[bureau.people[whos[3]]].invalid == because


def test_rule_15_eight_dimensions_make_the_score_of_a_ballot(bureau: City) -> None:
    """95 90 85 88 92 90 96 94 → 91.25, from each of three bureaus about a fourth."""
    command = opening(bureau, "EIGHT", direction="UPWARD", units=units("U02", "U03", "U04"))
    round_ = opened(bureau, command)
    ballot = lines({"U01": (95, 90, 85, 88, 92, 90, 96, 94)}, EIGHT)
    for unit, who in (("U02", "head of U02"), ("U03", "reporter of U03"), ("U04", "head of U04")):
        cast(bureau, round_, who, ballot, unit)
    settle(bureau, round_)
    assert points(bureau, "EIGHT") == "91.25"


def test_rule_16_votes_of_three_groups_at_30_30_40(bureau: City) -> None:
    """5/3/2/0, 6/3/1/0 and 4/5/1/0 → 86, 90, 86 → 87.2."""
    cast_so = {"LEADERS": "5/3/2/0", "PEERS": "6/3/1/0", "STAFF": "4/5/1/0"}
    groups = {group: RATERS[number * 10 :][:10] for number, group in enumerate(cast_so)}
    raters = [each for group, whos in groups.items() for each in persons(bureau, *whos, group=group)]
    round_ = opened(bureau, opening(bureau, "VOTES", persons=tuple(raters)))
    for group, told in cast_so.items():
        numbers = zip(VOTES.grades, told.split("/"), strict=True)
        grades = [grade.code for grade, number in numbers for _ in range(int(number))]
        for who, grade in zip(groups[group], grades, strict=True):
            cast(bureau, round_, who, votes({"U01": grade}))
    settle(bureau, round_)
    assert points(bureau, "VOTES") == "87.20"
    assert [group.valid for group in state_of(bureau, round_).tallies["U01"].groups] == [10, 10, 10]


def test_rule_37_scores_of_two_groups_are_weighted_at_70_to_30(bureau: City) -> None:
    """96 and 88 by ballots and by a survey: 93.6 for U01; 93 and 97: 94.2 for U02."""
    whos = RATERS[:3]
    survey = ScoreSource(kind="SURVEY", code="SATISFACTION", group="REVIEW")
    command = opening(
        bureau,
        "CONTEST",
        subjects=("U01", "U02"),
        persons=persons(bureau, *whos, group="SCORE"),
        sources=(survey,),
    )
    round_ = opened(bureau, command)
    for who in whos:
        cast(bureau, round_, who, lines({"U01": [96], "U02": [93]}))
    scores = tuple(
        SourceScore(subject=unit, score=Decimal(score)) for unit, score in (("U01", 88), ("U02", 97))
    )
    recording = RecordEvaluationScores(round=round_, source="SATISFACTION", scores=scores, evidence=PROOF)
    bureau.run("officer", recording)
    settle(bureau, round_)
    assert [points(bureau, "CONTEST", unit) for unit in ("U01", "U02")] == ["93.60", "94.20"]


@pytest.fixture(scope="module")
def departments(_all_databases: Databases) -> Iterator[City]:
    """An office with its departments and institutions, eleven bureaus, and three leaders in their posts."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = agency(system, apart)
        seat_the_office(city)
        for unit in BUREAUS:
            city.run("system:bootstrap", registering(unit, "GRASSROOTS_BUREAU", "GRASSROOTS"))
            city.hire(f"head of {unit}", unit, Role.UNIT_HEAD)
        _seat_a_third_leader(city)
        yield city


def _seat_a_third_leader(city: City) -> None:
    person = UUID(city.hire("third leader", "LEADERS"))
    post = RegisterPost(
        office=OFFICE,
        unit="LEADERS",
        code="THIRD",
        name="纪检组长",
        layer="DECISION",
        chief=False,
        in_charge_of=(),
        since=NEW_YEAR,
    )
    city.run("system:bootstrap", post)
    city.run("system:bootstrap", AssignPost(office=OFFICE, post="THIRD", person=person, since=NEW_YEAR))


def test_p_32_one_ballot_for_all_departments_gives_each_the_same_points(departments: City) -> None:
    """Eleven bureaus on eight dimensions, the office's departments as a whole: 89.44 % of 150 for each."""
    command = opening(
        departments,
        BY_BUREAUS,
        direction="UPWARD",
        target="WHOLE",
        subjects=DEPARTMENTS,
        units=units(*BUREAUS),
    )
    round_ = opened(departments, command)
    for unit, score in zip(BUREAUS, ELEVEN, strict=True):
        cast(departments, round_, f"head of {unit}", lines({None: [score]}, EIGHT), unit)
    settle(departments, round_)
    assert {points(departments, BY_BUREAUS, unit) for unit in DEPARTMENTS} == {"134.17"}


def test_p_41_the_leaders_rate_the_three_institutions_on_the_four_dimensions(departments: City) -> None:
    """A mean of 92 on the first dimension and of 88 on the others make 89, and 133.50 of 150."""
    leaders = ("leader", "deputy", "third leader")
    command = opening(
        departments,
        RATED,
        direction="LEADER",
        subjects=INSTITUTIONS,
        persons=persons(departments, *leaders),
    )
    round_ = opened(departments, command)
    for leader, style in zip(leaders, (90, 92, 94), strict=True):
        marks: dict[str | None, Marks] = {
            unit: (style, 88 - number, 88, 88) for number, unit in enumerate(INSTITUTIONS)
        }
        cast(departments, round_, leader, lines(marks))
    settle(departments, round_)
    assert [each.name for each in state_of(departments, round_).dimensions] == [
        "改进作风",
        "服务大局",
        "勤政廉洁",
        "工作业绩",
    ]
    assert [points(departments, RATED, unit) for unit in INSTITUTIONS] == ["133.50", "133.13", "132.75"]
