"""Marking an indicator as not applicable in a period: requested, approved by somebody else, withdrawn."""

from typing import ClassVar, Final

from domain.assessment.applicability_refusals import NotApplicableStepWrong, PeriodReported
from domain.assessment.exemption import NotApplicable, NotApplicableStatus, not_applicable_ref
from domain.assessment.refusals import (
    ItemUnknown,
    SamePerson,
)
from domain.assessment.sheet import Sheet, must_give_reason
from domain.assessment.state import NOT_STANDING, AssessmentState
from domain.kernel.event import Event, Grounds
from domain.period import last_day
from domain.plan.version import PlanVersion


class NotApplicableRequested(Event):
    """The performance office asked that an indicator do not apply in a period, with grounds."""

    TOPIC: ClassVar[str] = "assessment.not-applicable-requested.v1"

    indicator: str
    period: str
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the request, in place of one that was taken back."""
        return state.with_item(
            NotApplicable(
                ref=not_applicable_ref(self.indicator, self.period),
                indicator=self.indicator,
                period=self.period,
                status=NotApplicableStatus.REQUESTED,
                effective_on=self.envelope.effective_on,
                requested_by=self.envelope.actor.id,
                approved_by=None,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class _NotApplicableStep(Event):
    """A step on a request that exists."""

    item: str

    def _found(self, state: AssessmentState) -> NotApplicable:
        found = state.item(self.item)
        if not isinstance(found, NotApplicable):
            raise ItemUnknown("item", item=self.item)
        return found._replace(events=(*found.events, self.envelope.event_id))


class NotApplicableApproved(_NotApplicableStep):
    """It was approved: the policy says what becomes of the points."""

    TOPIC: ClassVar[str] = "assessment.not-applicable-approved.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Let it take effect."""
        approver = self.envelope.actor.id
        return state.with_item(
            self._found(state)._replace(status=NotApplicableStatus.APPROVED, approved_by=approver)
        )


class NotApplicableWithdrawn(_NotApplicableStep):
    """It was taken back, with grounds: the indicator applies, and results may be reported again."""

    TOPIC: ClassVar[str] = "assessment.not-applicable-withdrawn.v1"

    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """End it."""
        return state.with_item(self._found(state)._replace(status=NotApplicableStatus.WITHDRAWN))


class Applicability(Sheet):
    """What does not apply."""

    def request_not_applicable(
        self, *, indicator: str, period: str, grounds: Grounds, plan: PlanVersion
    ) -> str:
        """Ask that an indicator do not apply in a period without results; gives the reference."""
        self._must_be_open()
        self._must_not_be_own()
        must_give_reason(grounds)
        plan.indicator(indicator).check_period(period, self.state.unit)
        self._must_be_applicable(indicator, period)
        self._must_be_without_result(indicator, period)
        self.trigger(
            NotApplicableRequested,
            effective_on=last_day(period),
            indicator=indicator,
            period=period,
            grounds=grounds,
        )
        return not_applicable_ref(indicator, period)

    def approve_not_applicable(self, ref: str) -> None:
        """Approve a request; never one's own."""
        found = self._not_applicable(ref, NotApplicableStatus.REQUESTED)
        if self.by.actor_id in found.handlers:
            raise SamePerson
        self.trigger(NotApplicableApproved, effective_on=found.effective_on, item=ref)

    def withdraw_not_applicable(self, ref: str, grounds: Grounds) -> None:
        """Take a request or what was approved back, with grounds."""
        must_give_reason(grounds)
        found = self._not_applicable(ref, NotApplicableStatus.REQUESTED, NotApplicableStatus.APPROVED)
        self.trigger(NotApplicableWithdrawn, effective_on=found.effective_on, item=ref, grounds=grounds)

    def _not_applicable(self, ref: str, *expected: NotApplicableStatus) -> NotApplicable:
        self._must_be_open()
        self._must_not_be_own()
        found = self.state.item(ref)
        if not isinstance(found, NotApplicable):
            raise ItemUnknown("item", item=ref)
        if found.status not in expected:
            raise NotApplicableStepWrong("item", item=ref, status=found.status)
        return found

    def _must_be_without_result(self, indicator: str, period: str) -> None:
        for entry in self.state.record(indicator).entries.values():
            if entry.period == period and entry.status not in NOT_STANDING:
                raise PeriodReported("period", entry=entry.ref, status=entry.status)


EVENTS: Final = (NotApplicableRequested, NotApplicableApproved, NotApplicableWithdrawn)
