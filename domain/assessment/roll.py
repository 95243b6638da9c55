"""The roll of a plan (考评名册): which assessments were opened under it, so that an amendment finds them."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.refusals import AssessmentUnknown
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id


@dataclass(frozen=True, slots=True)
class RollState:
    """The assessments of a plan, in the order in which they were opened."""

    office: str
    plan: UUID
    assessments: tuple[UUID, ...]


class AssessmentEnrolled(Event):
    """An assessment was opened under the plan of this roll."""

    TOPIC: ClassVar[str] = "assessment-roll.assessment-enrolled.v1"

    office: str
    plan: UUID
    assessment: UUID

    def evolve(self, state: RollState | None) -> RollState:
        """Add the assessment."""
        before = state or RollState(self.office, self.plan, ())
        return replace(before, assessments=(*before.assessments, self.assessment))


class AssessmentRoll(Aggregate[RollState]):
    """The roll of one plan."""

    NAME = "assessment-roll"
    UNKNOWN = AssessmentUnknown

    @staticmethod
    def id_of(plan: UUID) -> UUID:
        """One roll per plan."""
        return stream_id("assessment-roll", plan)

    def enrol(self, office: str, plan: UUID, assessment: UUID) -> None:
        """Add an assessment that is being opened: it is opened once, so it is enrolled once."""
        self.trigger(AssessmentEnrolled, office=office, plan=plan, assessment=assessment)


EVENTS: Final = (AssessmentEnrolled,)
