"""A plan as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.period import last_day
from domain.plan.amendment import Amendment
from domain.plan.amendment_refusals import AmendmentUnknown
from domain.plan.claim_item import Catalogue
from domain.plan.indicator import Indicator, MajorTask, Project, Section, Side, WorkItem
from domain.plan.procedure import Comment, Consultation, Override, Phase
from domain.plan.refusals import PlanNotPublished
from domain.plan.version import PlanVersion


@dataclass(frozen=True, slots=True)
class PlanState:
    """The draft and how far it has come, every published version, and the amendments asked for by number.

    ``peer_groups`` are those whose units it assesses; ``submitted_by`` is who handed it in for review,
    ``overrides`` what the leading group lets pass.

    The nodes are the text of the newest version, or of the draft; ``retired`` has the last text of indicators
    that an amendment took out.
    """

    office: str
    year: int
    side: Side
    title: str
    scale: Decimal
    digits: int
    sections: tuple[Section, ...]
    peer_groups: tuple[str, ...]
    work_items: Mapping[str, WorkItem]
    projects: Mapping[str, Project]
    indicators: Mapping[str, Indicator]
    catalogue: Catalogue
    phase: Phase
    submitted_by: str | None
    consultation: Consultation | None
    comments: Mapping[str, Comment]
    major_tasks: Mapping[str, MajorTask]
    overrides: tuple[Override, ...]
    versions: Mapping[int, PlanVersion]
    retired: Mapping[str, Indicator]
    amendments: Mapping[int, Amendment]

    @property
    def published(self) -> bool:
        """Whether a version is out."""
        return bool(self.versions)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The references of the comments that nobody has answered, in the order they came."""
        return tuple(ref for ref, comment in self.comments.items() if comment.answer is None)

    def version(self, number: int) -> PlanVersion:
        """A published version; raises ``PlanNotPublished``."""
        if (found := self.versions.get(number)) is None:
            raise PlanNotPublished("plan")
        return found

    @property
    def latest(self) -> PlanVersion:
        """The newest published version; raises ``PlanNotPublished``."""
        return self.version(max(self.versions, default=0))

    def amendment(self, number: int) -> Amendment:
        """An amendment that was requested; raises ``AmendmentUnknown``."""
        if (found := self.amendments.get(number)) is None:
            raise AmendmentUnknown("amendment", amendment=number)
        return found

    def in_force(self, indicator: str, period: str, adopted: int) -> PlanVersion:
        """Of the versions up to ``adopted`` the one in force on the last day of a period, which scores it.

        For a period that the adopted version does not assess it is that version, which says so.
        """
        newest = self.version(adopted)
        if period not in newest.indicator(indicator).marks:
            return newest
        ends = last_day(period)
        numbers = sorted((number for number in self.versions if number <= adopted), reverse=True)
        return next(
            (found for number in numbers if (found := self.versions[number]).effective_from <= ends),
            self.version(1),
        )
