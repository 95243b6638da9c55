"""The attestations of a cell: each says what was compared, at which border, and how much did not fit."""

from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

from domain.attestation.comparison import Comparison
from domain.attestation.facts import FactKind
from domain.attestation.refusals import AttestationAhead, AttestationUnknown
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event
from domain.kernel.ids import stream_id
from domain.kernel.value import Value

CELL: Final = ""
"""Stands for an office where all of the cell are meant: no office has an empty code."""


class Compared(Value):
    """How much was compared: assessments, leaves, boards as they are now, and editions of results."""

    assessments: int
    leaves: int
    boards: int
    editions: int


class Mismatched(Value):
    """How many facts of a kind did not fit."""

    kind: FactKind
    count: int


class Findings(Value):
    """What came of a comparison at ``border``; ``digest`` is over all that was expected."""

    border: int
    compared: Compared
    mismatches: tuple[Mismatched, ...]
    digest: ContentHash

    @property
    def mismatched(self) -> int:
        """How many facts did not fit."""
        return sum(each.count for each in self.mismatches)


def findings_of(comparison: Comparison, border: int) -> Findings:
    """What came of a comparison that is done."""
    compared = comparison.compared
    return Findings(
        border=border,
        compared=Compared(
            assessments=compared[FactKind.TOTAL],
            leaves=compared[FactKind.LEAF],
            boards=compared[FactKind.BOARD],
            editions=compared[FactKind.EDITION],
        ),
        mismatches=tuple(
            Mismatched(kind=kind, count=count) for kind, count in sorted(comparison.mismatches.items())
        ),
        digest=comparison.digest,
    )


@dataclass(frozen=True, slots=True)
class AttestationState:
    """The last attestation."""

    findings: Findings

    @property
    def office(self) -> None:
        """It is about the cell, and about no office."""


class ReplayAttested(Event):
    """Every score was told again from the log and compared, by the code of a version."""

    TOPIC: ClassVar[str] = "attestation.replay-attested.v1"

    findings: Findings
    code_version: str

    def evolve(self, state: AttestationState | None) -> AttestationState:
        """It is the last one."""
        del state
        return AttestationState(self.findings)


class Attestations(Aggregate[AttestationState]):
    """All attestations of one cell."""

    NAME = "attestation"
    UNKNOWN = AttestationUnknown

    @staticmethod
    def id_of() -> UUID:
        """One stream per cell."""
        return stream_id("attestation")

    def attest(self, findings: Findings, code_version: str, head: int) -> None:
        """Record what came of a comparison at a border of a log that ends at ``head``."""
        if findings.border > head:
            raise AttestationAhead("findings.border", border=findings.border, head=head)
        self.trigger(ReplayAttested, findings=findings, code_version=code_version)


EVENTS: Final = (ReplayAttested,)
