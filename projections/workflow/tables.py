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

SCORE_COMMENT: Final = Table(
    name="score_comment",
    columns=(
        "assessment",
        "comment",
        "number",
        "item",
        "ground",
        "statement",
        "remedy",
        "evidence",
        "status",
        "made_on",
        "reason",
        "answered_on",
        "appeal",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            comment text NOT NULL,
            number integer NOT NULL,
            item text NOT NULL,
            ground text NOT NULL,
            statement text NOT NULL,
            remedy text NOT NULL,
            evidence text[] NOT NULL,
            status text NOT NULL,
            made_on date NOT NULL,
            reason text,
            answered_on date,
            appeal uuid,
            {validity}
        );
    """,
)

DUE_DATE: Final = Table(
    name="due_date",
    columns=("assessment", "of", "trigger_on", "workdays", "due_on", "counted"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            "of" text NOT NULL,
            trigger_on date NOT NULL,
            workdays integer NOT NULL,
            due_on date NOT NULL,
            counted date[] NOT NULL,
            {validity}
        );
    """,
)

ALARM: Final = Table(
    name="alarm",
    columns=("assessment", "about", "level", "due_on", "raised_on", "answered_on"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            about text NOT NULL,
            level text NOT NULL,
            due_on date NOT NULL,
            raised_on date NOT NULL,
            answered_on date,
            {validity}
        );
    """,
)

SELF_CHECK: Final = Table(
    name="self_check",
    columns=("assessment", "quarter", "recorded_on", "items"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            quarter text NOT NULL,
            recorded_on date NOT NULL,
            items jsonb NOT NULL,
            {validity}
        );
    """,
)

FIELD_SAMPLE: Final = Table(
    name="field_sample",
    columns=("plan", "period", "seed", "candidates", "chosen"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            period text NOT NULL,
            seed text NOT NULL,
            candidates text[] NOT NULL,
            chosen text[] NOT NULL,
            {validity}
        );
    """,
)
