"""A plan as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.plan.claim_item import Catalogue
from domain.plan.indicator import Indicator, Project, Section, Side, WorkItem
from domain.plan.refusals import PlanNotPublished
from domain.plan.version import PlanVersion


@dataclass(frozen=True, slots=True)
class PlanState:
    """The draft and every published version of a plan."""

    office: str
    year: int
    side: Side
    title: str
    scale: Decimal
    digits: int
    sections: tuple[Section, ...]
    work_items: Mapping[str, WorkItem]
    projects: Mapping[str, Project]
    indicators: Mapping[str, Indicator]
    catalogue: Catalogue
    versions: Mapping[int, PlanVersion]

    @property
    def published(self) -> bool:
        """Whether a version is out."""
        return bool(self.versions)

    def version(self, number: int) -> PlanVersion:
        """A published version; raises ``PlanNotPublished``."""
        if (found := self.versions.get(number)) is None:
            raise PlanNotPublished("plan")
        return found

    @property
    def latest(self) -> PlanVersion:
        """The newest published version; raises ``PlanNotPublished``."""
        return self.version(max(self.versions, default=0))
