"""Results that another stream brings: it was settled there by two persons, so they count at once."""

from typing import Any, ClassVar, Final
from uuid import UUID

from domain.assessment.entries import CONFIRMED, Entries, Finding, Reported, entry_ref
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.plan.version import PlanVersion

EVALUATION: Final = "EVALUATION"
"""The channel of what evaluation rounds bring."""


class Entered(Reported):
    """A result was brought by another stream, of which the event that caused this one is part.

    ``counted_by`` is who counted it there; who acts is another person, who confirmed the count.
    """

    counted_by: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Put the new entry in place of what stood there; it is confirmed."""
        reported = super().evolve(state)
        entry = reported.item(entry_ref(self.indicator, self.period, self.channel))
        if not isinstance(entry, Entry):
            raise TypeError(entry)
        return reported.with_item(
            entry._replace(
                status=EntryStatus.RECHECKED,
                reported_by=self.counted_by,
                reviewed_by=self.counted_by,
                rechecked_by=self.envelope.actor.id,
            )
        )


class EvaluationEntered(Entered):
    """A closed evaluation round (综合评价) says what the subject's ballots come to."""

    TOPIC: ClassVar[str] = "assessment.evaluation-entered.v1"

    round: UUID


class BandSettled(Entered):
    """A settlement by band (分档) says what the rank of the subject's raw measure is worth."""

    TOPIC: ClassVar[str] = "assessment.band-settled.v1"

    settlement: UUID


def takes_evaluation(state: AssessmentState, indicator: str, period: str) -> bool:
    """Whether the outcome of a round can enter: not what is sealed, not applicable, or confirmed already."""
    if state.sealed or state.exemption(indicator, period) is not None:
        return False
    standing = state.item(entry_ref(indicator, period, EVALUATION))
    return not isinstance(standing, Entry) or standing.status not in CONFIRMED


class Entering(Entries):
    """Taking in what other streams have settled."""

    def enter_evaluation(self, finding: Finding, plan: PlanVersion, round_: UUID, counted_by: str) -> str:
        """Take in the outcome of an evaluation round; gives the entry's reference."""
        return self._enter(EvaluationEntered, finding, plan, counted_by=counted_by, round=round_)

    def settle_band(self, finding: Finding, plan: PlanVersion, settlement: UUID, counted_by: str) -> None:
        """Take in the outcome of a settlement, in place of an earlier one; what a ruling says stays."""
        standing = self.state.item(entry_ref(finding.indicator, finding.period, finding.channel))
        if isinstance(standing, Entry) and standing.ruled is not None:
            return
        self._must_be_enterable(finding, plan)
        self._score(BandSettled, finding, plan, None, counted_by=counted_by, settlement=settlement)

    def _enter(self, kind: type[Entered], finding: Finding, plan: PlanVersion, **more: Any) -> str:
        """Take a finding in as ``kind`` says; nobody judges here, so an own result is no conflict."""
        self._must_be_enterable(finding, plan)
        ref = entry_ref(finding.indicator, finding.period, finding.channel)
        self._must_be_reportable(ref, None)
        self._score(kind, finding, plan, None, **more)
        return ref

    def _must_be_enterable(self, finding: Finding, plan: PlanVersion) -> None:
        self._must_be_open()
        plan.indicator(finding.indicator).check(finding.period, finding.channel, self.state.unit)
        self._must_be_applicable(finding.indicator, finding.period)


EVENTS: Final = (EvaluationEntered, BandSettled)
