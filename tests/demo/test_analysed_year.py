"""The quarters of the loaded year: reports that hold at their borders, whoever computes them."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from api.bootstrap import System, reading_now
from application.analysis import analysis_of
from application.replay import fold
from domain.analysis.analysis import analysed
from domain.analysis.review import ReportIssued
from domain.analysis.values import QuarterAnalysis
from domain.milestone.milestones import Milestones
from domain.plan.plan import Plan
from projections.analysis.queries import facts_on
from projections.plans.queries import plans
from projections.plans.rulebook import Rulebook
from projections.standings.queries import groups

QUARTERS: Final = ("2014Q1", "2014Q2", "2014Q3", "2014Q4")
PLAN: Final = Plan.id_of("HOHHOT", 2014, "SYSTEM")


def from_the_log(system: System, quarter: str, border: int | None = None) -> QuarterAnalysis:
    states: dict[UUID, Any] = {}

    def find(stream: UUID) -> Any:
        if stream not in states:
            states[stream] = fold(system.stream(stream, border))
        return states[stream]

    return analysis_of(PLAN, quarter, find)


async def from_rows(system: System, quarter: str, position: int) -> QuarterAnalysis:
    async with reading_now(system) as (now, _):
        reading = replace(now, position=position)
        (plan,) = await plans(reading, [PLAN])
        rows = await groups(reading, PLAN)
        return analysed(await facts_on(reading, Rulebook(), plan, rows, quarter, None))


@pytest.fixture(scope="module")
def issued(loaded: System) -> dict[str, ReportIssued]:
    """The reports under the plan of the system, by quarter."""
    events = (each.event for each in loaded.of([ReportIssued.TOPIC]))
    reports = [each for each in events if isinstance(each, ReportIssued)]
    return {each.quarter: each for each in reports if each.plan == PLAN}


def test_each_quarter_has_its_report_in_time(issued: dict[str, ReportIssued]) -> None:
    assert {quarter: each.deadline.due_on for quarter, each in issued.items()} == {
        "2014Q1": date(2014, 4, 15),
        "2014Q2": date(2014, 7, 14),
        "2014Q3": date(2014, 10, 20),
        "2014Q4": date(2015, 1, 15),
    }
    assert all(each.envelope.effective_on <= each.deadline.due_on for each in issued.values())


@pytest.mark.parametrize("quarter", QUARTERS)
def test_log_and_rows_give_the_digest_of_a_report_at_its_border(
    loaded: System, issued: dict[str, ReportIssued], quarter: str
) -> None:
    report = issued[quarter]
    assert from_the_log(loaded, quarter, report.border).digest == report.digest
    assert asyncio.run(from_rows(loaded, quarter, report.border)).digest == report.digest


def test_every_quarter_accounts_for_its_full_marks_and_tells_of_the_fault(loaded: System) -> None:
    told = [from_the_log(loaded, quarter) for quarter in QUARTERS]
    for each in (subject.now for quarter in told for subject in quarter.subjects):
        assert each.full == each.got + each.lost + each.open + each.left_out
    faults = [fault for quarter in told for subject in quarter.subjects for fault in subject.faults]
    assert [(fault.indicator, fault.period, fault.status) for fault in faults] == [
        ("A04", "2014Q2", "CONFIRMED")
    ]


def test_the_system_went_online_a_month_early(loaded: System) -> None:
    online = fold(loaded.stream(Milestones.id_of(PLAN))).milestone("ONLINE")
    assert (online.planned_on, online.reached_on) == (date(2014, 6, 30), date(2014, 5, 30))
    assert online.days_early == 31
