"""The roll of a plan (考评名册): which assessments were opened under it, so that they are found together."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final, NamedTuple
from uuid import UUID

from domain.assessment.refusals import AssessmentUnknown
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id


class Enrolled(NamedTuple):
    """An assessment, and the group in which its subject is ranked."""

    assessment: UUID
    peer_group: str


@dataclass(frozen=True, slots=True)
class RollState:
    """The assessments of a plan, in the order in which they were opened."""

    office: str
    plan: UUID
    enrolled: tuple[Enrolled, ...]

    @property
    def assessments(self) -> tuple[UUID, ...]:
        """All of them."""
        return tuple(each.assessment for each in self.enrolled)

    def of_group(self, peer_group: str) -> tuple[UUID, ...]:
        """Those of a peer group."""
        return tuple(each.assessment for each in self.enrolled if each.peer_group == peer_group)


class AssessmentEnrolled(Event):
    """An assessment was opened under the plan of this roll."""

    TOPIC: ClassVar[str] = "assessment-roll.assessment-enrolled.v1"

    office: str
    plan: UUID
    assessment: UUID
    peer_group: str

    def evolve(self, state: RollState | None) -> RollState:
        """Add the assessment."""
        before = state or RollState(self.office, self.plan, ())
        news = Enrolled(self.assessment, self.peer_group)
        return replace(before, enrolled=(*before.enrolled, news))


class AssessmentRoll(Aggregate[RollState]):
    """The roll of one plan."""

    NAME = "assessment-roll"
    UNKNOWN = AssessmentUnknown

    @staticmethod
    def id_of(plan: UUID) -> UUID:
        """One roll per plan."""
        return stream_id("assessment-roll", plan)

    def enrol(self, office: str, plan: UUID, assessment: UUID, peer_group: str) -> None:
        """Add an assessment that is being opened: it is opened once, so it is enrolled once."""
        self.trigger(
            AssessmentEnrolled, office=office, plan=plan, assessment=assessment, peer_group=peer_group
        )


EVENTS: Final = (AssessmentEnrolled,)
