"""The tables of innovation projects."""

from typing import Final

from projections.table import Table

INNOVATION: Final = Table(
    name="innovation",
    columns=(
        "innovation",
        "office",
        "year",
        "number",
        "kind",
        "title",
        "purpose",
        "starts_on",
        "completes_on",
        "borrows",
        "applied_on",
        "status",
        "records",
        "completed_on",
        "score",
        "rank",
        "prize",
        "verdict",
        "points",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            innovation uuid NOT NULL,
            office text NOT NULL,
            year integer NOT NULL,
            number integer NOT NULL,
            kind text NOT NULL,
            title text NOT NULL,
            purpose text NOT NULL,
            starts_on date NOT NULL,
            completes_on date NOT NULL,
            borrows uuid,
            applied_on date NOT NULL,
            status text NOT NULL,
            records integer NOT NULL,
            completed_on date,
            score numeric,
            rank integer,
            prize text,
            verdict text,
            points numeric,
            {validity}
        );
        CREATE INDEX {index}_number ON {table} (office, year, number);
    """,
)

INNOVATION_APPLICANT: Final = Table(
    name="innovation_applicant",
    columns=("innovation", "ordinal", "unit", "share", "assessment", "points"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            innovation uuid NOT NULL,
            ordinal integer NOT NULL,
            unit text NOT NULL,
            share numeric,
            assessment uuid,
            points numeric,
            {validity}
        );
        CREATE INDEX {index}_unit ON {table} (unit);
    """,
)

INNOVATION_STEP: Final = Table(
    name="innovation_step",
    columns=(
        "innovation",
        "version",
        "step",
        "day",
        "text",
        "evidence",
        "event_id",
        "decided_at",
        "actor_role",
        "actor_unit",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            innovation uuid NOT NULL,
            version integer NOT NULL,
            step text NOT NULL,
            day date NOT NULL,
            text text,
            evidence text[] NOT NULL,
            event_id uuid NOT NULL,
            decided_at timestamptz NOT NULL,
            actor_role text NOT NULL,
            actor_unit text,
            {validity}
        );
    """,
)

INNOVATION_REVIEW: Final = Table(
    name="innovation_review",
    columns=("innovation", "version", "score", "opinion", "event_id", "decided_at", "reviewer_unit"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            innovation uuid NOT NULL,
            version integer NOT NULL,
            score numeric NOT NULL,
            opinion text NOT NULL,
            event_id uuid NOT NULL,
            decided_at timestamptz NOT NULL,
            reviewer_unit text,
            {validity}
        );
    """,
)
