"""Importing a batch of results: every row is checked, and all are recorded in one commit or none."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.assessment.entries import enter, measures_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.entries import Finding
from domain.assessment.refusals import AssessmentOfAnotherPlan
from domain.assessment.source import Source
from domain.kernel.points import Points
from domain.kernel.refusal import Refusal, Refusals
from domain.kernel.value import Value
from domain.methods.measure import Measure
from domain.plan.indicator import AssessmentChannel, Mode

MOST_ROWS: Final = 1_000
"""What one commit takes without holding up the others."""


class ImportedRow(Value):
    """A row of a batch: whose result it is, and what was measured; ``points`` as in ``reportResult``."""

    row: str
    assessment: UUID
    indicator: str
    period: str
    channel: AssessmentChannel
    points: Points | None
    measures: tuple[Measure, ...]


class ImportResults(Command):
    """Report the rows of a batch under a plan.

    Every row is checked and every one that fails is told by its place; all of them are recorded in one
    commit, or none.  Rows that were booked before with the same content change nothing.
    """

    NAME: ClassVar[str] = "importResults"

    plan: UUID
    system: str
    batch: str
    extracted_at: datetime
    mode: Mode
    reason: str | None
    rows: Annotated[tuple[ImportedRow, ...], Field(min_length=1, max_length=MOST_ROWS)]


def import_results(command: ImportResults, work: Work) -> str:
    """Gives the number of rows.  Raises ``Refusals`` with what is wrong with each row."""
    failures = [failure for place in range(len(command.rows)) for failure in _failures(command, place, work)]
    if failures:
        raise Refusals(failures)
    return str(len(command.rows))


def _failures(command: ImportResults, place: int, work: Work) -> Iterator[Refusal]:
    row = command.rows[place]
    try:
        if work.read(Assessment, row.assessment).plan != command.plan:
            raise AssessmentOfAnotherPlan("assessment")
        enter(row.assessment, _finding(command, row), None, work)
    except Refusal as refusal:
        refusal.field = ".".join(filter(None, ("rows", str(place), refusal.field)))
        yield refusal


def _finding(command: ImportResults, row: ImportedRow) -> Finding:
    return Finding(
        indicator=row.indicator,
        period=row.period,
        channel=row.channel,
        measures=measures_of(row.points, row.measures),
        mode=command.mode,
        source=Source(
            system=command.system, extracted_at=command.extracted_at, batch=command.batch, row=row.row
        ),
        reason=command.reason,
        evidence=(),
    )


HANDLERS: Final[Mapping[type[Command], Handler]] = {ImportResults: import_results}
