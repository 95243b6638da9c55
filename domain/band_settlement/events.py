"""What happens to a settlement by band."""

from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.band_settlement.state import (
    Measured,
    RawMeasure,
    SettledLine,
    SettlementState,
    SettlementStatus,
)
from domain.kernel.event import Event


class RawMeasured(Event):
    """Raw measures were recorded, in place of those recorded before; they are worth nothing until settled."""

    TOPIC: ClassVar[str] = "band-settlement.raw-measured.v1"

    plan: UUID
    office: str
    indicator: str
    period: str
    peer_group: str
    measures: tuple[RawMeasure, ...]
    reason: str | None

    def evolve(self, state: SettlementState | None) -> SettlementState:
        """Remember what was measured, and by whom."""
        before = state or SettlementState(
            plan=self.plan,
            office=self.office,
            indicator=self.indicator,
            period=self.period,
            peer_group=self.peer_group,
            status=SettlementStatus.MEASURING,
            raw={},
            lines=(),
            due=(),
            reached=0,
            settled_by=None,
        )
        actor = self.envelope.actor.id
        measured = {each.subject: Measured(each, actor) for each in self.measures}
        return replace(before, status=SettlementStatus.MEASURING, raw={**before.raw, **measured})


class BandsSettled(Event):
    """The peer group was ranked by its raw measures as they stood here: a band for each rank."""

    TOPIC: ClassVar[str] = "band-settlement.bands-settled.v1"

    lines: tuple[SettledLine, ...]

    def evolve(self, state: SettlementState) -> SettlementState:
        """What differs from before goes to the assessments."""
        known = set(state.lines)
        return replace(
            state,
            status=SettlementStatus.SETTLED,
            lines=self.lines,
            due=tuple(line for line in self.lines if line not in known),
            reached=0,
            settled_by=self.envelope.actor.id,
        )


class EnteringBegun(Event):
    """A settlement has more assessments to reach than one commit takes: it reaches them part by part."""

    TOPIC: ClassVar[str] = "band-settlement.entering-begun.v1"

    plan: UUID
    indicator: str
    period: str
    peer_group: str

    def evolve(self, state: SettlementState) -> SettlementState:
        """It is under way."""
        return replace(state, status=SettlementStatus.ENTERING)


class EnteringAdvanced(Event):
    """A settlement reached the next part of the assessments, in the same commit; the ``last`` ends it."""

    TOPIC: ClassVar[str] = "band-settlement.entering-advanced.v1"

    part: int
    last: bool

    def evolve(self, state: SettlementState) -> SettlementState:
        """Count the part."""
        status = SettlementStatus.SETTLED if self.last else SettlementStatus.ENTERING
        return replace(state, status=status, reached=self.part + 1)


EVENTS: Final = (RawMeasured, BandsSettled, EnteringBegun, EnteringAdvanced)
