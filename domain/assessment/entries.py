"""填报 → 审核 → 复核: results are reported, reviewed, rechecked, or returned."""

from datetime import datetime
from typing import ClassVar, Final, NamedTuple

from domain.assessment.refusals import (
    EntryInProgress,
    EntryNotReported,
    EntryNotReviewed,
    EntryUnknown,
    SamePerson,
    StaleEntry,
)
from domain.assessment.sheet import ROUTINE, Sheet, must_lie_between, must_say_why
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.kernel.event import ContentHash, Event, Grounds
from domain.kernel.points import ZERO, Points
from domain.kernel.value import Value
from domain.methods.definition import Line, Scored
from domain.methods.measure import Measure
from domain.period import last_day
from domain.plan.indicator import AssessmentChannel, Mode
from domain.plan.version import PlanVersion, ScoredIndicator

SELF: Final = "SELF"


class Scoring(Value):
    """How the points of an entry came about: the method and its version, what was measured, each step."""

    method: str
    version: int
    measures: tuple[Measure, ...]
    explanation: tuple[Line, ...]


class Source(Value):
    """Where an automatic value was taken from; batch and row make it countable once."""

    system: str
    extracted_at: datetime
    batch: str
    row: str


def entry_ref(indicator: str, period: str, channel: str) -> str:
    """The reference of an entry: ``entry:IND/2014Q1/SELF``."""
    return f"entry:{indicator}/{period}/{channel}"


class Finding(NamedTuple):
    """What is reported: for which indicator and period, through which channel, and what was measured."""

    indicator: str
    period: str
    channel: AssessmentChannel
    measures: tuple[Measure, ...]
    mode: Mode
    source: Source | None
    evidence: tuple[ContentHash, ...]


class ResultReported(Event):
    """A result was reported (填报) for an indicator and a period, through one channel."""

    TOPIC: ClassVar[str] = "assessment.result-reported.v1"

    indicator: str
    period: str
    channel: str
    plan_version: int
    mode: Mode
    source: Source | None
    scoring: Scoring
    points: Points
    grounds: Grounds

    @property
    def rests_on(self) -> None:
        """Nothing of its own: the standard's basis was looked at when the plan was published."""

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Put the new entry in place of what stood there."""
        return state.with_item(
            Entry(
                ref=entry_ref(self.indicator, self.period, self.channel),
                indicator=self.indicator,
                period=self.period,
                channel=self.channel,
                points=self.points,
                mode=self.mode,
                status=EntryStatus.REPORTED,
                effective_on=self.envelope.effective_on,
                version=self.originator_version,
                reported_by=self.envelope.actor.id,
                reviewed_by=None,
                rechecked_by=None,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class _EntryStep(Event):
    """A step on an entry that exists."""

    entry: str

    def _entry(self, state: AssessmentState) -> Entry:
        item = state.item(self.entry)
        if not isinstance(item, Entry):
            raise EntryUnknown("entry", entry=self.entry)
        events = (*item.events, self.envelope.event_id)
        return item._replace(version=self.originator_version, events=events)


class ResultReturned(_EntryStep):
    """An entry was sent back (退回) to who reported it."""

    TOPIC: ClassVar[str] = "assessment.result-returned.v1"

    reason: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """The entry counts nowhere until it is reported again."""
        return state.with_item(self._entry(state)._replace(status=EntryStatus.RETURNED))


class ResultReviewed(_EntryStep):
    """An entry passed the review (审核) of the assessing department."""

    TOPIC: ClassVar[str] = "assessment.result-reviewed.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember the reviewer."""
        reviewer = self.envelope.actor.id
        return state.with_item(self._entry(state)._replace(status=EntryStatus.REVIEWED, reviewed_by=reviewer))


class ResultRechecked(_EntryStep):
    """An entry passed the recheck (复核): from now on it counts in the total."""

    TOPIC: ClassVar[str] = "assessment.result-rechecked.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Confirm the entry."""
        rechecker = self.envelope.actor.id
        return state.with_item(
            self._entry(state)._replace(status=EntryStatus.RECHECKED, rechecked_by=rechecker)
        )


