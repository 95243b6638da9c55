"""What documents are taken in as evidence."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, each_once, key, within


class EvidenceRules(Topic):
    """How large a document may be, and of what type."""

    most_bytes: Annotated[int, key("the most bytes of one document", "M55")]
    media_types: Annotated[
        tuple[str, ...], key("the types of documents, as in the header Content-Type", "M55")
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A size that no document has, and a type that is named twice."""
        yield from within(f"{topic}.most_bytes", self.most_bytes, 1, 100 * 1024 * 1024)
        yield from each_once(f"{topic}.media_types", self.media_types)


EVIDENCE: Final = EvidenceRules(
    most_bytes=20 * 1024 * 1024,
    media_types=(
        "application/pdf",
        "image/jpeg",
        "image/png",
        "text/plain",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
)
