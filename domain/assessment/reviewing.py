"""审核 → 复核: what was reported is reviewed and rechecked, or returned."""

from typing import Any, ClassVar, Final

from domain.assessment.entries import SELF, entry_place, must_be_seen
from domain.assessment.refusals import (
    EntryNotReported,
    EntryNotReviewed,
    EntryUnknown,
    ReviewSetsNoPoints,
    SamePerson,
    SelfAssessmentMissing,
)
from domain.assessment.sheet import Sheet, must_give_reason, must_lie_between, must_say_why
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.assessment.workflow_refusals import FaultUnconfirmed
from domain.kernel.event import Event, Grounds
from domain.kernel.points import Points, working
from domain.kernel.value import Value
from domain.plan.version import PlanVersion


class Revision(Value):
    """The points that a review sets in place of those reported, and why."""

    points: Points
    grounds: Grounds


class _EntryStep(Event):
    """A step on an entry that exists."""

    entry: str

    def _entry(self, state: AssessmentState, **changes: Any) -> Entry:
        """The entry after this step, with what else it ``changes``."""
        item = state.item(self.entry)
        if not isinstance(item, Entry):
            raise EntryUnknown("entry", entry=self.entry)
        events = (*item.events, self.envelope.event_id)
        return item._replace(version=self.originator_version, events=events, **changes)


class ResultReturned(_EntryStep):
    """An entry was sent back (退回) to who reported it."""

    TOPIC: ClassVar[str] = "assessment.result-returned.v1"

    reason: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """The entry counts nowhere until it is reported again."""
        return state.with_item(self._entry(state, status=EntryStatus.RETURNED))


class ResultReviewed(_EntryStep):
    """An entry passed the review (审核), which may have set other ``points`` for ``grounds``.

    Other points take effect on the day of the fact, as those that they replace.
    """

    TOPIC: ClassVar[str] = "assessment.result-reviewed.v1"

    points: Points | None
    grounds: Grounds | None

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember the reviewer, and count what the review says."""
        entry = self._entry(state, status=EntryStatus.REVIEWED, reviewed_by=self.envelope.actor.id)
        if self.points is not None and self.grounds is not None:
            entry = entry._replace(points=self.points, revised_because=self.grounds.reason)
        return state.with_item(entry)


class ResultRechecked(_EntryStep):
    """An entry passed the recheck (复核): from now on it counts in the total."""

    TOPIC: ClassVar[str] = "assessment.result-rechecked.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Confirm the entry."""
        rechecker = self.envelope.actor.id
        return state.with_item(self._entry(state, status=EntryStatus.RECHECKED, rechecked_by=rechecker))


class Reviewing(Sheet):
    """The steps after reporting."""

    def return_result(self, entry: str, reason: str, expected_version: int | None) -> None:
        """Send an entry back before it is confirmed, with the reason."""
        found = self._entry(entry, expected_version)
        if found.status not in {EntryStatus.REPORTED, EntryStatus.REVIEWED}:
            raise EntryNotReported("entry", entry=entry, status=found.status)
        must_say_why(reason)
        self.trigger(ResultReturned, entry=entry, reason=reason)

    def review(
        self, entry: str, revision: Revision | None, plan: PlanVersion, expected_version: int | None
    ) -> None:
        """Pass a reported entry on, never one's own; a self-assessment may get other points, with grounds."""
        self._must_be_self_assessed(entry, plan)
        found = self._entry(entry, expected_version)
        if found.status is not EntryStatus.REPORTED:
            raise EntryNotReported("entry", entry=entry, status=found.status)
        self._must_be_another(found)
        if revision is not None:
            _must_be_revisable(found, revision, plan)
        self.trigger(
            ResultReviewed,
            effective_on=None if revision is None else found.effective_on,
            entry=entry,
            points=None if revision is None else working(revision.points, plan.digits),
            grounds=None if revision is None else revision.grounds,
        )

    def recheck(self, entry: str, expected_version: int | None) -> None:
        """Confirm a reviewed entry; never one's own, never one reviewed by oneself."""
        found = self._entry(entry, expected_version)
        if found.status is not EntryStatus.REVIEWED:
            raise EntryNotReviewed("entry", entry=entry, status=found.status)
        self._must_be_another(found)
        self._must_have_its_faults_answered(found)
        self.trigger(ResultRechecked, entry=entry)

    def _entry(self, ref: str, expected_version: int | None) -> Entry:
        self._must_be_open()
        self._must_not_be_own()
        found = self.state.item(ref)
        if not isinstance(found, Entry):
            raise EntryUnknown("entry", entry=ref)
        must_be_seen(found, expected_version)
        return found

    def _must_be_self_assessed(self, ref: str, plan: PlanVersion) -> None:
        """Say so when what is to be reviewed is a self-assessment that is not there yet."""
        place = entry_place(ref)
        rule = plan.indicators.get(place.indicator)
        if rule is not None and rule.part == "INDIVIDUAL" and self.state.item(ref) is None:
            raise SelfAssessmentMissing("entry", indicator=place.indicator, period=place.period)

    def _must_have_its_faults_answered(self, entry: Entry) -> None:
        """A fault found is confirmed by the assessed unit before its results are final (rule 36)."""
        if found := self.state.open_faults(entry.indicator, entry.period):
            raise FaultUnconfirmed("entry", entry=entry.ref, fault=found[0].ref)

    def _must_be_another(self, entry: Entry) -> None:
        if self.by.actor_id in entry.handlers:
            raise SamePerson


def _must_be_revisable(entry: Entry, revision: Revision, plan: PlanVersion) -> None:
    """Only a self-assessment gets points from its review: elsewhere the reviewer returns the entry."""
    rule = plan.indicator(entry.indicator)
    if rule.part != "INDIVIDUAL" or entry.channel != SELF:
        raise ReviewSetsNoPoints("revision", entry=entry.ref)
    must_give_reason(revision.grounds)
    must_lie_between(revision.points, entry.least, entry.most, "revision")


EVENTS: Final = (ResultReturned, ResultReviewed, ResultRechecked)
