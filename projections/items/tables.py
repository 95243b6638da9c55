"""The tables of items, and of how the points of entries came about."""

from typing import Final

from projections.table import Table

ITEM: Final = Table(
    name="item",
    columns=(
        "assessment",
        "item",
        "kind",
        "indicator",
        "period",
        "channel",
        "code",
        "matter",
        "work_kind",
        "points",
        "mode",
        "source",
        "ruled_points",
        "outcome",
        "ruled_by",
        "contested_by",
        "status",
        "version",
        "effective_on",
        "until",
        "self_points",
        "revised_because",
        "occurrences",
        "explicit_praise",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            item text NOT NULL,
            kind text NOT NULL,
            indicator text,
            period text,
            channel text,
            code text,
            matter text,
            work_kind text,
            points numeric,
            mode text,
            source jsonb,
            ruled_points numeric,
            outcome text,
            ruled_by uuid,
            contested_by uuid,
            status text NOT NULL,
            version integer,
            effective_on date NOT NULL,
            until date,
            self_points numeric,
            revised_because text,
            occurrences integer,
            explicit_praise boolean,
            {validity}
        );
    """,
)

SCORING: Final = Table(
    name="scoring",
    columns=("assessment", "item", "method", "version", "measures", "explanation", "points"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            item text NOT NULL,
            method text NOT NULL,
            version integer NOT NULL,
            measures jsonb NOT NULL,
            explanation jsonb NOT NULL,
            points numeric NOT NULL,
            {validity}
        );
    """,
)
