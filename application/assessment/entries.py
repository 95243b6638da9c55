"""填报 → 审核 → 复核."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import Opened, open_for, plan_in_force
from application.assessment.routing import (
    open_for_facts,
    open_for_recheck,
    open_for_return,
    open_for_review,
)
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.assessment.entries import SELF, Finding, entry_ref
from domain.assessment.reviewing import Revision
from domain.assessment.source import Source
from domain.batch import Batch, Booking
from domain.kernel.event import ContentHash
from domain.kernel.points import Points
from domain.methods.direct import POINTS
from domain.methods.measure import Measure
from domain.plan.indicator import AssessmentChannel, Mode


class ReportResult(Command):
    """Report what was measured for an indicator and a period, through one channel.

    ``measures`` are those of the indicator's scoring method; ``points`` is the short form for one that
    takes the points themselves.  ``reason`` is due where a machine's value is overridden by hand.  The
    same row of a batch is booked once under a plan: the very same again changes nothing.
    """

    NAME: ClassVar[str] = "reportResult"

    assessment: UUID
    indicator: str
    period: str
    channel: AssessmentChannel
    points: Points | None
    measures: tuple[Measure, ...]
    mode: Mode
    source: Source | None
    reason: str | None
    evidence: tuple[ContentHash, ...]
    expected_version: int | None


def report_result(command: ReportResult, work: Work) -> str:
    """Gives the entry's reference."""
    finding = Finding(
        indicator=command.indicator,
        period=command.period,
        channel=command.channel,
        measures=measures_of(command.points, command.measures),
        mode=command.mode,
        source=command.source,
        reason=command.reason,
        evidence=command.evidence,
    )
    return enter(command.assessment, finding, command.expected_version, work)


def measures_of(points: Points | None, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The measures, with points given in short among them."""
    return measures if points is None else (Measure(name=POINTS, value=points), *measures)


def enter(assessment: UUID, finding: Finding, expected_version: int | None, work: Work) -> str:
    """Report a finding; units report themselves, facts about them come from who assesses."""
    if finding.channel == SELF:
        opened = open_for(Action.REPORT_OWN, assessment, work)
    else:
        opened = open_for_facts(assessment, finding.indicator, work)
    if _is_booked(opened, finding, work):
        return entry_ref(finding.indicator, finding.period, finding.channel)
    plan = plan_in_force(opened.assessment.state, finding.indicator, finding.period, work)
    entry = opened.assessment.report(finding, plan, expected_version)
    opened.assessment.note_desk_field_gap(finding.indicator, finding.period, plan)
    return entry


def _is_booked(opened: Opened, finding: Finding, work: Work) -> bool:
    """Whether the very same row was booked before; it is booked now if not."""
    if (source := finding.source) is None:
        return False
    assessment, plan = opened.assessment, opened.plan
    batch = work.begin(Batch, Batch.id_of(plan.plan, source.system, source.batch))
    entry = entry_ref(finding.indicator, finding.period, finding.channel)
    booking = Booking(row=source.row, assessment=assessment.id, entry=entry, measures=finding.measures)
    if batch.holds(booking):
        return True
    batch.book(plan.office, plan.plan, source.system, source.batch, booking)
    return False


class ReviewResult(Command):
    """Pass a reported entry on to recheck; ``expected_version`` is the version of the entry seen.

    ``revision`` sets other points than a self-assessment of an individual indicator claims.
    """

    NAME: ClassVar[str] = "reviewResult"

    assessment: UUID
    entry: str
    revision: Revision | None
    expected_version: int | None


def review_result(command: ReviewResult, work: Work) -> None:
    """By the desk that the entry is routed to: the assessing department, or the performance office."""
    opened = open_for_review(command.assessment, command.entry, work)
    opened.assessment.review(command.entry, command.revision, opened.plan, command.expected_version)


class ReturnResult(Command):
    """Send an entry back with a reason."""

    NAME: ClassVar[str] = "returnResult"

    assessment: UUID
    entry: str
    reason: str
    expected_version: int | None


def return_result(command: ReturnResult, work: Work) -> None:
    """By the desk that reviews the entry; what is reviewed, by the performance office as well."""
    assessment = open_for_return(command.assessment, command.entry, work).assessment
    assessment.return_result(command.entry, command.reason, command.expected_version)


class RecheckResult(Command):
    """Confirm a reviewed entry."""

    NAME: ClassVar[str] = "recheckResult"

    assessment: UUID
    entry: str
    expected_version: int | None


def recheck_result(command: RecheckResult, work: Work) -> None:
    """By the performance office; what concerns its host or itself, by the leaders."""
    opened = open_for_recheck(command.assessment, work)
    opened.assessment.recheck(command.entry, command.expected_version)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ReportResult: report_result,
    ReviewResult: review_result,
    ReturnResult: return_result,
    RecheckResult: recheck_result,
}
