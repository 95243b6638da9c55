"""The tables of the score ledger."""

from typing import Final

from projections.table import Table

LEAF: Final = Table(
    name="leaf",
    columns=("assessment", "path", "kind", "node", "ordinal", "points", "stated", "state", "item", "events"),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            path text NOT NULL,
            kind text NOT NULL,
            node text NOT NULL,
            ordinal integer NOT NULL,
            points numeric NOT NULL,
            stated numeric NOT NULL,
            state text NOT NULL,
            item text,
            events uuid[] NOT NULL,
            {validity}
        );
    """,
)

CONTRIBUTION: Final = Table(
    name="contribution",
    columns=(
        "assessment",
        "item",
        "node",
        "kind",
        "period",
        "channel",
        "matter",
        "code",
        "stated",
        "bound",
        "ruled",
        "confirmed",
        "effective_on",
        "events",
        "ruling",
        "work_kind",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            item text NOT NULL,
            node text NOT NULL,
            kind text NOT NULL,
            period text NOT NULL,
            channel text NOT NULL,
            matter text NOT NULL,
            code text NOT NULL,
            stated numeric NOT NULL,
            bound numeric,
            ruled numeric,
            confirmed boolean NOT NULL,
            effective_on date NOT NULL,
            events uuid[] NOT NULL,
            ruling uuid,
            work_kind text,
            {validity}
        );
    """,
)
