"""An assessment as its events tell it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Literal, NamedTuple, Self
from uuid import UUID

from domain.assessment.exemption import NotApplicable, NotApplicableStatus, not_applicable_ref
from domain.assessment.fault import Fault, FaultStatus
from domain.assessment.ruled import Ruled, RuledIndicator
from domain.assessment.score_comment import ScoreComment
from domain.assessment.source import Source
from domain.assessment.watch import Watch
from domain.kernel.points import ZERO
from domain.kernel.replacing import quickly_replaced
from domain.kernel.value import Value
from domain.methods.definition import Style
from domain.plan.claim_item import ClaimKind, ClaimWorkKind
from domain.plan.indicator import Mode
from domain.policy.vetoes import Spread, VetoEffect

SubjectKind = Literal["UNIT", "PERSON"]


class EntryStatus(StrEnum):
    """Where an entry stands in 填报 → 审核 → 复核."""

    REPORTED = "REPORTED"
    RETURNED = "RETURNED"
    REVIEWED = "REVIEWED"
    RECHECKED = "RECHECKED"
    VOIDED = "VOIDED"


NOT_STANDING: Final = (EntryStatus.RETURNED, EntryStatus.VOIDED)
"""An entry of these states counts nowhere."""


class ClaimStatus(StrEnum):
    """Where a bonus or deduction item stands."""

    CLAIMED = "CLAIMED"
    VERIFIED = "VERIFIED"
    IN_FORCE = "IN_FORCE"
    REFUSED = "REFUSED"
    VOIDED = "VOIDED"


class VetoStatus(StrEnum):
    """Where a veto stands."""

    RECORDED = "RECORDED"
    CONFIRMED = "CONFIRMED"
    LIFTED = "LIFTED"
    REVOKED = "REVOKED"


@quickly_replaced
class Entry(NamedTuple):
    """A result reported for an indicator, a period and a channel.

    ``version`` is the stream version of the last event that touched it: what a user has seen.  ``points`` are
    those ``reported`` unless the review set others, for the reason ``revised_because``.  ``style`` and
    ``most`` are the terms that it was reported on, and keeps: a score lies between 0 and ``most``, a
    contribution within ± ``most``.  A ``nil`` return says that there was nothing to measure.
    """

    ref: str
    indicator: str
    period: str
    channel: str
    points: Decimal
    reported: Decimal
    style: Style
    most: Decimal
    mode: Mode
    source: Source | None
    nil: bool
    status: EntryStatus
    effective_on: date
    version: int
    reported_by: str
    reviewed_by: str | None
    rechecked_by: str | None
    revised_because: str | None
    events: tuple[UUID, ...]
    ruled: Ruled | None

    @property
    def least(self) -> Decimal:
        """The fewest points that it may be given."""
        return ZERO if self.style == "SCORE" else -self.most

    @property
    def handlers(self) -> frozenset[str]:
        """Everybody who had a hand in this entry."""
        return frozenset(filter(None, (self.reported_by, self.reviewed_by, self.rechecked_by)))


class Adjustment(NamedTuple):
    """Points added to or taken from a confirmed entry: within ± ``most``, by the terms of that entry."""

    ref: str
    indicator: str
    period: str
    delta: Decimal
    most: Decimal
    effective_on: date
    adjusted_by: str
    voided: bool
    events: tuple[UUID, ...]
    ruled: Ruled | None

    @property
    def handlers(self) -> frozenset[str]:
        """Who adjusted."""
        return frozenset({self.adjusted_by})


class Claim(NamedTuple):
    """A bonus or deduction item (加分项目, 减分项目); ``points`` are positive in both.

    ``explicit_praise`` is what the document says in the words of the claimant, later of who verified.
    """

    ref: str
    kind: ClaimKind
    code: str
    matter: str
    occurrences: int
    points: Decimal
    work_kind: ClaimWorkKind | None
    explicit_praise: bool | None
    status: ClaimStatus
    effective_on: date
    version: int
    claimed_by: str
    verified_by: str | None
    decided_by: str | None
    events: tuple[UUID, ...]
    ruled: Ruled | None

    @property
    def handlers(self) -> frozenset[str]:
        """Everybody who had a hand in this claim."""
        return frozenset(filter(None, (self.claimed_by, self.verified_by, self.decided_by)))


class Origin(Value):
    """The veto of a unit from which a leader's own one spread."""

    assessment: UUID
    unit: str
    veto: str


