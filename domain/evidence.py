"""Evidence (证据): a document known by the hash of its content, who handed it in, whether it was erased."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.sheet import must_say_why
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event
from domain.kernel.ids import stream_id
from domain.kernel.refusal import Refusal
from domain.policy.evidence import EvidenceRules


class EvidenceUnknown(Refusal):
    """Nobody handed a document of that content in."""

    code = "EVIDENCE_UNKNOWN"
    zh = "没有提交过该内容的证据"
    en = "no document of that content was handed in"


class EvidenceTooLarge(Refusal):
    """A document has a size that the policy allows."""

    code = "EVIDENCE_TOO_LARGE"
    zh = "证据文件为 {size} 字节，超过上限 {most} 字节"
    en = "the document has {size} bytes, more than the {most} allowed"


class EvidenceTypeRefused(Refusal):
    """A document is of a type that the policy allows."""

    code = "EVIDENCE_TYPE_REFUSED"
    zh = "不接受类型为 {media_type} 的证据文件；可接受：{known}"
    en = "documents of type {media_type} are not taken in; these are: {known}"


class EvidenceErasedAlready(Refusal):
    """What was erased does not come back."""

    code = "EVIDENCE_ERASED"
    zh = "该证据已按决定销毁"
    en = "this evidence was erased by decision"


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """A document: its type and size, who handed it in and first when, and when its content was destroyed."""

    office: str
    hash: str
    media_type: str
    size: int
    received_from: frozenset[str]
    received_at: datetime
    erased_on: date | None


class EvidenceReceived(Event):
    """A person handed a document in; its content is kept apart from the log, under the hash."""

    TOPIC: ClassVar[str] = "evidence.evidence-received.v1"

    office: str
    hash: ContentHash
    media_type: str
    size: int

    def evolve(self, state: EvidenceState | None) -> EvidenceState:
        """Remember who handed it in; the type stays what it was called first."""
        at = self.envelope.decided_at
        known = state or EvidenceState(
            self.office, self.hash, self.media_type, self.size, frozenset(), at, None
        )
        return replace(known, received_from=known.received_from | {self.envelope.actor.id})


class EvidenceErased(Event):
    """The content was destroyed, with the reason; what cites it keeps the hash."""

    TOPIC: ClassVar[str] = "evidence.evidence-erased.v1"

    office: str
    hash: ContentHash
    reason: str

    def evolve(self, state: EvidenceState) -> EvidenceState:
        """It is gone."""
        return replace(state, erased_on=self.envelope.effective_on)


class Evidence(Aggregate[EvidenceState]):
    """One document of an office."""

    NAME = "evidence"
    UNKNOWN = EvidenceUnknown

    @staticmethod
    def id_of(office: str, content_hash: str) -> UUID:
        """One stream per office and content."""
        return stream_id("evidence", office, content_hash)

    def receive(
        self, office: str, content_hash: str, media_type: str, size: int, rules: EvidenceRules
    ) -> None:
        """Take a document in; handed in again by the same person it changes nothing."""
        if self.exists and self.state.erased_on is not None:
            raise EvidenceErasedAlready("hash")
        if media_type not in rules.media_types:
            known = ", ".join(rules.media_types)
            raise EvidenceTypeRefused("mediaType", media_type=media_type, known=known)
        if not 0 < size <= rules.most_bytes:
            raise EvidenceTooLarge("size", size=size, most=rules.most_bytes)
        if not self.exists or self.by.actor_id not in self.state.received_from:
            self.trigger(EvidenceReceived, office=office, hash=content_hash, media_type=media_type, size=size)

    def erase(self, reason: str) -> None:
        """Record that the content is destroyed."""
        must_say_why(reason)
        if self.state.erased_on is not None:
            raise EvidenceErasedAlready("hash")
        self.trigger(EvidenceErased, office=self.state.office, hash=self.state.hash, reason=reason)


EVENTS: Final = (EvidenceReceived, EvidenceErased)
