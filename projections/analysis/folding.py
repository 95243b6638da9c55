"""How issued reports become rows."""

from collections.abc import Iterator
from typing import Final

from domain.analysis.review import QuarterReview, ReviewState
from projections.analysis.tables import ANALYSIS_REPORT
from projections.model import Model, put
from projections.step import Step
from projections.table import Change


def changes(step: Step[ReviewState]) -> Iterator[Change]:
    """The report that was issued."""
    known = {} if step.before is None else step.before.reports
    for plan, report in step.after.reports.items():
        if known.get(plan) is not report:
            row = (
                plan,
                step.after.quarter,
                step.after.office,
                report.border,
                report.digest,
                report.issued_on,
                report.deadline.due_on,
            )
            yield put(ANALYSIS_REPORT, row, step.recorded.commit_position)


ANALYSIS: Final = Model(
    name="analysis", version=1, tables=(ANALYSIS_REPORT,), folds={QuarterReview.NAME: changes}
)
"""The read model."""
