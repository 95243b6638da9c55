"""The table of activities."""

from typing import Final

from projections.table import Table

ACTIVITY: Final = Table(
    name="activity",
    columns=(
        "id",
        "office",
        "subject",
        "day",
        "kind",
        "channel",
        "title",
        "evidence",
        "cited_plan",
        "cited_group",
        "cited_edition",
        "cited_subject",
        "cited_assessment",
        "cited_path",
        "withdrawn_because",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            id uuid NOT NULL,
            office text NOT NULL,
            subject text NOT NULL,
            day date NOT NULL,
            kind text NOT NULL,
            channel text NOT NULL,
            title text NOT NULL,
            evidence text[] NOT NULL,
            cited_plan uuid,
            cited_group text,
            cited_edition integer,
            cited_subject text,
            cited_assessment uuid,
            cited_path text,
            withdrawn_because text,
            {validity}
        );
        CREATE INDEX {index}_day ON {table} (office, day, id);
    """,
)
