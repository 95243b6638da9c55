"""How documents, and what cites them, become rows."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from domain.catalogue import EVENTS
from domain.evidence import Evidence, EvidenceState
from domain.kernel.event import Event
from projections.evidence.tables import CITATION, DOCUMENT
from projections.model import Model, put
from projections.step import Step, kind_of
from projections.table import Change
from projections.trail.facts import concerned, facts_of

_NO_APPEAL: Final = UUID(int=0)


def document_changes(step: Step[EvidenceState]) -> Iterator[Change]:
    """The document as it stands."""
    state = step.after
    row = (
        *(state.office, state.hash, state.media_type, state.size),
        *(sorted(state.received_from), state.received_at, state.erased_on),
    )
    yield put(DOCUMENT, row, step.recorded.commit_position)


def citations(step: Step[Any]) -> Iterator[Change]:
    """A row for each document that an event rests on."""
    event = step.recorded.event
    if not (cited := _cited(event)):
        return
    office, subject, _, appeal = concerned(step, facts_of(type(event)))
    for content_hash in cited:
        row = (office, content_hash, subject or "", appeal or _NO_APPEAL)
        yield put(CITATION, row, step.recorded.commit_position)


def _cited(event: Event) -> tuple[str, ...]:
    grounds = getattr(event, "grounds", None)
    cited: tuple[str, ...] = getattr(event if grounds is None else grounds, "evidence", ())
    return cited


_KINDS: Final = {kind_of(event) for event in EVENTS} - {Evidence.NAME}
EVIDENCE: Final = Model(
    name="evidence",
    version=2,
    tables=(DOCUMENT, CITATION),
    folds={Evidence.NAME: document_changes, **dict.fromkeys(sorted(_KINDS), citations)},
)
"""The read model; any kind of event may rest on a document."""
