"""填报: results are reported, through one channel each."""

from typing import Any, ClassVar, Final, NamedTuple

from domain.assessment.refusals import (
    EntryInProgress,
    SelfAssessmentMissing,
    StaleEntry,
)
from domain.assessment.sheet import ROUTINE, Sheet, must_lie_between
from domain.assessment.source import Source, must_explain_override, must_fit
from domain.assessment.state import NOT_STANDING, AssessmentState, Entry, EntryStatus
from domain.assessment.watch import results_of
from domain.assessment.workflow_refusals import SettledByBand
from domain.kernel.clock import local_date
from domain.kernel.event import ContentHash, Event, Grounds
from domain.kernel.points import ZERO, Points
from domain.kernel.value import Value
from domain.methods.band import Band
from domain.methods.catalogue import MethodDefinition
from domain.methods.definition import Line, Scored, Style
from domain.methods.measure import Measure
from domain.period import last_day
from domain.plan.indicator import AssessmentChannel, Mode
from domain.plan.version import PlanVersion, ScoredIndicator, Terms

SELF: Final = "SELF"
CONFIRMED: Final = frozenset({EntryStatus.REVIEWED, EntryStatus.RECHECKED})
"""Where nothing can be reported anew: somebody has looked at what stands there."""

OVERRIDE: Final = "OVERRIDE"
"""The reason code of a value entered by hand where a machine measures."""


class Scoring(Value):
    """How the points of an entry came about: the method and its version, what was measured, each step.

    ``style`` and ``most`` are the terms that the entry keeps, whatever becomes of the plan: a score lies
    between 0 and ``most``, a contribution within ± ``most``.
    """

    method: str
    version: int
    style: Style
    most: Points
    measures: tuple[Measure, ...]
    explanation: tuple[Line, ...]


class EntryPlace(NamedTuple):
    """Where an entry belongs."""

    indicator: str
    period: str
    channel: str


def entry_ref(indicator: str, period: str, channel: str) -> str:
    """The reference of an entry: ``entry:IND/2014Q1/SELF``."""
    return f"entry:{indicator}/{period}/{channel}"


def entry_place(ref: str) -> EntryPlace:
    """What a reference names, whether there is such an entry or not; blanks where it names nothing."""
    kind, _, key = ref.partition(":")
    parts = key.split("/") if kind == "entry" else []
    return EntryPlace(*(parts if len(parts) == len(EntryPlace._fields) else ("", "", "")))


class Finding(NamedTuple):
    """What is reported: for which indicator and period, through which channel, and what was measured.

    ``reason`` says why a machine's value is overridden by hand.
    """

    indicator: str
    period: str
    channel: AssessmentChannel
    measures: tuple[Measure, ...]
    mode: Mode
    source: Source | None
    reason: str | None
    evidence: tuple[ContentHash, ...]


