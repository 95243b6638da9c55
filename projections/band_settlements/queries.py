"""Asking for settlements by band."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Final
from uuid import UUID

from domain.band_settlement.state import SettlementStatus
from projections.band_settlements.tables import BAND_LINE, BAND_SETTLEMENT
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class BandLineRow:
    """A subject's raw measure; rank and band once they are settled."""

    plan: UUID
    indicator: str
    period: str
    peer_group: str
    subject: str
    value: Decimal
    rank: int | None
    band: int | None


@dataclass(frozen=True, slots=True)
class BandSettlementRow:
    """The settlement of an indicator for a period and a peer group, with its lines by rank."""

    plan: UUID
    indicator: str
    period: str
    peer_group: str
    status: SettlementStatus
    lines: tuple[BandLineRow, ...]


def _settlement(plan: UUID, indicator: str, period: str, peer_group: str, status: str) -> BandSettlementRow:
    return BandSettlementRow(plan, indicator, period, peer_group, SettlementStatus(status), ())


_PLACE: Final = attrgetter("plan", "indicator", "period", "peer_group")
_SETTLEMENTS: Final = Query(
    "SELECT plan, indicator, period, peer_group, status FROM {band_settlement}"
    " WHERE plan = ANY(%(plans)s) AND " + VALID + " ORDER BY plan, indicator, period, peer_group",
    [BAND_SETTLEMENT],
    _settlement,
)
_LINES: Final = Query(
    "SELECT "
    + ", ".join(BAND_LINE.columns)
    + " FROM {band_line} WHERE plan = ANY(%(plans)s) AND "
    + VALID
    + " ORDER BY plan, indicator, period, peer_group, rank, subject",
    [BAND_LINE],
    BandLineRow,
)


async def band_settlements(reading: Reading, plans: Sequence[UUID]) -> list[BandSettlementRow]:
    """The settlements of plans, by indicator, period and peer group."""
    lines = {
        place: tuple(rows) for place, rows in groupby(await reading.all(_LINES, plans=list(plans)), _PLACE)
    }
    found = await reading.all(_SETTLEMENTS, plans=list(plans))
    return [replace(row, lines=lines.get(_PLACE(row), ())) for row in found]
