"""What a model case points at: a result that was determined, or one leaf of a score."""

from uuid import UUID

from domain.activity.refusals import CitationWrong
from domain.kernel.value import Code, Value


class ResultCitation(Value):
    """A subject's place in an edition of the result of a peer group under a plan."""

    plan: UUID
    peer_group: Code
    edition: int
    subject: str


class LeafCitation(Value):
    """A leaf of an assessment, by its path in the breakdown."""

    assessment: UUID
    path: str


class Citation(Value):
    """Either a result or a leaf."""

    result: ResultCitation | None
    leaf: LeafCitation | None


def must_name_one(citation: Citation) -> None:
    """Refuse a citation of nothing, or of two things at once."""
    if (citation.result is None) == (citation.leaf is None):
        raise CitationWrong("facts.citation")
