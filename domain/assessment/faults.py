"""Faults found (查出问题): the assessed unit confirms them, or refuses before witnesses."""

from typing import ClassVar, Final, NamedTuple

from domain.assessment.entries import entry_ref
from domain.assessment.fault import Fault, FaultKind, FaultStatus
from domain.assessment.sheet import Sheet, must_say_why
from domain.assessment.state import NOT_STANDING, AssessmentState, Entry
from domain.assessment.workflow_refusals import (
    FaultStepWrong,
    FaultTextMissing,
    FaultUnknown,
    WitnessesMissing,
)
from domain.kernel.event import ContentHash, Event
from domain.kernel.points import Points, published, text
from domain.period import last_day
from domain.plan.version import PlanVersion

GAP: Final = "DESK_FIELD_GAP"
REPORTED_AGAIN: Final = "案头或实地结果已重新填报"
"""Why a gap is withdrawn: it was told by results that stand no more."""


class Witness(NamedTuple):
    """Somebody who was present when the unit refused to confirm, and their unit."""

    person: str
    unit: str


class FaultRecorded(Event):
    """A fault was found; results of that indicator and period stay unconfirmed until it is answered."""

    TOPIC: ClassVar[str] = "assessment.fault-recorded.v1"

    indicator: str
    period: str
    kind: FaultKind
    gap: Points | None
    text: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the fault."""
        return state.with_fault(
            Fault(
                ref=f"fault:{self.envelope.event_id}",
                indicator=self.indicator,
                period=self.period,
                kind=self.kind,
                gap=self.gap,
                text=self.text,
                status=FaultStatus.FOUND,
                witnesses=(),
                events=(self.envelope.event_id,),
            )
        )


class _FaultStep(Event):
    """A step on a fault that exists."""

    fault: str

    def _at(self, state: AssessmentState, status: FaultStatus) -> Fault:
        found = state.faults[self.fault]
        return found._replace(status=status, events=(*found.events, self.envelope.event_id))


class FaultConfirmed(_FaultStep):
    """The assessed unit confirmed a fault."""

    TOPIC: ClassVar[str] = "assessment.fault-confirmed.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """The results may become final."""
        return state.with_fault(self._at(state, FaultStatus.CONFIRMED))


class FaultConfirmationRefused(_FaultStep):
    """The assessed unit refused to confirm a fault, before witnesses (decided 6)."""

    TOPIC: ClassVar[str] = "assessment.fault-confirmation-refused.v1"

    witnesses: tuple[str, ...]
    reason: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """The results may become final, and the refusal stays visible."""
        found = self._at(state, FaultStatus.REFUSED_TO_CONFIRM)
        return state.with_fault(found._replace(witnesses=self.witnesses))


class FaultWithdrawn(_FaultStep):
    """A fault turned out to be none."""

    TOPIC: ClassVar[str] = "assessment.fault-withdrawn.v1"

    reason: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """It hinders nothing any more."""
        return state.with_fault(self._at(state, FaultStatus.WITHDRAWN))


class Faults(Sheet):
    """Finding faults and answering them."""

    def record_fault(
        self, *, indicator: str, period: str, text: str, evidence: tuple[ContentHash, ...], plan: PlanVersion
    ) -> str:
        """Record a fault in the results of an indicator and period; gives its reference."""
        self._must_be_open()
        self._must_not_be_own()
        plan.indicator(indicator).check_period(period, self.state.unit)
        if not text.strip():
            raise FaultTextMissing("text")
        return self._record_fault(indicator, period, "FOUND", None, text, evidence)

    def note_desk_field_gap(self, indicator: str, period: str, plan: PlanVersion) -> None:
        """Record a fault where desk and field results lie further apart than the plan tolerates (P17)."""
        gap = self._gap(indicator, period)
        tolerance = plan.indicator(indicator).tolerance
        apart = gap is not None and tolerance is not None and abs(gap) > tolerance
        for each in self.state.open_faults(indicator, period):
            if each.kind == GAP and each.gap == gap and apart:
                return
            if each.kind == GAP:
                self.trigger(FaultWithdrawn, fault=each.ref, reason=REPORTED_AGAIN)
        if gap is not None and apart:
            shown = text(published(gap, plan.digits))
            self._record_fault(indicator, period, GAP, gap, f"实地与案头相差 {shown} 分", ())

    def confirm_fault(self, fault: str) -> None:
        """Confirm a fault, as the assessed unit."""
        self._open_fault(fault)
        self.trigger(FaultConfirmed, fault=fault)

    def refuse_to_confirm(self, fault: str, witnesses: tuple[Witness, ...], reason: str, needed: int) -> None:
        """Record that the unit refuses, before ``needed`` witnesses of other units than its own."""
        self._must_not_be_own()
        self._open_fault(fault)
        must_say_why(reason)
        present = {each.person for each in witnesses if each.unit != self.state.subject}
        if len(present - {self.by.actor_id}) < needed:
            raise WitnessesMissing("witnesses", needed=needed)
        self.trigger(FaultConfirmationRefused, fault=fault, witnesses=tuple(sorted(present)), reason=reason)

    def withdraw_fault(self, fault: str, reason: str) -> None:
        """Take back a fault that is not answered yet."""
        self._must_not_be_own()
        self._open_fault(fault)
        must_say_why(reason)
        self.trigger(FaultWithdrawn, fault=fault, reason=reason)

    def _open_fault(self, ref: str) -> Fault:
        self._must_be_open()
        if (found := self.state.faults.get(ref)) is None:
            raise FaultUnknown("fault", fault=ref)
        if found.status is not FaultStatus.FOUND:
            raise FaultStepWrong("fault", fault=ref, status=found.status)
        return found

    def _gap(self, indicator: str, period: str) -> Points | None:
        field, desk = (self._standing_points(indicator, period, channel) for channel in ("FIELD", "DESK"))
        return None if field is None or desk is None else field - desk

    def _standing_points(self, indicator: str, period: str, channel: str) -> Points | None:
        entry = self.state.item(entry_ref(indicator, period, channel))
        return entry.points if isinstance(entry, Entry) and entry.status not in NOT_STANDING else None

    def _record_fault(
        self,
        indicator: str,
        period: str,
        kind: FaultKind,
        gap: Points | None,
        text: str,
        evidence: tuple[ContentHash, ...],
    ) -> str:
        event = self.trigger(
            FaultRecorded,
            effective_on=last_day(period),
            indicator=indicator,
            period=period,
            kind=kind,
            gap=gap,
            text=text,
            evidence=evidence,
        )
        return f"fault:{event.envelope.event_id}"


EVENTS: Final = (FaultRecorded, FaultConfirmed, FaultConfirmationRefused, FaultWithdrawn)
