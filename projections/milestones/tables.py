"""The table of milestones."""

from typing import Final

from projections.table import Table

MILESTONE: Final = Table(
    name="milestone",
    columns=(
        "plan",
        "code",
        "office",
        "indicator",
        "name",
        "planned_on",
        "due_on",
        "status",
        "reached_on",
        "evidence",
        "reason",
        "told",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            office text NOT NULL,
            indicator text,
            name text NOT NULL,
            planned_on date NOT NULL,
            due_on date NOT NULL,
            status text NOT NULL,
            reached_on date,
            evidence text[] NOT NULL,
            reason text,
            told date,
            {validity}
        );
    """,
)
