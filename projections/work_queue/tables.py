"""The table of tasks."""

from typing import Final

from projections.table import Table

TASK: Final = Table(
    name="task",
    columns=(
        "stream",
        "task",
        "office",
        "subject",
        "kind",
        "role",
        "unit",
        "indicator",
        "period",
        "item",
        "status",
        "due_on",
        "counted",
        "alarm",
        "handlers",
        "appeal",
        "persons",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            stream uuid NOT NULL,
            task text NOT NULL,
            office text NOT NULL,
            subject text NOT NULL,
            kind text NOT NULL,
            role text NOT NULL,
            unit text,
            indicator text,
            period text,
            item text,
            status text NOT NULL,
            due_on date,
            counted date[] NOT NULL,
            alarm text,
            handlers text[] NOT NULL,
            appeal uuid,
            persons text[],
            {validity}
        );
        CREATE INDEX {index}_office ON {table} (office, role, unit) WHERE {open};
    """,
)