class Entries(Sheet):
    """The workflow of entries."""

    def report(self, finding: Finding, plan: PlanVersion, expected_version: int | None) -> str:
        """Report a finding for one indicator and period; gives the entry's reference."""
        self._must_be_open()
        self._must_not_judge_itself(finding.channel)
        rule = plan.indicator(finding.indicator)
        rule.check(finding.period, finding.channel)
        marks = rule.marks[finding.period]
        scored = rule.method.score(finding.measures, marks, plan.digits)
        must_lie_between(scored.points, ZERO, rule.method.ceiling(marks, plan.digits))
        ref = entry_ref(finding.indicator, finding.period, finding.channel)
        self._must_be_reportable(ref, expected_version)
        self.trigger(
            ResultReported,
            effective_on=last_day(finding.period),
            indicator=finding.indicator,
            period=finding.period,
            channel=finding.channel,
            plan_version=plan.number,
            mode=finding.mode,
            source=finding.source,
            scoring=_scoring(rule, finding, scored),
            points=scored.points,
            grounds=_routine(rule, finding),
        )
        return ref

    def return_result(self, entry: str, reason: str, expected_version: int | None) -> None:
        """Send an entry back before it is confirmed, with the reason."""
        found = self._entry(entry, expected_version)
        if found.status not in {EntryStatus.REPORTED, EntryStatus.REVIEWED}:
            raise EntryNotReported("entry", entry=entry, status=found.status)
        must_say_why(reason)
        self.trigger(ResultReturned, entry=entry, reason=reason)

    def review(self, entry: str, expected_version: int | None) -> None:
        """Pass a reported entry on; never one's own."""
        found = self._entry(entry, expected_version)
        if found.status is not EntryStatus.REPORTED:
            raise EntryNotReported("entry", entry=entry, status=found.status)
        self._must_be_another(found)
        self.trigger(ResultReviewed, entry=entry)

    def recheck(self, entry: str, expected_version: int | None) -> None:
        """Confirm a reviewed entry; never one's own, never one reviewed by oneself."""
        found = self._entry(entry, expected_version)
        if found.status is not EntryStatus.REVIEWED:
            raise EntryNotReviewed("entry", entry=entry, status=found.status)
        self._must_be_another(found)
        self.trigger(ResultRechecked, entry=entry)

    def _entry(self, ref: str, expected_version: int | None) -> Entry:
        self._must_be_open()
        self._must_not_be_own_unit()
        found = self.state.item(ref)
        if not isinstance(found, Entry):
            raise EntryUnknown("entry", entry=ref)
        _must_be_seen(found, expected_version)
        return found

    def _must_not_judge_itself(self, channel: str) -> None:
        """A unit reports itself through SELF only: desk, field and evaluation results come from others."""
        if channel != SELF:
            self._must_not_be_own_unit()

    def _must_be_another(self, entry: Entry) -> None:
        if self.by.actor_id in entry.handlers:
            raise SamePerson

    def _must_be_reportable(self, ref: str, expected_version: int | None) -> None:
        standing = self.state.item(ref)
        if not isinstance(standing, Entry):
            if expected_version is not None:
                raise StaleEntry("expectedVersion", entry=ref, seen=expected_version, now=0)
            return
        _must_be_seen(standing, expected_version)
        if standing.status in {EntryStatus.REVIEWED, EntryStatus.RECHECKED}:
            raise EntryInProgress("entry", entry=ref, status=standing.status)


def _scoring(rule: ScoredIndicator, finding: Finding, scored: Scored) -> Scoring:
    return Scoring(
        method=rule.method.name,
        version=rule.method.version,
        measures=finding.measures,
        explanation=scored.explanation,
    )


def _routine(rule: ScoredIndicator, finding: Finding) -> Grounds:
    """A routine entry rests on the standard of its indicator."""
    return Grounds(
        reason_code=ROUTINE, reason=rule.standard, legal_basis=rule.legal_basis, evidence=finding.evidence
    )


def _must_be_seen(entry: Entry, expected_version: int | None) -> None:
    if expected_version is not None and expected_version != entry.version:
        raise StaleEntry("expectedVersion", entry=entry.ref, seen=expected_version, now=entry.version)


EVENTS: Final = (ResultReported, ResultReturned, ResultReviewed, ResultRechecked)
