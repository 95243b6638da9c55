"""The tables of the workflow."""

from typing import Final

from projections.table import Table

FAULT: Final = Table(
    name="fault",
    columns=(
        "assessment",
        "fault",
        "indicator",
        "period",
        "kind",
        "gap",
        "text",
        "status",
        "witnesses",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            fault text NOT NULL,
            indicator text NOT NULL,
            period text NOT NULL,
            kind text NOT NULL,
            gap numeric,
            text text NOT NULL,
            status text NOT NULL,
            witnesses text[] NOT NULL,
            {validity}
        );
    """,
)