class Veto(NamedTuple):
    """A one-vote veto (一票否决): the fact, from when, until when (excluded; ``None``: open).

    ``reached`` are the assessments of leaders to which it spread, ``origin`` is whence it spread itself.
    """

    ref: str
    ground: str
    effect: VetoEffect
    spread: Spread
    origin: Origin | None
    reached: tuple[UUID, ...]
    since: date
    until: date | None
    status: VetoStatus
    recorded_by: str
    confirmed_by: str | None
    events: tuple[UUID, ...]
    ruled: Ruled | None

    @property
    def effective_on(self) -> date:
        """The day of the fact."""
        return self.since

    @property
    def handlers(self) -> frozenset[str]:
        """Everybody who had a hand in this veto."""
        return frozenset(filter(None, (self.recorded_by, self.confirmed_by)))


Item = Entry | Adjustment | NotApplicable | RuledIndicator | Claim | Veto


class IndicatorRecord(NamedTuple):
    """All that was entered, adjusted and found not to apply under one indicator, by item reference.

    ``ruled`` is what a ruling left of the indicator as a whole.
    """

    entries: Mapping[str, Entry]
    adjustments: Mapping[str, Adjustment]
    exempted: Mapping[str, NotApplicable]
    ruled: RuledIndicator | None


EMPTY_RECORD = IndicatorRecord({}, {}, {}, None)


@quickly_replaced
class AssessmentState(NamedTuple):
    """The subject, the rules it is assessed by, and everything that happened to its score.

    ``unit`` is that of a person, and the subject itself otherwise.  ``contests`` has the appeal that contests
    an item or a whole, ``remitted`` those of them that a ruling sent back.
    """

    plan: UUID
    plan_version: int
    policy_version: int
    office: str
    year: int
    subject: str
    subject_kind: SubjectKind
    unit: str
    peer_group: str
    records: Mapping[str, IndicatorRecord]
    claims: Mapping[str, Claim]
    vetoes: Mapping[str, Veto]
    faults: Mapping[str, Fault]
    comments: Mapping[str, ScoreComment]
    watch: Watch
    contests: Mapping[str, UUID]
    remitted: frozenset[str]
    interims: tuple[str, ...]
    sealed: bool

    def item(self, ref: str) -> Item | None:
        """The entry, adjustment, exemption, ruled indicator, claim or veto of that reference."""
        kind, _, key = ref.partition(":")
        if kind == "entry":
            return self.record(key.partition("/")[0]).entries.get(ref)
        if kind == "claim":
            return self.claims.get(ref)
        if kind == "veto":
            return self.vetoes.get(ref)
        if kind == "not-applicable":
            return self.record(key.partition("/")[0]).exempted.get(ref)
        if kind == "indicator":
            return self.record(key).ruled
        return next(
            (record.adjustments[ref] for record in self.records.values() if ref in record.adjustments), None
        )

    def record(self, indicator: str) -> IndicatorRecord:
        """What was entered under an indicator so far."""
        return self.records.get(indicator, EMPTY_RECORD)

    def exemption(self, indicator: str, period: str) -> NotApplicable | None:
        """What says, or asks, that an indicator do not apply in a period."""
        found = self.record(indicator).exempted.get(not_applicable_ref(indicator, period))
        return None if found is None or found.status is NotApplicableStatus.WITHDRAWN else found

    def with_item(self, item: Item) -> Self:
        """The state with ``item`` put in place of what stood under its reference."""
        match item:
            case Entry():
                entries = {**self.record(item.indicator).entries, item.ref: item}
                return self._with_record(item.indicator, entries=entries)
            case Adjustment():
                adjustments = {**self.record(item.indicator).adjustments, item.ref: item}
                return self._with_record(item.indicator, adjustments=adjustments)
            case NotApplicable():
                exempted = {**self.record(item.indicator).exempted, item.ref: item}
                return self._with_record(item.indicator, exempted=exempted)
            case RuledIndicator():
                return self._with_record(item.indicator, ruled=item)
            case Claim():
                return self._replace(claims={**self.claims, item.ref: item})
            case Veto():
                return self._replace(vetoes={**self.vetoes, item.ref: item})

    def with_fault(self, fault: Fault) -> Self:
        """The state with ``fault`` put in place of what stood under its reference."""
        return self._replace(faults={**self.faults, fault.ref: fault})

    def open_faults(self, indicator: str, period: str) -> list[Fault]:
        """The faults of an indicator and period that the unit has not answered."""
        return [
            each
            for each in self.faults.values()
            if (each.indicator, each.period, each.status) == (indicator, period, FaultStatus.FOUND)
        ]

    def without_contest(self, ref: str) -> Self:
        """The state with a contest closed."""
        contests = {each: appeal for each, appeal in self.contests.items() if each != ref}
        return self._replace(contests=contests, remitted=self.remitted - {ref})

    def _with_record(self, indicator: str, **changes: Any) -> Self:
        record = self.record(indicator)._replace(**changes)
        return self._replace(records={**self.records, indicator: record})
