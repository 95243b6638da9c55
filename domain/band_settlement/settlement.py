"""The settlement of an indicator by band: measured, then ranked once for the whole peer group (M16)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from domain.assessment.refusals import SelfInterest
from domain.band_settlement import events
from domain.band_settlement.events import BandsSettled, EnteringAdvanced, EnteringBegun, RawMeasured
from domain.band_settlement.refusals import (
    CorrectionUnexplained,
    NothingToSettle,
    RawMeasureMissing,
    RawMeasureTwice,
    SettlementSamePerson,
    SettlementStepWrong,
    SettlementUnknown,
)
from domain.band_settlement.state import RawMeasure, SettledLine, SettlementState, SettlementStatus
from domain.kernel.aggregate import Aggregate
from domain.kernel.ids import stream_id
from domain.methods.band import Band


class Place(NamedTuple):
    """What is settled: an indicator of an office's plan, for a period and a peer group."""

    plan: UUID
    office: str
    indicator: str
    period: str
    peer_group: str


class BandSettlement(Aggregate[SettlementState]):
    """One settlement; totals are never ranked for it, only the raw measures that stand in it."""

    NAME = "band-settlement"
    UNKNOWN = SettlementUnknown

    @staticmethod
    def id_of(plan: UUID, indicator: str, period: str, peer_group: str) -> UUID:
        """One settlement per indicator, period and peer group of a plan."""
        return stream_id("band-settlement", plan, indicator, period, peer_group)

    def measure(self, place: Place, measures: Sequence[RawMeasure], reason: str | None) -> None:
        """Record raw measures; of what was settled with a reason, of one's own unit never."""
        self._must_not_be_entering()
        for subject, times in Counter(each.subject for each in measures).items():
            if times > 1:
                raise RawMeasureTwice("measures", subject=subject)
            if subject == self.by.unit:
                raise SelfInterest("measures")
        if self.exists and self.state.lines and not (reason or "").strip():
            raise CorrectionUnexplained("reason")
        self.trigger(RawMeasured, **place._asdict(), measures=tuple(measures), reason=reason)

    def settle(self, assessments: Mapping[str, UUID], method: Band) -> UUID:
        """Rank the whole peer group, given its assessments by subject; gives the event's id.

        By somebody who measured nothing of it.
        """
        self._must_not_be_entering()
        measured = self.state.raw
        if missing := sorted(assessments.keys() - measured.keys()):
            raise RawMeasureMissing(subjects=", ".join(missing))
        if self.by.actor_id in {measured[subject].by for subject in assessments}:
            raise SettlementSamePerson
        ranks = method.ranked({subject: measured[subject].value for subject in assessments})
        lines = tuple(
            SettledLine(
                subject=subject,
                assessment=assessments[subject],
                value=measured[subject].value,
                rank=rank,
                band=method.number_of(rank) + 1,
            )
            for subject, rank in sorted(ranks.items(), key=lambda each: (each[1], each[0]))
        )
        if lines == self.state.lines:
            raise NothingToSettle
        return self.trigger(BandsSettled, lines=lines).envelope.event_id

    def begin_entering(self) -> None:
        """Let the settlement reach the assessments part by part."""
        state = self.state
        self.trigger(
            EnteringBegun,
            plan=state.plan,
            indicator=state.indicator,
            period=state.period,
            peer_group=state.peer_group,
        )

    def advance_entering(self, part: int, *, last: bool) -> UUID:
        """Note that it reaches a part of the assessments, the next one; gives the event's id."""
        if self.state.status is not SettlementStatus.ENTERING or part != self.state.reached:
            raise SettlementStepWrong("part", status=self.state.status)
        return self.trigger(EnteringAdvanced, part=part, last=last).envelope.event_id

    def _must_not_be_entering(self) -> None:
        if self.exists and self.state.status is SettlementStatus.ENTERING:
            raise SettlementStepWrong(status=self.state.status)


EVENTS: Final = events.EVENTS
