"""The table of feedback."""

from typing import Final

from projections.table import Table

FEEDBACK: Final = Table(
    name="feedback",
    columns=(
        "id",
        "office",
        "subject",
        "day",
        "channel",
        "plan",
        "indicator",
        "text",
        "trigger_on",
        "workdays",
        "due_on",
        "counted",
        "status",
        "outcome",
        "answer",
        "answered_on",
        "amended_plan",
        "amendment",
        "late",
        "told",
        "reopened_because",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            id uuid NOT NULL,
            office text NOT NULL,
            subject text NOT NULL,
            day date NOT NULL,
            channel text NOT NULL,
            plan uuid,
            indicator text,
            text text NOT NULL,
            trigger_on date NOT NULL,
            workdays integer NOT NULL,
            due_on date NOT NULL,
            counted date[] NOT NULL,
            status text NOT NULL,
            outcome text,
            answer text,
            answered_on date,
            amended_plan uuid,
            amendment integer,
            late boolean NOT NULL,
            told boolean NOT NULL,
            reopened_because text,
            {validity}
        );
        CREATE INDEX {index}_day ON {table} (office, day, id);
    """,
)