class Reported(Event):
    """Something was reported (填报) for an indicator and a period, through one channel."""

    NIL: ClassVar[bool] = False

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
        """Put the new entry in place of what stood there, and end the alarm over its absence."""
        owed = results_of(self.indicator, self.period)
        if state.watch.sounds(owed):
            watch = state.watch.answered(owed, local_date(self.envelope.decided_at))
            state = state._replace(watch=watch)
        return state.with_item(
            Entry(
                ref=entry_ref(self.indicator, self.period, self.channel),
                indicator=self.indicator,
                period=self.period,
                channel=self.channel,
                points=self.points,
                reported=self.points,
                style=self.scoring.style,
                most=self.scoring.most,
                mode=self.mode,
                source=self.source,
                nil=self.NIL,
                status=EntryStatus.REPORTED,
                effective_on=self.envelope.effective_on,
                version=self.originator_version,
                reported_by=self.envelope.actor.id,
                reviewed_by=None,
                rechecked_by=None,
                revised_because=None,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class ResultReported(Reported):
    """A result was reported (填报) for an indicator and a period, through one channel."""

    TOPIC: ClassVar[str] = "assessment.result-reported.v1"


class Entries(Sheet):
    """Reporting."""

    def report(self, finding: Finding, plan: PlanVersion, expected_version: int | None) -> str:
        """Report a finding for one indicator and period; gives the entry's reference."""
        self._must_be_open()
        self._must_not_judge_itself(finding.channel)
        rule = plan.indicator(finding.indicator)
        rule.check(finding.period, finding.channel, self.state.unit)
        self._must_be_applicable(finding.indicator, finding.period)
        must_not_be_settled(rule)
        must_fit(rule, finding.channel, finding.mode, finding.source)
        override = must_explain_override(rule, finding.mode, finding.reason)
        self._must_follow_self_assessment(finding, rule)
        ref = entry_ref(finding.indicator, finding.period, finding.channel)
        self._must_be_reportable(ref, expected_version)
        self._score(ResultReported, finding, plan, override)
        return ref

    def _score(
        self, kind: type[Reported], finding: Finding, plan: PlanVersion, override: str | None, **more: Any
    ) -> None:
        """Score a finding by its indicator's method, and report it as ``kind`` says."""
        rule = plan.indicator(finding.indicator)
        method = rule.method_for(finding.channel)
        scored = method.score(finding.measures, rule.occasion(finding.period, plan.digits))
        terms = rule.terms(finding.period, plan.digits)
        if terms.style == "SCORE":
            must_lie_between(scored.points, ZERO, terms.most)
        self.trigger(
            kind,
            effective_on=last_day(finding.period),
            indicator=finding.indicator,
            period=finding.period,
            channel=finding.channel,
            plan_version=plan.number,
            mode=finding.mode,
            source=finding.source,
            scoring=_scoring(method, finding, scored, terms),
            points=scored.points,
            grounds=_grounds(rule, finding, override),
            **more,
        )

    def _must_not_judge_itself(self, channel: str) -> None:
        """A unit reports itself through SELF only: desk, field and evaluation results come from others."""
        if channel != SELF:
            self._must_not_be_own()

    def _must_follow_self_assessment(self, finding: Finding, rule: ScoredIndicator) -> None:
        """An individual indicator is assessed by the department itself first (首先自评), then by others."""
        if rule.part != "INDIVIDUAL" or finding.channel == SELF:
            return
        standing = self.state.item(entry_ref(finding.indicator, finding.period, SELF))
        if not isinstance(standing, Entry) or standing.status in NOT_STANDING:
            raise SelfAssessmentMissing("indicator", indicator=finding.indicator, period=finding.period)

    def _must_be_reportable(self, ref: str, expected_version: int | None) -> None:
        standing = self.state.item(ref)
        if not isinstance(standing, Entry):
            if expected_version is not None:
                raise StaleEntry("expectedVersion", entry=ref, seen=expected_version, now=0)
            return
        must_be_seen(standing, expected_version)
        if standing.status in CONFIRMED:
            raise EntryInProgress("entry", entry=ref, status=standing.status)


def _scoring(method: MethodDefinition, finding: Finding, scored: Scored, terms: Terms) -> Scoring:
    return Scoring(
        method=method.name,
        version=method.version,
        style=terms.style,
        most=terms.most,
        measures=finding.measures,
        explanation=scored.explanation,
    )


def _grounds(rule: ScoredIndicator, finding: Finding, override: str | None) -> Grounds:
    """A routine entry rests on the standard of its indicator, an override on its reason."""
    return Grounds(
        reason_code=ROUTINE if override is None else OVERRIDE,
        reason=rule.standard if override is None else override,
        legal_basis=rule.legal_basis,
        evidence=finding.evidence,
    )


def must_not_be_settled(rule: ScoredIndicator) -> None:
    """Refuse a report on an indicator whose points come from a rank: that is settled for all at once."""
    if isinstance(rule.method, Band):
        raise SettledByBand("indicator", indicator=rule.code)


def must_be_seen(entry: Entry, expected_version: int | None) -> None:
    """Refuse an entry that has changed since the user saw it; raises ``StaleEntry``."""
    if expected_version is not None and expected_version != entry.version:
        raise StaleEntry("expectedVersion", entry=entry.ref, seen=expected_version, now=entry.version)


EVENTS: Final = (ResultReported,)
