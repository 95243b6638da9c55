"""The tables of the docket."""

from typing import Final

from projections.table import Table

APPEAL: Final = Table(
    name="appeal",
    columns=(
        "appeal",
        "office",
        "year",
        "number",
        "status",
        "plan",
        "assessment",
        "subject",
        "peer_group",
        "statement",
        "effects",
        "window_until",
        "late_reason",
        "due",
        "paused_on",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            office text NOT NULL,
            year integer NOT NULL,
            number integer NOT NULL,
            status text NOT NULL,
            plan uuid NOT NULL,
            assessment uuid NOT NULL,
            subject text NOT NULL,
            peer_group text NOT NULL,
            statement text NOT NULL,
            effects uuid[] NOT NULL,
            window_until date,
            late_reason text,
            due jsonb NOT NULL,
            paused_on date,
            {validity}
        );
        CREATE INDEX {index}_number ON {table} (office, year, number);
        CREATE INDEX {index}_assessment ON {table} (assessment);
    """,
)

CONTESTED_ITEM: Final = Table(
    name="contested_item",
    columns=(
        "appeal",
        "item",
        "ordinal",
        "assessment",
        "ground",
        "statement",
        "remedy",
        "outcome",
        "points",
        "reason",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            item text NOT NULL,
            ordinal integer NOT NULL,
            assessment uuid NOT NULL,
            ground text NOT NULL,
            statement text NOT NULL,
            remedy text NOT NULL,
            outcome text,
            points numeric,
            reason text,
            {validity}
        );
        CREATE INDEX {index}_item ON {table} (assessment, item);
    """,
)

APPEAL_STEP: Final = Table(
    name="appeal_step",
    columns=(
        "appeal",
        "version",
        "step",
        "event_id",
        "day",
        "decided_at",
        "actor",
        "actor_role",
        "actor_unit",
        "reason_code",
        "reason",
        "legal_basis",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            version integer NOT NULL,
            step text NOT NULL,
            event_id uuid NOT NULL,
            day date NOT NULL,
            decided_at timestamptz NOT NULL,
            actor text NOT NULL,
            actor_role text NOT NULL,
            actor_unit text,
            reason_code text,
            reason text,
            legal_basis text,
            {validity}
        );
    """,
)
