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
        "stage",
        "plan",
        "assessment",
        "subject",
        "unit",
        "peer_group",
        "statement",
        "effects",
        "window_until",
        "late_reason",
        "due",
        "paused_on",
        "concerned",
        "handlers",
        "seats",
        "investigators",
        "declared",
        "barred",
        "voted",
        "voting_round",
        "endorsed_by",
        "findings",
        "signed",
        "remitted",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            office text NOT NULL,
            year integer NOT NULL,
            number integer NOT NULL,
            status text NOT NULL,
            stage text NOT NULL,
            plan uuid NOT NULL,
            assessment uuid NOT NULL,
            subject text NOT NULL,
            unit text NOT NULL,
            peer_group text NOT NULL,
            statement text NOT NULL,
            effects uuid[] NOT NULL,
            window_until date,
            late_reason text,
            due jsonb NOT NULL,
            paused_on date,
            concerned text[] NOT NULL,
            handlers text[] NOT NULL,
            seats uuid[] NOT NULL,
            investigators uuid[] NOT NULL,
            declared uuid[] NOT NULL,
            barred jsonb NOT NULL,
            voted uuid[] NOT NULL,
            voting_round integer NOT NULL,
            endorsed_by text,
            findings jsonb NOT NULL,
            signed uuid[] NOT NULL,
            remitted text[] NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_number ON {table} (office, year, number);
        CREATE INDEX {index}_assessment ON {table} (assessment);
        CREATE INDEX {index}_part ON {table} USING gin (handlers, seats, investigators, barred);
    """,
)

CONTESTED_ITEM: Final = Table(
    name="contested_item",
    columns=(
        "appeal",
        "item",
        "ordinal",
        "assessment",
        "indicator",
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
            indicator text,
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

APPEAL_STATEMENT: Final = Table(
    name="appeal_statement",
    columns=(
        "appeal",
        "version",
        "kind",
        "party",
        "text",
        "evidence",
        "late",
        "actor",
        "actor_role",
        "actor_unit",
        "decided_at",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            version integer NOT NULL,
            kind text NOT NULL,
            party text NOT NULL,
            text text NOT NULL,
            evidence text[] NOT NULL,
            late boolean NOT NULL,
            actor text NOT NULL,
            actor_role text NOT NULL,
            actor_unit text,
            decided_at timestamptz NOT NULL,
            {validity}
        );
    """,
)

CASE_FILE: Final = Table(
    name="case_file",
    columns=("appeal", "number", "border", "template", "digest", "day"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            number integer NOT NULL,
            border bigint NOT NULL,
            template integer NOT NULL,
            digest text NOT NULL,
            day date NOT NULL,
            {validity}
        );
    """,
)

EXHIBIT: Final = Table(
    name="exhibit",
    columns=(
        "appeal",
        "number",
        "party",
        "note",
        "border",
        "hypotheses",
        "digest",
        "base_digest",
        "day",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            number integer NOT NULL,
            party text NOT NULL,
            note text NOT NULL,
            border bigint NOT NULL,
            hypotheses jsonb NOT NULL,
            digest text NOT NULL,
            base_digest text NOT NULL,
            day date NOT NULL,
            {validity}
        );
    """,
)

LETTER: Final = Table(
    name="letter",
    columns=("appeal", "number", "template", "digest_zh", "digest_en", "correction", "day"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            number integer NOT NULL,
            template integer NOT NULL,
            digest_zh text NOT NULL,
            digest_en text NOT NULL,
            correction text,
            day date NOT NULL,
            {validity}
        );
    """,
)

OPENED_VOTE: Final = Table(
    name="opened_vote",
    columns=("appeal", "round", "member", "item", "outcome", "points", "reason"),
    key=4,
    ddl="""
        CREATE TABLE {table} (
            appeal uuid NOT NULL,
            round integer NOT NULL,
            member uuid NOT NULL,
            item text NOT NULL,
            outcome text NOT NULL,
            points numeric,
            reason text NOT NULL,
            {validity}
        );
    """,
)
