"""The tables of how plans are made: procedure, comments, major tasks, what the leading group let pass."""

from typing import Final

from projections.table import Table

PLAN_STEP: Final = Table(
    name="plan_step",
    columns=(
        "plan",
        "number",
        "step",
        "indicator",
        "note",
        "event_id",
        "day",
        "decided_at",
        "actor_role",
        "actor_unit",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            number integer NOT NULL,
            step text NOT NULL,
            indicator text,
            note text,
            event_id uuid NOT NULL,
            day date NOT NULL,
            decided_at timestamptz NOT NULL,
            actor_role text NOT NULL,
            actor_unit text,
            {validity}
        );
    """,
)

PLAN_COMMENT: Final = Table(
    name="plan_comment",
    columns=(
        "plan",
        "comment",
        "number",
        "unit",
        "indicator",
        "channel",
        "text",
        "commented_on",
        "outcome",
        "answer",
        "answered_on",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            comment text NOT NULL,
            number integer NOT NULL,
            unit text NOT NULL,
            indicator text,
            channel text NOT NULL,
            text text NOT NULL,
            commented_on date NOT NULL,
            outcome text,
            answer text,
            answered_on date,
            {validity}
        );
    """,
)

MAJOR_TASK: Final = Table(
    name="major_task",
    columns=("plan", "code", "name", "document"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            code text NOT NULL,
            name text NOT NULL,
            document text NOT NULL,
            {validity}
        );
    """,
)

PLAN_OVERRIDE: Final = Table(
    name="plan_override",
    columns=("plan", "number", "finding", "node", "reason"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            number integer NOT NULL,
            finding text NOT NULL,
            node text NOT NULL,
            reason text NOT NULL,
            {validity}
        );
    """,
)
