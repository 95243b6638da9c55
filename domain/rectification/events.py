"""What happens to a rectification."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.event import ContentHash, Event
from domain.kernel.points import Points
from domain.rectification.state import (
    AlertLevel,
    Charge,
    Due,
    LateStep,
    Problem,
    RectificationMeasure,
    RectificationReport,
    RectificationState,
    RectificationStatus,
    RectificationStep,
)


class RectificationIssued(Event):
    """A problem is to be put right by its owner (下达整改), with due dates for plan and report."""

    TOPIC: ClassVar[str] = "rectification.rectification-issued.v1"

    office: str
    year: int
    number: int
    problem: Problem
    plan_due: Due
    report_due: Due

    def evolve(self, state: RectificationState | None) -> RectificationState:
        """The owner owes a plan."""
        del state
        return RectificationState(
            office=self.office,
            year=self.year,
            number=self.number,
            policy_version=self.envelope.policy_version,
            problem=self.problem,
            status=RectificationStatus.ISSUED,
            issued_on=self.envelope.effective_on,
            dues={"PLAN": self.plan_due, "REPORT": self.report_due},
            came_in={},
            repeat_of=None,
            extended_because=None,
            measures=(),
            report=None,
            returned_because=None,
            reported_by=None,
            verified_by=None,
            alerts=frozenset(),
            charges=(),
        )


class RectificationEscalated(Event):
    """The same problem came up again (重复发生): the leading group decides on the plan."""

    TOPIC: ClassVar[str] = "rectification.rectification-escalated.v1"

    repeat_of: UUID

    def evolve(self, state: RectificationState) -> RectificationState:
        """It is a repeat."""
        return replace(state, repeat_of=self.repeat_of)


class RectificationPlanSubmitted(Event):
    """The owner submitted its measures (整改方案)."""

    TOPIC: ClassVar[str] = "rectification.plan-submitted.v1"

    measures: tuple[RectificationMeasure, ...]

    def evolve(self, state: RectificationState) -> RectificationState:
        """The measures wait for approval."""
        return replace(
            state,
            status=RectificationStatus.PLAN_SUBMITTED,
            measures=self.measures,
            came_in={**state.came_in, "PLAN": self.envelope.effective_on},
            returned_because=None,
        )


class RectificationPlanApproved(Event):
    """The measures were approved."""

    TOPIC: ClassVar[str] = "rectification.plan-approved.v1"

    def evolve(self, state: RectificationState) -> RectificationState:
        """The owner carries them out."""
        return replace(state, status=RectificationStatus.EXECUTING)


class _Returned(Event):
    """What the owner submitted was sent back: it counts as not having come in."""

    STEP: ClassVar[RectificationStep]
    STATUS: ClassVar[RectificationStatus]

    reason: str

    def evolve(self, state: RectificationState) -> RectificationState:
        """The owner owes it again, with the due date that it had."""
        came_in = {step: day for step, day in state.came_in.items() if step != self.STEP}
        return replace(state, status=self.STATUS, came_in=came_in, returned_because=self.reason)


class RectificationPlanReturned(_Returned):
    """The measures were sent back, with the reason."""

    TOPIC: ClassVar[str] = "rectification.plan-returned.v1"
    STEP: ClassVar[RectificationStep] = "PLAN"
    STATUS: ClassVar[RectificationStatus] = RectificationStatus.PLAN_RETURNED


class RectificationReportSubmitted(Event):
    """The owner reported that it is done (整改报告)."""

    TOPIC: ClassVar[str] = "rectification.report-submitted.v1"

    text: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: RectificationState) -> RectificationState:
        """The report waits for verification."""
        return replace(
            state,
            status=RectificationStatus.REPORT_SUBMITTED,
            report=RectificationReport(self.text, self.evidence),
            reported_by=self.envelope.actor.id,
            came_in={**state.came_in, "REPORT": self.envelope.effective_on},
            returned_because=None,
        )


class RectificationReportVerified(Event):
    """The assessing department found the problem put right (核验)."""

    TOPIC: ClassVar[str] = "rectification.report-verified.v1"

    def evolve(self, state: RectificationState) -> RectificationState:
        """It may be closed."""
        return replace(state, status=RectificationStatus.VERIFIED, verified_by=self.envelope.actor.id)


class RectificationReportReturned(_Returned):
    """The problem is not put right: the report was sent back, with the reason."""

    TOPIC: ClassVar[str] = "rectification.report-returned.v1"
    STEP: ClassVar[RectificationStep] = "REPORT"
    STATUS: ClassVar[RectificationStatus] = RectificationStatus.REPORT_RETURNED


class RectificationDueExtended(Event):
    """The report is due later, once, for a reason."""

    TOPIC: ClassVar[str] = "rectification.due-extended.v1"

    due: Due
    reason: str

    def evolve(self, state: RectificationState) -> RectificationState:
        """The later day holds."""
        dues = {**state.dues, "REPORT": self.due}
        return replace(state, dues=dues, extended_because=self.reason)


class RectificationAlertRaised(Event):
    """A step is about to be, or is, overdue (预警、逾期)."""

    TOPIC: ClassVar[str] = "rectification.alert-raised.v1"

    step: RectificationStep
    level: AlertLevel
    due_on: date

    def evolve(self, state: RectificationState) -> RectificationState:
        """It was said."""
        return replace(state, alerts=state.alerts | {(self.step, self.level, self.due_on)})


class LatenessCharged(Event):
    """Lateness cost points: those that were not charged before, in an assessment of the owner."""

    TOPIC: ClassVar[str] = "rectification.lateness-charged.v1"

    late: tuple[LateStep, ...]
    points: Points
    assessment: UUID

    def evolve(self, state: RectificationState) -> RectificationState:
        """What it cost is not charged again."""
        charge = Charge(
            on=self.envelope.effective_on, late=self.late, points=self.points, assessment=self.assessment
        )
        return replace(state, charges=(*state.charges, charge))


class RectificationClosed(Event):
    """The performance office closed the rectification (销号)."""

    TOPIC: ClassVar[str] = "rectification.rectification-closed.v1"

    def evolve(self, state: RectificationState) -> RectificationState:
        """It is done."""
        return replace(state, status=RectificationStatus.CLOSED)


class RectificationWithdrawn(Event):
    """A rectification was taken back; what it cost stands until it is voided or ruled on."""

    TOPIC: ClassVar[str] = "rectification.rectification-withdrawn.v1"

    reason: str

    def evolve(self, state: RectificationState) -> RectificationState:
        """It ends here."""
        return replace(state, status=RectificationStatus.WITHDRAWN)


EVENTS: Final = (
    RectificationIssued,
    RectificationEscalated,
    RectificationPlanSubmitted,
    RectificationPlanApproved,
    RectificationPlanReturned,
    RectificationReportSubmitted,
    RectificationReportVerified,
    RectificationReportReturned,
    RectificationDueExtended,
    RectificationAlertRaised,
    LatenessCharged,
    RectificationClosed,
    RectificationWithdrawn,
)
