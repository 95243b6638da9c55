"""During the work (事中跟踪问效): a project is tracked, then submitted for review, or withdrawn."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.innovation.dossier import Dossier, must_lie_within
from domain.innovation.refusals import TrackingEvidenceMissing, TrackingMissing
from domain.innovation.state import InnovationState, InnovationStatus, Tracking
from domain.kernel.event import ContentHash, Event
from domain.plan.draft import must_say
from domain.policy.innovation import InnovationRules


class InnovationTracked(Event):
    """It was recorded how the work stood, and what it had brought, on ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-tracked.v1"

    text: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: InnovationState) -> InnovationState:
        """Count the record."""
        tracking = Tracking(state.tracking.records + 1, self.envelope.effective_on)
        return replace(state, status=InnovationStatus.TRACKED, tracking=tracking)


class InnovationSubmitted(Event):
    """The applicants submitted what they achieved; the work was done on ``completed_on``."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-submitted.v1"

    completed_on: date
    summary: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: InnovationState) -> InnovationState:
        """It goes to the panel of its class."""
        return replace(state, status=InnovationStatus.SUBMITTED, completed_on=self.completed_on)


class InnovationWithdrawn(Event):
    """The applicants withdrew the project."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-withdrawn.v1"

    reason: str

    def evolve(self, state: InnovationState) -> InnovationState:
        """It ends here."""
        return replace(state, status=InnovationStatus.WITHDRAWN)


class CarryingOut(Dossier):
    """What comes during the work."""

    def track(self, on: date, text: str, evidence: tuple[ContentHash, ...]) -> None:
        """Record how the work stands, with evidence, on a day between the application and today."""
        self._must_be(InnovationStatus.REGISTERED, InnovationStatus.TRACKED)
        must_say(text, "text")
        if not evidence:
            raise TrackingEvidenceMissing("evidence")
        must_lie_within(on, self.state.applied_on, self.by.today, "on")
        self.trigger(InnovationTracked, effective_on=on, text=text, evidence=evidence)

    def submit(
        self, completed_on: date, summary: str, evidence: tuple[ContentHash, ...], rules: InnovationRules
    ) -> None:
        """Submit for review what is done; raises ``TrackingMissing`` where it was not tracked."""
        self._must_be(InnovationStatus.REGISTERED, InnovationStatus.TRACKED)
        must_say(summary, "summary")
        if (found := self.state.tracking.records) < rules.least_tracking:
            raise TrackingMissing("innovation", least=rules.least_tracking, found=found)
        year_end = date(self.state.application.year, 12, 31)
        must_lie_within(completed_on, self.state.applied_on, min(self.by.today, year_end), "completed_on")
        self.trigger(InnovationSubmitted, completed_on=completed_on, summary=summary, evidence=evidence)

    def withdraw(self, reason: str) -> None:
        """Withdraw a project that has not been ranked."""
        self._must_be(
            InnovationStatus.APPLIED,
            InnovationStatus.REGISTERED,
            InnovationStatus.TRACKED,
            InnovationStatus.SUBMITTED,
            InnovationStatus.REVIEWED,
        )
        must_say(reason, "reason")
        self.trigger(InnovationWithdrawn, reason=reason)


EVENTS: Final = (InnovationTracked, InnovationSubmitted, InnovationWithdrawn)
