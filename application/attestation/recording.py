"""Recording that scores were attested."""

from collections.abc import Mapping
from typing import ClassVar, Final

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.attestation.attestations import CELL, Attestations, Findings


class RecordAttestation(Command):
    """Record what came of telling every score again from the log (核证)."""

    NAME: ClassVar[str] = "recordAttestation"

    findings: Findings
    code_version: str


def record_attestation(command: RecordAttestation, work: Work) -> str:
    """Gives the id of the event; mismatches are recorded as well as their absence."""
    work.authorise(Action.ATTEST, office=CELL)
    attestations = work.begin(Attestations, Attestations.id_of())
    attestations.attest(command.findings, command.code_version, work.border())
    return str(attestations.last_event_id)


HANDLERS: Final[Mapping[type[Command], Handler]] = {RecordAttestation: record_attestation}
"""The handler."""
