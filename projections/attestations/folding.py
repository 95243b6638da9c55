"""How attestations become rows."""

from collections.abc import Iterator
from typing import Final

from domain.attestation.attestations import Attestations, AttestationState, ReplayAttested
from projections.attestations.tables import ATTESTATION
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[AttestationState]) -> Iterator[Change]:
    """A row per attestation; it never changes."""
    if isinstance(event := step.recorded.event, ReplayAttested):
        yield put(ATTESTATION, _row(event), step.recorded.commit_position)


def _row(event: ReplayAttested) -> Row:
    findings, envelope = event.findings, event.envelope
    compared = findings.compared
    return (
        event.originator_version,
        envelope.event_id,
        envelope.decided_at,
        findings.border,
        compared.assessments,
        compared.leaves,
        compared.boards,
        compared.editions,
        [each.model_dump(mode="json") for each in findings.mismatches],
        findings.digest,
        event.code_version,
    )


ATTESTATIONS: Final = Model(
    name="attestations", version=1, tables=(ATTESTATION,), folds={Attestations.NAME: changes}
)
"""The read model."""
