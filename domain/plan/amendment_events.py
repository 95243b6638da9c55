"""What happens to an amendment; only its approval changes the plan (rule 34)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.plan import changing
from domain.plan.amendment import Amendment, AmendmentStatus
from domain.plan.change_set import ChangeSet
from domain.plan.state import PlanState


class AmendmentRequested(Event):
    """An amendment was requested: what is to change from which day on, why, and by which document."""

    TOPIC: ClassVar[str] = "plan.amendment-requested.v1"

    amendment: int
    changes: ChangeSet
    effective_from: date
    reason: str
    document: str

    def evolve(self, state: PlanState) -> PlanState:
        """Add the amendment; nothing of the plan changes."""
        actor = self.envelope.actor
        asked = Amendment(
            number=self.amendment,
            changes=self.changes,
            requested_on=self.envelope.effective_on,
            effective_from=self.effective_from,
            reason=self.reason,
            document=self.document,
            status=AmendmentStatus.REQUESTED,
            unit=actor.unit,
            handlers=frozenset({actor.id}),
            remark=None,
            version=None,
            reached=0,
        )
        return replace(state, amendments={**state.amendments, self.amendment: asked})


class _AmendmentStep(Event):
    """A step of an amendment that was requested."""

    STATUS: ClassVar[AmendmentStatus]

    amendment: int

    def evolve(self, state: PlanState) -> PlanState:
        """Move the amendment on, and remember who did it."""
        found = state.amendments[self.amendment]
        handlers = found.handlers | {self.envelope.actor.id}
        moved = replace(found, status=self.STATUS, handlers=handlers, remark=self._remark)
        return replace(state, amendments={**state.amendments, self.amendment: moved})

    @property
    def _remark(self) -> str | None:
        return None


class _ReasonedStep(_AmendmentStep):
    """A step that gives its reason."""

    reason: str

    @property
    def _remark(self) -> str | None:
        return self.reason


class AmendmentScreened(_AmendmentStep):
    """The performance office found a requested amendment fit to be decided on."""

    TOPIC: ClassVar[str] = "plan.amendment-screened.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.SCREENED


class AmendmentReturned(_ReasonedStep):
    """The performance office sent a requested amendment back with the reason: it may be requested anew."""

    TOPIC: ClassVar[str] = "plan.amendment-returned.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.RETURNED


class AmendmentProposed(_ReasonedStep):
    """The committee deliberated on an amendment and proposed it to the leading group."""

    TOPIC: ClassVar[str] = "plan.amendment-proposed.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.PROPOSED


class AmendmentApproved(_AmendmentStep):
    """The leading group approved an amendment: its changes are the plan's text from now on.

    The version that follows says since when, and what the year's periods are worth.
    """

    TOPIC: ClassVar[str] = "plan.amendment-approved.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.APPROVED

    version: int

    def evolve(self, state: PlanState) -> PlanState:
        """Carry the change set out."""
        moved = super().evolve(state)
        done = replace(moved.amendments[self.amendment], version=self.version)
        return replace(
            changing.amended(moved, done.changes), amendments={**moved.amendments, self.amendment: done}
        )


class AdoptionBegun(_AmendmentStep):
    """An approved amendment has more assessments to reach than one commit takes: they follow part by part."""

    TOPIC: ClassVar[str] = "plan.adoption-begun.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.ADOPTING


class AdoptionAdvanced(_AmendmentStep):
    """An amendment reached the next part of the assessments, in the same commit."""

    TOPIC: ClassVar[str] = "plan.adoption-advanced.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.ADOPTING

    part: int

    def evolve(self, state: PlanState) -> PlanState:
        """Count the part."""
        moved = super().evolve(state)
        counted = replace(moved.amendments[self.amendment], reached=self.part + 1)
        return replace(moved, amendments={**moved.amendments, self.amendment: counted})


class AdoptionCompleted(_AmendmentStep):
    """An amendment reached the last of the assessments, in the same commit."""

    TOPIC: ClassVar[str] = "plan.adoption-completed.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.APPROVED


class AmendmentRefused(_ReasonedStep):
    """The leading group refused an amendment with the reason."""

    TOPIC: ClassVar[str] = "plan.amendment-refused.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.REFUSED


class AmendmentWithdrawn(_ReasonedStep):
    """An amendment was withdrawn by who requested it, before it was decided on."""

    TOPIC: ClassVar[str] = "plan.amendment-withdrawn.v1"
    STATUS: ClassVar[AmendmentStatus] = AmendmentStatus.WITHDRAWN


EVENTS: Final = (
    AmendmentRequested,
    AmendmentScreened,
    AmendmentReturned,
    AmendmentProposed,
    AmendmentApproved,
    AdoptionBegun,
    AdoptionAdvanced,
    AdoptionCompleted,
    AmendmentRefused,
    AmendmentWithdrawn,
)
