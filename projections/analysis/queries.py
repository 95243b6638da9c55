"""Asking for the analysis of a quarter: the report that was issued, and the data as they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from domain.analysis.facts import Agreed, QuarterFacts, SubjectFacts
from domain.analysis.values import AlarmLine, FaultLine, MeetingLine
from domain.assessment.fault import FaultStatus
from domain.assessment.watch import SelfCheck
from domain.period import last_day
from projections.analysis.tables import ANALYSIS_REPORT
from projections.meetings.queries import MeetingRow, measures_of, meetings_of
from projections.plans.queries import PlanRow
from projections.plans.rulebook import Rulebook, RuleKey, Rules
from projections.policies.queries import policy_on
from projections.reading import VALID, Query, Reading
from projections.score_ledger.recomposing import breakdowns_at
from projections.standings.queries import StandingRow
from projections.workflow.queries import AlarmRow, FaultRow, SelfCheckRow, alarms, faults, self_checks

T = TypeVar("T", FaultRow, AlarmRow, SelfCheckRow)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An issued report: the border of its data and their digest, the day of issue and the one it was due."""

    plan: UUID
    quarter: str
    office: str
    border: int
    digest: str
    issued_on: date
    due_on: date


_REPORT: Final = Query(
    "SELECT " + ", ".join(ANALYSIS_REPORT.columns) + " FROM {analysis_report}"
    " WHERE plan = %(plan)s AND quarter = %(quarter)s AND " + VALID,
    [ANALYSIS_REPORT],
    ReportRow,
)


async def report_on(reading: Reading, plan: UUID, quarter: str) -> ReportRow | None:
    """The report on a quarter under a plan, if it was issued."""
    return await reading.one(_REPORT, plan=plan, quarter=quarter)


async def facts_on(
    reading: Reading,
    rulebook: Rulebook,
    plan: PlanRow,
    rows: Sequence[StandingRow],
    quarter: str,
    day: date | None,
) -> QuarterFacts:
    """The facts of a quarter; ``rows`` are all standings under the plan, scores are as of ``day``."""
    policy = await policy_on(reading, plan.office, last_day(quarter))
    held = [each for each in await meetings_of(reading, [plan.office]) if each.quarter == quarter]
    return QuarterFacts(
        office=plan.office,
        plan=plan.plan,
        quarter=quarter,
        digits=plan.digits,
        losses=0 if policy is None else policy.monitoring.losses,
        subjects=await _subjects(reading, rulebook, rows, day),
        meetings=tuple(map(_meeting, held)),
        agreed=await _agreed(reading, held),
    )


async def _subjects(
    reading: Reading, rulebook: Rulebook, rows: Sequence[StandingRow], day: date | None
) -> tuple[SubjectFacts, ...]:
    rules = await _rules(reading, rulebook, rows, day)
    scores = await breakdowns_at(reading, {row.assessment: rules[row.rules] for row in rows}, day)
    ids = [row.assessment for row in rows]
    found, rung, checked = (
        _by_assessment(await faults(reading, ids)),
        _by_assessment(await alarms(reading, ids)),
        _by_assessment(await self_checks(reading, ids)),
    )
    return tuple(
        SubjectFacts(
            subject=row.subject,
            unit=row.unit,
            peer_group=row.peer_group,
            plan=rules[row.rules].plan,
            score=scores[row.assessment],
            faults=tuple(map(_fault, found[row.assessment])),
            alarms=tuple(map(_alarm, rung[row.assessment])),
            self_checks=tuple(
                SelfCheck(each.quarter, each.items, each.recorded_on) for each in checked[row.assessment]
            ),
        )
        for row in rows
    )


async def _rules(
    reading: Reading, rulebook: Rulebook, rows: Iterable[StandingRow], day: date | None
) -> Mapping[RuleKey, Rules]:
    keys = [row.rules for row in rows]
    return await (rulebook.rules(reading, keys) if day is None else rulebook.rules_on(reading, keys, day))


def _by_assessment(rows: Iterable[T]) -> Mapping[UUID, list[T]]:
    grouped: defaultdict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        grouped[row.assessment].append(row)
    return grouped


def _fault(row: FaultRow) -> FaultLine:
    return FaultLine(
        ref=row.fault,
        indicator=row.indicator,
        period=row.period,
        kind=row.kind,
        status=FaultStatus(row.status),
        text=row.text,
    )


def _alarm(row: AlarmRow) -> AlarmLine:
    return AlarmLine(
        about=row.about,
        level=row.level,
        due_on=row.due_on,
        raised_on=row.raised_on,
        answered_on=row.answered_on,
    )


def _meeting(row: MeetingRow) -> MeetingLine:
    return MeetingLine(
        number=row.number,
        kind=row.kind,
        held_on=row.held_on,
        missed_by_head=row.missed_by_head,
        minutes=row.minutes,
    )


async def _agreed(reading: Reading, held: Iterable[MeetingRow]) -> tuple[Agreed, ...]:
    numbers = {row.meeting: row.number for row in held}
    found = await measures_of(reading, list(numbers))
    return tuple(Agreed(numbers[row.meeting], row.measure, row.unit, row.text, row.due_on) for row in found)
