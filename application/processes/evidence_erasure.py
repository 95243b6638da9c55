"""Once the log says that a document is erased, its content is destroyed."""

from typing import Protocol

from domain.evidence import EvidenceErased
from domain.kernel.recorded import Recorded


class EvidenceVault(Protocol):
    """Where the content of documents is kept."""

    def erase(self, office: str, content_hash: str) -> None:
        """Destroy a content for good."""
        ...


class EvidenceErasure:
    """Event first, content second: what was destroyed is always explained by the log."""

    name = "evidence-erasure"
    topics = frozenset({EvidenceErased.TOPIC})

    def __init__(self, vault: EvidenceVault) -> None:
        self._vault = vault

    def react(self, recorded: Recorded) -> None:
        """Destroy the content; destroying it again changes nothing."""
        event = recorded.event
        if not isinstance(event, EvidenceErased):
            raise TypeError(event)
        self._vault.erase(event.office, event.hash)
