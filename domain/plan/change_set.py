"""What one amendment changes, all of it together or nothing (P14)."""

from collections.abc import Iterator

from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.plan.indicator import Indicator, Project, WorkItem


class PointsChange(Value):
    """New points of an indicator, stated for a whole year as in the plan."""

    indicator: str
    points: Points


class SectionChange(Value):
    """What the indicators of a section sum to over the year once the plan is amended."""

    section: Code
    points: Points


class ChangeSet(Value):
    """A change set: each indicator occurs at most once in it.

    ``work_items``, ``projects`` and ``added`` are new; ``revised`` are whole new texts (target, standard,
    method, duty, points); ``points`` changes nothing but points; ``retired`` are codes of indicators that
    count no longer, and projects and work items that lose their last indicator retire with them.
    """

    work_items: tuple[WorkItem, ...]
    projects: tuple[Project, ...]
    added: tuple[Indicator, ...]
    revised: tuple[Indicator, ...]
    points: tuple[PointsChange, ...]
    retired: tuple[str, ...]
    sections: tuple[SectionChange, ...]

    @property
    def indicators(self) -> Iterator[str]:
        """The codes of the indicators that it changes, as often as it changes them."""
        yield from (each.code for each in self.added)
        yield from (each.code for each in self.revised)
        yield from (each.indicator for each in self.points)
        yield from self.retired

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not any(getattr(self, name) for name in type(self).model_fields)
