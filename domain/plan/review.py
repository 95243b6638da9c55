"""Screening a draft (沟通审核): the performance office passes it on or sends it back."""

from dataclasses import replace
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.plan.draft import Draft, must_say
from domain.plan.procedure import Phase
from domain.plan.refusals import PlanReviewedBySubmitter
from domain.plan.state import PlanState


class PlanSubmitted(Event):
    """The draft was handed in for review."""

    TOPIC: ClassVar[str] = "plan.plan-submitted.v1"

    def evolve(self, state: PlanState) -> PlanState:
        """Remember who did, for somebody else must review it."""
        return replace(state, phase=Phase.IN_REVIEW, submitted_by=self.envelope.actor.id)


class PlanReviewed(Event):
    """The draft passed its review and may be consulted on."""

    TOPIC: ClassVar[str] = "plan.plan-reviewed.v1"

    comment: str | None

    def evolve(self, state: PlanState) -> PlanState:
        """Move it on."""
        return replace(state, phase=Phase.REVIEWED)


class PlanReturned(Event):
    """The draft was sent back, with what must change."""

    TOPIC: ClassVar[str] = "plan.plan-returned.v1"

    comment: str

    def evolve(self, state: PlanState) -> PlanState:
        """Open it for drafting again."""
        return replace(state, phase=Phase.DRAFTING)


class Review(Draft):
    """From draft to reviewed draft."""

    def submit(self) -> None:
        """Hand the draft in: until it is reviewed nobody changes it."""
        self._must_be_in(Phase.DRAFTING)
        self.trigger(PlanSubmitted)

    def pass_review(self, comment: str | None) -> None:
        """Pass the draft; never one that oneself handed in."""
        self._must_be_reviewable()
        self.trigger(PlanReviewed, comment=comment)

    def send_back(self, comment: str) -> None:
        """Send the draft back with what must change; never one that oneself handed in."""
        self._must_be_reviewable()
        must_say(comment, "comment")
        self.trigger(PlanReturned, comment=comment)

    def _must_be_reviewable(self) -> None:
        self._must_be_in(Phase.IN_REVIEW)
        if self.state.submitted_by == self.by.actor_id:
            raise PlanReviewedBySubmitter("plan")


EVENTS: Final = (PlanSubmitted, PlanReviewed, PlanReturned)
