"""How far a plan has come: 初拟 → 沟通审核 → 征求意见 → 审定发布 (R1 art. 16)."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from domain.kernel.value import Value


class Phase(StrEnum):
    """Where a plan stands in its making."""

    DRAFTING = "DRAFTING"
    IN_REVIEW = "IN_REVIEW"
    REVIEWED = "REVIEWED"
    IN_CONSULTATION = "IN_CONSULTATION"
    PUBLISHED = "PUBLISHED"


CommentChannel = Literal["REPORT", "MEETING", "SURVEY"]
"""书面报告, 工作会议 or a survey: through what a comment came."""

CommentOutcome = Literal["ADOPTED", "EXPLAINED"]
"""The draft follows the comment, or the office says why it does not."""


class CommentAnswer(Value):
    """What became of a comment, in words."""

    outcome: CommentOutcome
    text: str


class Override(Value):
    """A finding of the publication checks, by code and node, that the leading group lets pass, and why."""

    check: str
    node: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a unit says to the draft, or to one indicator of it."""

    ref: str
    unit: str
    indicator: str | None
    channel: CommentChannel
    text: str
    commented_on: date
    answer: CommentAnswer | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Consultation:
    """Which units are asked, until when (that day included), and which have replied."""

    units: tuple[str, ...]
    until: date
    replied: frozenset[str]

    def heard(self, unit: str) -> Self:
        """The consultation after a reply of ``unit``."""
        return replace(self, replied=self.replied | {unit})

    def over_on(self, day: date) -> bool:
        """Whether its last day has passed, or every unit has replied."""
        return self.until < day or self.replied.issuperset(self.units)
