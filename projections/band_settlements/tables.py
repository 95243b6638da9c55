"""The tables of settlements by band."""

from typing import Final

from projections.table import Table

BAND_SETTLEMENT: Final = Table(
    name="band_settlement",
    columns=("plan", "indicator", "period", "peer_group", "office", "status"),
    key=4,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            indicator text NOT NULL,
            period text NOT NULL,
            peer_group text NOT NULL,
            office text NOT NULL,
            status text NOT NULL,
            {validity}
        );
    """,
)

BAND_LINE: Final = Table(
    name="band_line",
    columns=("plan", "indicator", "period", "peer_group", "subject", "value", "rank", "band"),
    key=5,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            indicator text NOT NULL,
            period text NOT NULL,
            peer_group text NOT NULL,
            subject text NOT NULL,
            value numeric NOT NULL,
            rank integer,
            band integer,
            {validity}
        );
    """,
)
