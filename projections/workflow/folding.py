"""How the workflow of an assessment becomes rows."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.fault import Fault
from projections.model import Model, put
from projections.step import AssessmentStep
from projections.table import Change, Row
from projections.workflow.tables import FAULT


def changes(step: AssessmentStep) -> Iterator[Change]:
    """The faults that changed."""
    before, after = step.before, step.after
    stream, position = step.recorded.stream, step.recorded.commit_position
    if before is None or before.faults is after.faults:
        return
    for ref, fault in after.faults.items():
        if before.faults.get(ref) is not fault:
            yield put(FAULT, _fault(stream, fault), position)


def _fault(assessment: UUID, fault: Fault) -> Row:
    return (
        assessment,
        fault.ref,
        fault.indicator,
        fault.period,
        fault.kind,
        fault.gap,
        fault.text,
        fault.status.value,
        list(fault.witnesses),
    )


WORKFLOW: Final = Model(name="workflow", version=1, tables=(FAULT,), folds={Assessment.NAME: changes})
"""The read model."""
