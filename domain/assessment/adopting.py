"""Adopting the next version of the plan: what is confirmed keeps its terms, the rest is reported again."""

from collections.abc import Iterator
from typing import ClassVar, Final

from domain.assessment.reviewing import ResultReturned
from domain.assessment.sheet import Sheet
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.kernel.event import Event
from domain.plan.version import PlanVersion

_UNCONFIRMED: Final = {EntryStatus.REPORTED, EntryStatus.REVIEWED}


class PlanVersionAdopted(Event):
    """An amendment of the plan reached the assessment: from now on it is assessed by that version."""

    TOPIC: ClassVar[str] = "assessment.plan-version-adopted.v1"

    plan_version: int
    amendment: int
    reason: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Follow the version; no item changes by it."""
        return state._replace(plan_version=self.plan_version)


class Adopting(Sheet):
    """Following the plan."""

    def adopt(self, before: PlanVersion, after: PlanVersion, amendment: int, reason: str) -> None:
        """Follow ``after`` instead of ``before``; raises ``AlreadySealed``.

        Unconfirmed entries that would be scored otherwise are returned, with the amendment as the reason.
        """
        self._must_be_open()
        outdated = [*self._outdated(before, after)]
        adopted = self.trigger(
            PlanVersionAdopted,
            effective_on=after.effective_from,
            plan_version=after.number,
            amendment=amendment,
            reason=reason,
        )
        for entry in outdated:
            self.trigger(ResultReturned, cause=adopted.envelope.event_id, entry=entry.ref, reason=reason)

    def _outdated(self, before: PlanVersion, after: PlanVersion) -> Iterator[Entry]:
        for record in self.state.records.values():
            for entry in record.entries.values():
                if entry.status in _UNCONFIRMED and _terms(entry, before) != _terms(entry, after):
                    yield entry


def _terms(entry: Entry, plan: PlanVersion) -> tuple[object, ...]:
    """All that decides what an entry is worth; nothing where the plan no longer asks for it."""
    rule = plan.indicator(entry.indicator)
    if entry.period not in rule.marks or entry.channel not in rule.channels:
        return ()
    return rule.marks[entry.period], rule.method, rule.standard, rule.target


EVENTS: Final = (PlanVersionAdopted,)
