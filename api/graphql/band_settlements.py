"""Settlements by band (分档考评)."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from domain.band_settlement.state import SettlementStatus
from projections.band_settlements.queries import BandLineRow, BandSettlementRow


@strawberry.type(description="What was measured of a subject; null rank and band: not settled yet.")
class BandLine:
    """A line."""

    subject: str
    value: Decimal = strawberry.field(description="The raw measure, in the indicator's own unit.")
    rank: int | None = strawberry.field(description="Competition rank by the raw measure: 1, 2, 2, 4.")
    band: int | None = strawberry.field(description="The band of that rank, from 1.")

    @classmethod
    def of(cls, row: BandLineRow) -> Self:
        """The line of a row."""
        return cls(subject=row.subject, value=row.value, rank=row.rank, band=row.band)


@strawberry.type(description="The settlement of an indicator by band, for a period and a peer group.")
class BandSettlement:
    """A settlement."""

    indicator: str
    period: str
    peer_group: str
    status: SettlementStatus = strawberry.field(graphql_type=ENUMS[SettlementStatus])
    lines: list[BandLine] = strawberry.field(description="By rank.")

    @classmethod
    def of(cls, row: BandSettlementRow) -> Self:
        """The settlement of a row."""
        return cls(
            indicator=row.indicator,
            period=row.period,
            peer_group=row.peer_group,
            status=row.status,
            lines=[BandLine.of(each) for each in row.lines],
        )
