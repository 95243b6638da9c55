"""Evidence: handed in under the hash of its content, and erased by decision."""

from collections.abc import Mapping
from typing import ClassVar, Final

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.evidence import Evidence
from domain.kernel.event import ContentHash
from domain.policy.policy_set import PolicySet


class ReceiveEvidence(Command):
    """Take a document in that was handed to an office: its hash, type and size.

    The content goes to `POST /evidence`, which sends this command.
    """

    NAME: ClassVar[str] = "receiveEvidence"

    office: str
    hash: ContentHash
    media_type: str
    size: int


def receive_evidence(command: ReceiveEvidence, work: Work) -> str:
    """Gives the hash."""
    work.authorise(Action.HAND_IN_EVIDENCE, office=command.office)
    policies = work.read(PolicySet, PolicySet.id_of(command.office))
    rules = policies.version(policies.in_force_on(work.today)).evidence
    evidence = work.begin(Evidence, Evidence.id_of(command.office, command.hash))
    evidence.receive(command.office, command.hash, command.media_type, command.size, rules)
    return command.hash


class EraseEvidence(Command):
    """Destroy the content of a document, with the reason; what cites it keeps the hash."""

    NAME: ClassVar[str] = "eraseEvidence"

    office: str
    hash: ContentHash
    reason: str


def erase_evidence(command: EraseEvidence, work: Work) -> None:
    """The fact is recorded; the content goes once that is in the log (``processes/evidence_erasure``)."""
    work.authorise(Action.ERASE_EVIDENCE, office=command.office)
    work.edit(Evidence, Evidence.id_of(command.office, command.hash)).erase(command.reason)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ReceiveEvidence: receive_evidence,
    EraseEvidence: erase_evidence,
}
