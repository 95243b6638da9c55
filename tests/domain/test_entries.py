"""填报 → 审核 → 复核: report, review, recheck, return."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.assessment.assessment import Assessment
from domain.assessment.entries import ResultReported, Scoring
from domain.assessment.refusals import (
    AlreadySealed,
    AssessmentUnknown,
    EntryInProgress,
    EntryNotReported,
    EntryNotReviewed,
    EntryUnknown,
    PointsOutOfRange,
    ReasonMissing,
    SamePerson,
    SelfInterest,
    StaleEntry,
)
from domain.assessment.reviewing import ResultRechecked, ResultReturned, ResultReviewed
from domain.assessment.source import Source
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.kernel.event import Grounds
from domain.methods.definition import Line
from domain.methods.measure import Measure
from domain.plan.refusals import ChannelNotAssessed, IndicatorUnknown, PeriodNotAssessed
from tests.support.authors import ASSESSOR, INSIDER, OFFICER, REPORTER, SECOND_ASSESSOR
from tests.support.plans import a_plan, but, indicator
from tests.support.scenario import Fact, fact, given
from tests.support.sheets import ENTRY, Move, Under

PLAN = a_plan(indicator("A", 40, channels=("SELF", "DESK")), indicator("B", 960))
under = Under(PLAN)
REPORTED, REVIEWED, RECHECKED, RETURNED = (
    *(under.reported(), under.reviewed()),
    *(under.rechecked(), under.returned()),
)
MACHINE = a_plan(but(indicator("A", 40), mode="AUTO"), indicator("B", 960))
SOURCE = Source(system="金税三期", extracted_at=datetime(2014, 4, 1, tzinfo=UTC), batch="2014Q1", row="17")


def the_entry(state: AssessmentState, ref: str = ENTRY) -> Entry:
    found = state.item(ref)
    assert isinstance(found, Entry)
    return found


def a_report(points: str, stored: str, **changes: object) -> Fact:
    payload: dict[str, object] = {
        "indicator": "A",
        "period": "2014Q1",
        "channel": "SELF",
        "plan_version": 1,
        "mode": "MANUAL",
        "source": None,
        "scoring": Scoring(
            method="DIRECT",
            version=1,
            style="SCORE",
            most=Decimal(10),
            measures=(Measure(name="points", value=Decimal(points)),),
            explanation=(Line(code="ENTERED", about=None, value=Decimal(stored)),),
        ),
        "points": Decimal(stored),
        "grounds": Grounds(
            reason_code="ROUTINE", reason="A的考评标准", legal_basis="HHHT-2014-01#7", evidence=()
        ),
    }
    return fact(ResultReported, effective_on=date(2014, 3, 31), **{**payload, **changes})


def test_a_report_says_how_its_points_came_about_and_on_what_basis() -> None:
    state = under.after().when(under.reported("9.5")).then(a_report("9.5", "9.500000"))
    found = the_entry(state)
    assert (found.status, found.points, found.reported_by) == (
        EntryStatus.REPORTED,
        Decimal("9.5"),
        REPORTER.id,
    )


def test_an_automatic_value_names_its_source_batch_and_row() -> None:
    automatic = Under(MACHINE).reported("9.5", source=SOURCE)
    under.after().when(automatic).then(a_report("9.5", "9.5", mode="AUTO", source=SOURCE))


def test_the_points_of_an_entry_belong_to_the_last_day_of_its_period() -> None:
    stage = under.after(*under.confirmed(10, period="2014Q3"))
    assert [event.envelope.effective_on for event in stage.events[1:]] == [
        date(2014, 9, 30),
        date(2014, 1, 6),
        date(2014, 1, 6),
    ]


def test_an_entry_is_reported_reviewed_and_rechecked_by_three_people() -> None:
    under.after(REPORTED).when(REVIEWED).then(fact(ResultReviewed, entry=ENTRY, points=None, grounds=None))
    state = under.after(REPORTED, REVIEWED).when(RECHECKED).then(fact(ResultRechecked, entry=ENTRY))
    found = the_entry(state)
    assert found.status is EntryStatus.RECHECKED
    assert (found.reported_by, found.reviewed_by, found.rechecked_by) == (
        REPORTER.id,
        ASSESSOR.id,
        OFFICER.id,
    )
    assert found.handlers == {REPORTER.id, ASSESSOR.id, OFFICER.id}
    assert len(found.events) == 3


@pytest.mark.parametrize("points", [0, 10, "0.000001"])
def test_points_lie_between_zero_and_the_full_marks_of_the_period(points: str) -> None:
    assert the_entry(under.after(under.reported(points)).state).points == Decimal(points)


@pytest.mark.parametrize("points", [-1, "10.01", 40])
def test_points_outside_their_range_are_refused(points: str) -> None:
    under.after().when(under.reported(points)).then_refused(PointsOutOfRange, on="points")


def test_what_the_plan_does_not_assess_is_not_reported() -> None:
    under.after().when(under.reported(indicator="C")).then_refused(IndicatorUnknown, on="indicator")
    under.after().when(under.reported(period="2014")).then_refused(PeriodNotAssessed, on="period")
    under.after().when(under.reported(channel="FIELD")).then_refused(ChannelNotAssessed, on="channel")


@pytest.mark.parametrize("history", [(), (RETURNED,), (REVIEWED,), (REVIEWED, RECHECKED)])
def test_only_what_is_reported_is_reviewed(history: tuple[Move, ...]) -> None:
    if not history:
        under.after().when(REVIEWED).then_refused(EntryUnknown, on="entry")
    else:
        under.after(REPORTED, *history).when(REVIEWED).then_refused(EntryNotReported, on="entry")


@pytest.mark.parametrize("history", [(), (RETURNED,), (REVIEWED, RECHECKED)])
def test_recheck_follows_review(history: tuple[Move, ...]) -> None:
    """Rule 21."""
    under.after(REPORTED, *history).when(RECHECKED).then_refused(EntryNotReviewed, on="entry")


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((REPORTED,), under.reviewed(by=REPORTER)),
        ((under.reported(channel="DESK"),), under.reviewed("entry:A/2014Q1/DESK", by=SECOND_ASSESSOR)),
        ((REPORTED, REVIEWED), under.rechecked(by=ASSESSOR)),
    ],
    ids=["reviews the own unit's report", "reviews the own report", "rechecks the own review"],
)
def test_no_two_steps_are_taken_by_one_person(history: tuple[Move, ...], step: Move) -> None:
    """Rule 21."""
    outcome = under.after(*history).when(step)
    outcome.then_refused(SelfInterest if step.by is REPORTER else SamePerson)


def test_who_reported_does_not_recheck_either() -> None:
    by_desk = under.reported(channel="DESK")
    reviewed = under.reviewed("entry:A/2014Q1/DESK")
    rechecked = under.rechecked("entry:A/2014Q1/DESK", by=SECOND_ASSESSOR)
    under.after(by_desk, reviewed).when(rechecked).then_refused(SamePerson)


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((REPORTED,), under.reviewed(by=INSIDER)),
        ((REPORTED,), under.returned(by=INSIDER)),
        ((REPORTED, REVIEWED), under.rechecked(by=INSIDER)),
        ((), under.reported(channel="DESK", by=INSIDER)),
    ],
    ids=["review", "return", "recheck", "desk result"],
)
def test_nobody_decides_on_the_own_unit(history: tuple[Move, ...], step: Move) -> None:
    """Rule 20: the personnel department does not score the personnel department."""
    under.after(*history).when(step).then_refused(SelfInterest)


@pytest.mark.parametrize("history", [(REPORTED,), (REPORTED, REVIEWED)])
def test_an_entry_is_returned_before_it_is_confirmed(history: tuple[Move, ...]) -> None:
    state = under.after(*history).when(RETURNED).then(fact(ResultReturned, entry=ENTRY, reason="缺少依据"))
    assert the_entry(state).status is EntryStatus.RETURNED


@pytest.mark.parametrize("history", [(RETURNED,), (REVIEWED, RECHECKED)])
def test_what_is_returned_or_confirmed_is_not_returned(history: tuple[Move, ...]) -> None:
    under.after(REPORTED, *history).when(RETURNED).then_refused(EntryNotReported, on="entry")


def test_a_return_says_why() -> None:
    under.after(REPORTED).when(under.returned(reason=" ")).then_refused(ReasonMissing, on="reason")


@pytest.mark.parametrize("history", [(REPORTED,), (REPORTED, RETURNED), (REPORTED, REVIEWED, RETURNED)])
def test_a_new_report_takes_the_place_of_the_old_one(history: tuple[Move, ...]) -> None:
    state = under.after(*history).when(under.reported("8.5")).then(a_report("8.5", "8.5"))
    found = the_entry(state)
    assert (found.status, found.points, len(found.events)) == (EntryStatus.REPORTED, Decimal("8.5"), 1)
    assert found.reviewed_by is None


@pytest.mark.parametrize("history", [(REVIEWED,), (REVIEWED, RECHECKED)])
def test_what_is_under_review_or_confirmed_is_not_reported_again(history: tuple[Move, ...]) -> None:
    under.after(REPORTED, *history).when(REPORTED).then_refused(EntryInProgress, on="entry")


def test_channels_and_periods_are_entries_of_their_own() -> None:
    state = under.after(
        *under.confirmed(), under.reported(channel="DESK"), under.reported(period="2014Q2")
    ).state
    assert list(state.record("A").entries) == [ENTRY, "entry:A/2014Q1/DESK", "entry:A/2014Q2/SELF"]


def test_the_version_of_an_entry_is_that_of_its_last_step() -> None:
    stage = under.after(REPORTED, under.reported(indicator="B"), REVIEWED)
    assert the_entry(stage.state).version == 4
    assert the_entry(stage.state, "entry:B/2014Q1/SELF").version == 3


def test_a_step_on_the_entry_that_was_seen_is_taken_whatever_else_moved() -> None:
    elsewhere = under.reported(indicator="B")
    under.after(REPORTED, elsewhere).when(under.reviewed(expected=2)).then(
        fact(ResultReviewed, entry=ENTRY, points=None, grounds=None)
    )


@pytest.mark.parametrize(
    "step", [under.reviewed(expected=2), under.returned(expected=2), under.reported(expected=2)]
)
def test_a_step_on_an_entry_that_moved_meanwhile_is_refused(step: Move) -> None:
    moved = REPORTED, under.reported("9")
    refusal = under.after(*moved).when(step).then_refused(StaleEntry, on="expectedVersion")
    assert refusal.facts == {"entry": ENTRY, "seen": "2", "now": "3"}


def test_a_stale_recheck_is_refused() -> None:
    under.after(REPORTED, REVIEWED).when(under.rechecked(expected=2)).then_refused(StaleEntry)


def test_expecting_an_entry_that_is_not_there_is_stale() -> None:
    refusal = under.after().when(under.reported(expected=1)).then_refused(StaleEntry)
    assert refusal.facts["now"] == "0"


@pytest.mark.parametrize(
    "ref", ["entry:A/2014Q2/SELF", "entry:Z/2014Q1/SELF", "adjustment:x", "veto:x", "x", ""]
)
def test_an_entry_that_does_not_exist_is_refused(ref: str) -> None:
    for step in (under.reviewed(ref), under.rechecked(ref), under.returned(ref)):
        under.after(REPORTED).when(step).then_refused(EntryUnknown, on="entry")


@pytest.mark.parametrize("step", [under.reported("9"), REVIEWED, RETURNED])
def test_a_sealed_assessment_takes_no_entries(step: Move) -> None:
    under.after(REPORTED, under.sealed()).when(step).then_refused(AlreadySealed)


def test_nothing_is_reported_to_an_assessment_that_was_never_opened() -> None:
    given(Assessment).when(REPORTED).then_refused(AssessmentUnknown)
