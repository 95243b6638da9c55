"""填报 → 审核 → 复核."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.assessment.opened import open_for
from application.assessment.routing import open_for_facts, open_for_review
from application.command import Command
from application.dispatcher import Handler
from application.permissions import Action
from application.work import Work
from domain.assessment.entries import SELF, Finding, Source
from domain.assessment.reviewing import Revision
from domain.kernel.event import ContentHash
from domain.kernel.points import Points
from domain.methods.direct import POINTS
from domain.methods.measure import Measure
from domain.plan.indicator import AssessmentChannel, Mode


class ReportResult(Command):
    """Report what was measured for an indicator and a period, through one channel.

    ``measures`` are those of the indicator's scoring method; ``points`` is the short form for one that
    takes the points themselves.
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
    evidence: tuple[ContentHash, ...]
    expected_version: int | None


def report_result(command: ReportResult, work: Work) -> str:
    """Gives the entry's reference.  Units report themselves; facts about them come from who assesses."""
    if command.channel == SELF:
        opened = open_for(Action.REPORT_OWN, command.assessment, work)
    else:
        opened = open_for_facts(command.assessment, command.indicator, work)
    finding = Finding(
        indicator=command.indicator,
        period=command.period,
        channel=command.channel,
        measures=_measures(command),
        mode=command.mode,
        source=command.source,
        evidence=command.evidence,
    )
    return opened.assessment.report(finding, opened.plan, command.expected_version)


def _measures(command: ReportResult) -> tuple[Measure, ...]:
    if command.points is None:
        return command.measures
    return (Measure(name=POINTS, value=command.points), *command.measures)


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
    """By the desk that reviews the entry."""
    assessment = open_for_review(command.assessment, command.entry, work).assessment
    assessment.return_result(command.entry, command.reason, command.expected_version)


class RecheckResult(Command):
    """Confirm a reviewed entry."""

    NAME: ClassVar[str] = "recheckResult"

    assessment: UUID
    entry: str
    expected_version: int | None


def recheck_result(command: RecheckResult, work: Work) -> None:
    """By the performance office."""
    opened = open_for(Action.RECHECK, command.assessment, work)
    opened.assessment.recheck(command.entry, command.expected_version)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ReportResult: report_result,
    ReviewResult: review_result,
    ReturnResult: return_result,
    RecheckResult: recheck_result,
}
