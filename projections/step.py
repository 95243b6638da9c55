"""One event and what it did to its stream: what every read model folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from domain.appeal.state import AppealState
from domain.assessment.changes import ChangedItem
from domain.assessment.state import AssessmentState
from domain.kernel.event import Event
from domain.kernel.recorded import Recorded
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Breakdown

S = TypeVar("S")


@dataclass(slots=True)
class Step(Generic[S]):
    """An event of an aggregate of ``kind``, and the state before (``None``: none yet) and after it."""

    recorded: Recorded
    kind: str
    before: S | None
    after: S


@dataclass(slots=True)
class AssessmentStep(Step[AssessmentState]):
    """A step of an assessment: the items it changed, and the score under the plan version that it follows.

    A score that stayed as it was is the same object before and after.
    """

    plan: PlanVersion
    changed: Sequence[ChangedItem]
    score_before: Breakdown | None
    score: Breakdown

    @property
    def adopts(self) -> bool:
        """Whether the assessment follows another plan version from this step on."""
        return self.before is not None and self.before.plan_version != self.after.plan_version


@dataclass(slots=True)
class AppealStep(Step[AppealState]):
    """A step of an appeal, with the assessment that it contests as it stands."""

    assessment: AssessmentState


@cache
def kind_of(event: type[Event]) -> str:
    """The kind of aggregate that says such events: the first word of their topic, ``Aggregate.NAME``."""
    return event.TOPIC.partition(".")[0]
