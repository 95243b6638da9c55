"""What an office owes after a quarter (P39): a report under each plan, and the minutes of a meeting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final
from uuid import UUID

from domain.analysis.refusals import AnalysisIssuedAlready, AnalysisUnknown, QuarterNotOver
from domain.calendar.deadline import Deadline
from domain.kernel.aggregate import Aggregate
from domain.kernel.clock import local_date
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.period import last_day


@dataclass(frozen=True, slots=True)
class Report:
    """An issued report: the border of the log that its data are of, and their digest."""

    plan: UUID
    border: int
    digest: str
    issued_on: date
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The reports on a quarter by plan, and what was told to be overdue (``None``: the minutes)."""

    office: str
    quarter: str
    reports: Mapping[UUID, Report]
    told: frozenset[UUID | None]


class ReportIssued(Event):
    """The report on a quarter under a plan was issued, over the data at ``border``."""

    TOPIC: ClassVar[str] = "analysis.report-issued.v1"

    office: str
    quarter: str
    plan: UUID
    border: int
    digest: str
    deadline: Deadline

    def evolve(self, state: ReviewState | None) -> ReviewState:
        """Add the report."""
        known = state or _nothing(self.office, self.quarter)
        day = local_date(self.envelope.decided_at)
        report = Report(self.plan, self.border, self.digest, day, self.deadline)
        return replace(known, reports={**known.reports, self.plan: report})


class ReportOverdue(Event):
    """The report under a plan did not come in time."""

    TOPIC: ClassVar[str] = "analysis.report-overdue.v1"

    office: str
    quarter: str
    plan: UUID
    deadline: Deadline

    def evolve(self, state: ReviewState | None) -> ReviewState:
        """It was told."""
        known = state or _nothing(self.office, self.quarter)
        return replace(known, told=known.told | {self.plan})


class MinutesOverdue(Event):
    """No meeting about the quarter was closed with its minutes in time."""

    TOPIC: ClassVar[str] = "analysis.minutes-overdue.v1"

    office: str
    quarter: str
    deadline: Deadline

    def evolve(self, state: ReviewState | None) -> ReviewState:
        """It was told."""
        known = state or _nothing(self.office, self.quarter)
        return replace(known, told=known.told | {None})


class QuarterReview(Aggregate[ReviewState]):
    """What one office says of one quarter."""

    NAME = "analysis"
    UNKNOWN = AnalysisUnknown

    @staticmethod
    def id_of(office: str, quarter: str) -> UUID:
        """One review per office and quarter."""
        return stream_id("analysis", office, quarter)

    def issue(self, office: str, quarter: str, report: Report) -> None:
        """Issue a report once the quarter is over, once under its plan."""
        if last_day(quarter) >= self.by.today:
            raise QuarterNotOver("quarter", quarter=quarter)
        if self.exists and report.plan in self.state.reports:
            raise AnalysisIssuedAlready("quarter", quarter=quarter)
        self.trigger(
            ReportIssued,
            office=office,
            quarter=quarter,
            plan=report.plan,
            border=report.border,
            digest=report.digest,
            deadline=report.deadline,
        )

    def tell_overdue(
        self, office: str, quarter: str, missing: Iterable[UUID | None], deadline: Deadline
    ) -> None:
        """Tell, once, of each report (by plan) and of the minutes (``None``) missing past the day."""
        if deadline.due_on >= self.by.today:
            return
        about: dict[str, Any] = {"office": office, "quarter": quarter, "deadline": deadline}
        for each in untold(self.state if self.exists else None, missing):
            if each is None:
                self.trigger(MinutesOverdue, **about)
            else:
                self.trigger(ReportOverdue, plan=each, **about)


def untold(state: ReviewState | None, missing: Iterable[UUID | None]) -> list[UUID | None]:
    """What of the missing was neither issued nor told to be overdue."""
    known: frozenset[UUID | None] = frozenset() if state is None else state.told | set(state.reports)
    return [each for each in missing if each not in known]


def _nothing(office: str, quarter: str) -> ReviewState:
    return ReviewState(office, quarter, {}, frozenset())


EVENTS: Final = (ReportIssued, ReportOverdue, MinutesOverdue)
