"""The workflow of results, through commands: sources, faults, nil returns, deadlines, self-checks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application.assessment.entries import RecheckResult, ReturnResult, ReviewResult
from application.assessment.faults import ConfirmFault, RecordFault, RecordRefusalToConfirm, WithdrawFault
from application.assessment.imports import ImportedRow, ImportResults
from application.field_sample import DrawFieldSample
from application.refusals import OutOfScope, RoleMissing
from domain.assessment.entries import OVERRIDE, ResultReported
from domain.assessment.fault import FaultStatus
from domain.assessment.refusals import (
    AssessmentOfAnotherPlan,
    OutsideTheYear,
    PointsOutOfRange,
    ReasonMissing,
    SamePerson,
)
from domain.assessment.source import Source
from domain.assessment.state import Entry, EntryStatus
from domain.assessment.workflow_refusals import (
    FaultStepWrong,
    FaultTextMissing,
    FaultUnconfirmed,
    FaultUnknown,
    ModeMisfit,
    OverrideReasonMissing,
    SourceMissing,
    WitnessesMissing,
)
from domain.batch import SourceBooked
from domain.field_sample import (
    FieldSample,
    FieldSampleDrawn,
    FieldSampleDrawnAlready,
    FieldSampleSizeWrong,
    drawn,
)
from domain.kernel.refusal import Refusals
from domain.plan.refusals import IndicatorUnknown, PeriodNotAssessed
from infra.clock import ScriptedClock
from tests.support.city import START, City, build
from tests.support.databases import Databases
from tests.support.plans import but, indicator

EXTRACTED = datetime(2014, 4, 1, tzinfo=UTC)
PLAN = (
    but(indicator("A", 560, channels=("SELF", "DESK", "FIELD")), mode="AUTO"),
    but(indicator("B", 440, channels=("SELF", "DESK", "FIELD")), tolerance=Decimal("0.20")),
)


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau whose indicator A is measured by a machine; each test takes a quarter or unit of its own."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, indicators=PLAN)


@pytest.fixture(scope="module")
def city_of_b(_all_databases: Databases) -> Iterator[City]:
    """A bureau with desk and field results of up to 10 points a quarter, which may lie 0.20 apart."""
    plan = (but(indicator("B", 40, channels=("SELF", "DESK", "FIELD")), tolerance=Decimal("0.20")),)
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, indicators=plan)


def reviewing(assessment: UUID, entry: str) -> ReviewResult:
    return ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)


def found(city: City, period: str, text: str = "抽查台账缺记一户") -> RecordFault:
    assessment = city.assessments["U03"]
    return RecordFault(assessment=assessment, indicator="B", period=period, text=text, evidence=())


def sampling(city: City, size: int, period: str = "2014Q1") -> DrawFieldSample:
    return DrawFieldSample(plan=city.plan, period=period, size=size, seed="2014-04-11")


def refusal(city: City, fault: str, *present: str) -> RecordRefusalToConfirm:
    return RecordRefusalToConfirm(
        assessment=city.assessments["U03"],
        fault=fault,
        witnesses=tuple(UUID(city.people[each]) for each in present),
        reason="单位负责人拒绝签字",
    )


def source(row: str, batch: str = "2014Q1") -> Source:
    return Source(system="金税三期", extracted_at=EXTRACTED, batch=batch, row=row)


def the_entry(city: City, ref: str, unit: str = "U01") -> Entry:
    found = city.state(unit).item(ref)
    assert isinstance(found, Entry)
    return found


def reports(city: City) -> list[ResultReported]:
    events = (recorded.event for recorded in city.system.stream(city.assessments["U01"]))
    return [event for event in events if isinstance(event, ResultReported)]


def row(number: int, assessment: UUID, points: str, indicator: str = "A") -> ImportedRow:
    return ImportedRow(
        row=str(number),
        assessment=assessment,
        indicator=indicator,
        period="2014Q4",
        channel="DESK",
        points=Decimal(points),
        measures=(),
    )


def importing(city: City, *rows: ImportedRow) -> ImportResults:
    return ImportResults(
        plan=city.plan,
        system="金税三期",
        batch="2014Q4",
        extracted_at=EXTRACTED,
        mode="AUTO",
        reason=None,
        rows=rows,
    )


def test_p_16_an_automatic_value_names_its_source_and_stands_where_a_machine_measures(bureau: City) -> None:
    with pytest.raises(SourceMissing):
        bureau.report("139", mode="AUTO")
    with pytest.raises(ModeMisfit):
        bureau.report("100", indicator="B", mode="AUTO", source=source("1"))
    with pytest.raises(ModeMisfit):
        bureau.report("100", indicator="B", mode="EVALUATION")
    entry = the_entry(bureau, bureau.report("139", mode="AUTO", source=source("1")))
    assert (entry.mode, entry.source) == ("AUTO", source("1"))


def test_p_16_manual_over_auto_needs_a_reason_and_a_second_person(bureau: City) -> None:
    given: dict[str, Any] = {"period": "2014Q2", "channel": "DESK"}
    with pytest.raises(OverrideReasonMissing):
        bureau.run("assessor", bureau.reporting("130", **given))
    with pytest.raises(OverrideReasonMissing):
        bureau.run("assessor", bureau.reporting("130", reason=" ", **given))
    entry = bureau.made("assessor", bureau.reporting("130", reason="系统漏采一户", **given))
    (grounds,) = [each.grounds for each in reports(bureau) if each.period == "2014Q2"]
    assert (grounds.reason_code, grounds.reason) == (OVERRIDE, "系统漏采一户")
    review = ReviewResult(
        assessment=bureau.assessments["U01"], entry=entry, revision=None, expected_version=None
    )
    with pytest.raises(SamePerson):
        bureau.run("assessor", review)
    bureau.run("second_assessor", review)
    assert the_entry(bureau, entry).status is EntryStatus.REVIEWED


def test_p_16_the_same_row_of_a_batch_books_once_under_the_plan(bureau: City) -> None:
    given: dict[str, Any] = {"mode": "AUTO", "source": source("30"), "period": "2014Q3"}
    first = bureau.run("reporter of U01", bureau.reporting("139", **given))
    again = bureau.run("reporter of U01", bureau.reporting("139", **given))
    assert (again.result, again.position) == (first.result, first.position)
    with pytest.raises(SourceBooked) as refused:
        bureau.report("138", **given)
    assert refused.value.field == "source"
    with pytest.raises(SourceBooked):
        bureau.report("139", "U02", **given)
    assert the_entry(bureau, str(first.result)).points == Decimal(139)
    bureau.report("138", **{**given, "source": source("30", batch="2014Q3-2")})


def test_p_16_the_machine_measures_560_of_1000_points(bureau: City) -> None:
    assert bureau.version.machine_share == Decimal("0.56")


def test_p_16_an_import_tells_every_failing_row_and_books_all_rows_or_none(bureau: City) -> None:
    first, second = bureau.assessments["U01"], bureau.assessments["U02"]
    bad = importing(
        bureau,
        row(1, first, "139"),
        row(2, second, "141"),
        row(3, second, "9", indicator="Z"),
        row(1, second, "139"),
        row(4, UUID(int=7), "1"),
    )
    with pytest.raises(Refusals) as refused:
        bureau.run("assessor", bad)
    assert [(type(each), each.field) for each in refused.value.refusals[:3]] == [
        (PointsOutOfRange, "rows.1.points"),
        (IndicatorUnknown, "rows.2.indicator"),
        (SourceBooked, "rows.3.source"),
    ]
    assert refused.value.refusals[3].field == "rows.4.assessment"
    assert bureau.state("U01").item("entry:A/2014Q4/DESK") is None

    good = importing(bureau, row(1, first, "139"), row(2, second, "140"))
    done = bureau.run("assessor", good)
    assert the_entry(bureau, "entry:A/2014Q4/DESK", "U02").points == Decimal(140)
    assert bureau.run("assessor", good) == done


def test_p_16_an_import_stays_within_its_plan(bureau: City) -> None:
    other = importing(bureau, row(9, bureau.assessments["U01"], "1")).model_copy(update={"plan": UUID(int=1)})
    with pytest.raises(Refusals, match=AssessmentOfAnotherPlan.code):
        bureau.run("assessor", other)


def test_who_rechecks_sends_back_what_is_reviewed_and_nothing_that_is_only_reported(city: City) -> None:
    entry = city.report("9")
    sending_back = ReturnResult(
        assessment=city.assessments["U01"], entry=entry, reason="缺少佐证", expected_version=None
    )
    with pytest.raises(RoleMissing):
        city.run("officer", sending_back)
    city.run(
        "assessor",
        ReviewResult(assessment=city.assessments["U01"], entry=entry, revision=None, expected_version=None),
    )
    city.run("officer", sending_back)
    assert the_entry(city, entry).status is EntryStatus.RETURNED


def test_rule_36_a_fault_is_confirmed_by_the_assessed_unit_before_anything_is_final(bureau: City) -> None:
    unit = bureau.assessments["U03"]
    entry = bureau.report("100", "U03", "B")
    fault = bureau.made("assessor", found(bureau, "2014Q1"))
    bureau.run("second_assessor", reviewing(unit, entry))
    recheck = RecheckResult(assessment=unit, entry=entry, expected_version=None)
    with pytest.raises(FaultUnconfirmed):
        bureau.run("officer", recheck)
    with pytest.raises(OutOfScope):
        bureau.run("head of U02", ConfirmFault(assessment=unit, fault=fault))
    bureau.run("head of U03", ConfirmFault(assessment=unit, fault=fault))
    bureau.run("officer", recheck)
    assert the_entry(bureau, entry, "U03").status is EntryStatus.RECHECKED
    with pytest.raises(FaultStepWrong):
        bureau.run("head of U03", ConfirmFault(assessment=unit, fault=fault))


def test_rule_36_a_refusal_to_confirm_takes_two_witnesses_of_other_units(bureau: City) -> None:
    unit, entry = bureau.assessments["U03"], bureau.report("100", "U03", "B", "2014Q2")
    fault = bureau.made("assessor", found(bureau, "2014Q2"))
    bureau.run("second_assessor", reviewing(unit, entry))
    for other in ((), ("officer",), ("head of U03",), ("assessor",)):
        with pytest.raises(WitnessesMissing):
            bureau.run("assessor", refusal(bureau, fault, "officer", *other))
    bureau.run("assessor", refusal(bureau, fault, "officer", "supervisor"))
    bureau.run("officer", RecheckResult(assessment=unit, entry=entry, expected_version=None))
    assert bureau.state("U03").faults[fault].status is FaultStatus.REFUSED_TO_CONFIRM
    assert len(bureau.state("U03").faults[fault].witnesses) == 2


def test_rule_36_a_fault_that_was_none_is_withdrawn_and_hinders_nothing(bureau: City) -> None:
    unit, entry = bureau.assessments["U03"], bureau.report("100", "U03", "B", "2014Q3")
    fault = bureau.made("assessor", found(bureau, "2014Q3"))
    bureau.run("second_assessor", reviewing(unit, entry))
    with pytest.raises(ReasonMissing):
        bureau.run("assessor", WithdrawFault(assessment=unit, fault=fault, reason=" "))
    bureau.run("assessor", WithdrawFault(assessment=unit, fault=fault, reason="核查有误"))
    bureau.run("officer", RecheckResult(assessment=unit, entry=entry, expected_version=None))


def test_rule_36_a_fault_says_what_was_found_in_which_period(bureau: City) -> None:
    with pytest.raises(FaultTextMissing):
        bureau.run("assessor", found(bureau, "2014Q4", " "))
    with pytest.raises(PeriodNotAssessed):
        bureau.run("assessor", found(bureau, "2014"))
    with pytest.raises(FaultUnknown):
        bureau.run("head of U03", ConfirmFault(assessment=bureau.assessments["U03"], fault="fault:x"))


@pytest.mark.parametrize(("field", "gaps"), [("9.10", ["-0.40"]), ("9.30", []), ("9.29", ["-0.21"])])
def test_p_17_a_field_result_beyond_the_tolerance_is_a_fault_to_be_confirmed(
    city_of_b: City, field: str, gaps: list[str]
) -> None:
    city, period = city_of_b, {"9.10": "2014Q1", "9.30": "2014Q2", "9.29": "2014Q3"}[field]
    unit = city.assessments["U01"]
    for points, channel in (("9.50", "DESK"), (field, "FIELD")):
        entry = city.made("assessor", city.reporting(points, "U01", "B", period, channel=channel))
    faults = [each for each in city.state().faults.values() if each.period == period]
    assert [format(each.gap or 0, ".2f") for each in faults] == gaps
    city.run("second_assessor", reviewing(unit, entry))
    for each in faults:
        assert each.kind == "DESK_FIELD_GAP"
        with pytest.raises(FaultUnconfirmed):
            city.run("officer", RecheckResult(assessment=unit, entry=entry, expected_version=None))
        city.run("head of U01", ConfirmFault(assessment=unit, fault=each.ref))
    city.run("officer", RecheckResult(assessment=unit, entry=entry, expected_version=None))
    (leaf,) = [each for each in city.breakdown().leaves if each.item == entry]
    assert leaf.points == Decimal(field)


def test_p_17_the_field_counts_before_the_desk_and_the_desk_before_the_unit(city_of_b: City) -> None:
    city, unit = city_of_b, city_of_b.assessments["U02"]
    for points, channel in (("9.40", "SELF"), ("9.45", "DESK"), ("9.50", "FIELD")):
        who = "reporter of U02" if channel == "SELF" else "assessor"
        entry = city.made(who, city.reporting(points, "U02", "B", channel=channel))
        city.run("second_assessor", reviewing(unit, entry))
        city.run("officer", RecheckResult(assessment=unit, entry=entry, expected_version=None))
        assert city.breakdown("U02").total == Decimal(points)
    states = {each.path: each.state for each in city.breakdown("U02").leaves if each.item}
    assert {path.rpartition("/")[2]: state.value for path, state in states.items()} == {
        "FIELD": "IN_FORCE",
        "DESK": "SUPERSEDED",
        "SELF": "SUPERSEDED",
    }


def test_p_17_a_gap_ends_when_the_results_are_reported_again_within_the_tolerance(city_of_b: City) -> None:
    city = city_of_b
    for points, channel in (("9.50", "DESK"), ("9.10", "FIELD"), ("9.10", "FIELD"), ("9.40", "FIELD")):
        city.run("assessor", city.reporting(points, "U03", "B", channel=channel))
    assert [each.status for each in city.state("U03").faults.values()] == [FaultStatus.WITHDRAWN]


def test_p_17_a_field_sample_is_drawn_by_a_seed_once_and_can_be_redone(city_of_b: City) -> None:
    city, stream = city_of_b, FieldSample.id_of(city_of_b.plan, "2014Q1")
    for size in (0, 4):
        with pytest.raises(FieldSampleSizeWrong):
            city.run("officer", sampling(city, size))
    with pytest.raises(OutsideTheYear):
        city.run("officer", sampling(city, 2, "2015Q1"))
    city.run("officer", sampling(city, 2))
    (event,) = [each.event for each in city.system.stream(stream)]
    assert isinstance(event, FieldSampleDrawn)
    assert event.candidates == ("U01", "U02", "U03")
    assert event.chosen == drawn({"U03", "U01", "U02"}, 2, "2014-04-11")
    assert drawn(event.candidates, 3, "2014-04-11")[:2] == event.chosen
    with pytest.raises(FieldSampleDrawnAlready):
        city.run("officer", sampling(city, 1))
