"""The tables of meetings."""

from typing import Final

from projections.table import Table

MEETING: Final = Table(
    name="meeting",
    columns=(
        "meeting",
        "office",
        "kind",
        "quarter",
        "number",
        "held_on",
        "head",
        "missed_by_head",
        "agenda",
        "attendees",
        "votes",
        "minutes",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            meeting uuid NOT NULL,
            office text NOT NULL,
            kind text NOT NULL,
            quarter text NOT NULL,
            number integer NOT NULL,
            held_on date NOT NULL,
            head uuid,
            missed_by_head boolean NOT NULL,
            agenda text[] NOT NULL,
            attendees jsonb NOT NULL,
            votes jsonb NOT NULL,
            minutes text,
            {validity}
        );
        CREATE INDEX {index}_office ON {table} (office, quarter) WHERE {open};
    """,
)

MEETING_MEASURE: Final = Table(
    name="meeting_measure",
    columns=("meeting", "measure", "office", "quarter", "unit", "text", "due_on"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            meeting uuid NOT NULL,
            measure text NOT NULL,
            office text NOT NULL,
            quarter text NOT NULL,
            unit text NOT NULL,
            text text NOT NULL,
            due_on date NOT NULL,
            {validity}
        );
    """,
)
