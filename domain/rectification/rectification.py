"""The rectification and its steps: issued → planned → carried out → reported → verified → closed (P26)."""

from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event
from domain.kernel.ids import stream_id
from domain.kernel.points import text as decimal
from domain.rectification.alerts import alerts_due
from domain.rectification.events import (
    LatenessCharged,
    RectificationAlertRaised,
    RectificationClosed,
    RectificationDueExtended,
    RectificationEscalated,
    RectificationIssued,
    RectificationPlanApproved,
    RectificationPlanReturned,
    RectificationPlanSubmitted,
    RectificationReportReturned,
    RectificationReportSubmitted,
    RectificationReportVerified,
    RectificationWithdrawn,
)
from domain.rectification.lateness import Lateness
from domain.rectification.refusals import (
    MeasureDueWrong,
    RectificationChargeMissing,
    RectificationExtended,
    RectificationNotLate,
    RectificationOverdue,
    RectificationOwn,
    RectificationSamePerson,
    RectificationStepWrong,
    RectificationTextMissing,
    RectificationUnknown,
    RectificationVerifierOwn,
)
from domain.rectification.state import (
    PLAN_OWED,
    REPORT_OWED,
    Due,
    Problem,
    RectificationMeasure,
    RectificationState,
    RectificationStatus,
)


class Rectification(Aggregate[RectificationState]):
    """One rectification of an office."""

    NAME = "rectification"
    UNKNOWN = RectificationUnknown

    @staticmethod
    def id_of(office: str, year: int, number: int) -> UUID:
        """One rectification per number of the office's register of the year."""
        return stream_id("rectification", office, year, number)

    def issue(
        self, office: str, number: int, problem: Problem, dues: tuple[Due, Due], repeat_of: UUID | None
    ) -> None:
        """Issue it today; a repeat goes to the leading group."""
        for said in (problem.text, problem.reference):
            must_be_said(said, "problem")
        if problem.owner == problem.verifier:
            raise RectificationVerifierOwn("problem.verifier", unit=problem.owner)
        if problem.owner == self.by.unit:
            raise RectificationOwn
        self.trigger(
            RectificationIssued,
            office=office,
            year=self.by.today.year,
            number=number,
            problem=problem,
            plan_due=dues[0],
            report_due=dues[1],
        )
        if repeat_of is not None:
            self.trigger(RectificationEscalated, repeat_of=repeat_of, cause=self.last_event_id)

    def submit_plan(self, measures: tuple[RectificationMeasure, ...]) -> None:
        """Submit the owner's measures."""
        self._must_be(*PLAN_OWED)
        if not measures:
            raise RectificationTextMissing("measures")
        due_on = self.state.dues["REPORT"].deadline.due_on
        for each in measures:
            must_be_said(each.text, "measures")
            must_be_said(each.post, "measures")
            if each.due_on < self.by.today or self.by.today <= due_on < each.due_on:
                raise MeasureDueWrong("measures", day=each.due_on, due_on=due_on)
        self.trigger(RectificationPlanSubmitted, measures=measures)

    def approve_plan(self) -> None:
        """Approve the measures; not by the owner."""
        self._must_be(RectificationStatus.PLAN_SUBMITTED)
        self._must_not_be_own()
        self.trigger(RectificationPlanApproved)

    def return_plan(self, reason: str) -> None:
        """Send the measures back; not by the owner."""
        self._must_be(RectificationStatus.PLAN_SUBMITTED)
        self._must_not_be_own()
        must_be_said(reason, "reason")
        self.trigger(RectificationPlanReturned, reason=reason)

    def submit_report(self, text: str, evidence: tuple[ContentHash, ...]) -> None:
        """Report that the owner has put it right."""
        self._must_be(*REPORT_OWED)
        must_be_said(text, "text")
        self.trigger(RectificationReportSubmitted, text=text, evidence=evidence)

    def verify(self) -> None:
        """Find it put right; not by who reported, nor by the owner."""
        self._must_be(RectificationStatus.REPORT_SUBMITTED)
        self._must_not_be_own()
        self._must_be_another_than(self.state.reported_by)
        self.trigger(RectificationReportVerified)

    def return_report(self, reason: str) -> None:
        """Send the report back; not by the owner."""
        self._must_be(RectificationStatus.REPORT_SUBMITTED)
        self._must_not_be_own()
        must_be_said(reason, "reason")
        self.trigger(RectificationReportReturned, reason=reason)

    def extend(self, later: Due, reason: str) -> None:
        """Put the report off, once, while it is neither in nor overdue."""
        self._must_be(RectificationStatus.PLAN_SUBMITTED, *PLAN_OWED, *REPORT_OWED)
        self._must_not_be_own()
        must_be_said(reason, "reason")
        if self.state.extended_because is not None:
            raise RectificationExtended
        due_on = self.state.dues["REPORT"].deadline.due_on
        if due_on < self.by.today:
            raise RectificationOverdue(day=due_on)
        self.trigger(RectificationDueExtended, due=later, reason=reason)

    def charge(self, found: Lateness, assessment: UUID) -> LatenessCharged:
        """Let the lateness that was ``found`` cost what was not charged before."""
        self._must_be_under_way()
        self._must_not_be_own()
        points = found.points - self.state.charged
        if points <= 0:
            raise RectificationNotLate("rectification")
        event = self.trigger(LatenessCharged, late=found.steps, points=points, assessment=assessment)
        return _charged(event)

    def close(self, found: Lateness) -> None:
        """Close what was verified (销号), by another person, once its lateness was charged."""
        self._must_be(RectificationStatus.VERIFIED)
        self._must_not_be_own()
        self._must_be_another_than(self.state.verified_by)
        if (points := found.points - self.state.charged) > 0:
            raise RectificationChargeMissing("charge", points=decimal(points))
        self.trigger(RectificationClosed)

    def withdraw(self, reason: str) -> None:
        """Take it back, for a reason."""
        self._must_be_under_way()
        self._must_not_be_own()
        must_be_said(reason, "reason")
        self.trigger(RectificationWithdrawn, reason=reason)

    def raise_alerts(self) -> None:
        """Raise the alerts that are due today."""
        for step, level, due_on in alerts_due(self.state, self.by.today):
            self.trigger(RectificationAlertRaised, step=step, level=level, due_on=due_on)

    def _must_be(self, *statuses: RectificationStatus) -> None:
        if self.state.status not in statuses:
            raise RectificationStepWrong("rectification", status=self.state.status)

    def _must_be_under_way(self) -> None:
        if self.state.has_ended:
            raise RectificationStepWrong("rectification", status=self.state.status)

    def _must_not_be_own(self) -> None:
        if self.by.unit == self.state.problem.owner:
            raise RectificationOwn

    def _must_be_another_than(self, person: str | None) -> None:
        if self.by.actor_id == person:
            raise RectificationSamePerson


def must_be_said(said: str, field: str) -> None:
    """Refuse what is blank."""
    if not said.strip():
        raise RectificationTextMissing(field)


def _charged(event: Event) -> LatenessCharged:
    if not isinstance(event, LatenessCharged):
        raise TypeError(event)
    return event
