"""The tables of evaluation rounds: none of them holds what a rater said."""

from typing import Final

from projections.table import Table

EVALUATION_ROUND: Final = Table(
    name="evaluation_round",
    columns=(
        "round",
        "office",
        "plan",
        "indicator",
        "period",
        "direction",
        "target",
        "status",
        "last_day",
        "dimensions",
        "form",
        "subjects",
        "policy_version",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            round uuid NOT NULL,
            office text NOT NULL,
            plan uuid NOT NULL,
            indicator text NOT NULL,
            period text NOT NULL,
            direction text NOT NULL,
            target text NOT NULL,
            status text NOT NULL,
            last_day date NOT NULL,
            dimensions jsonb NOT NULL,
            form jsonb NOT NULL,
            subjects text[] NOT NULL,
            policy_version integer NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_plan ON {table} (office, plan);
    """,
)

EVALUATION_RATER: Final = Table(
    name="evaluation_rater",
    columns=("round", "rater", "office", "unit", "in_group", "has_cast", "invalid"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            round uuid NOT NULL,
            rater text NOT NULL,
            office text NOT NULL,
            unit text NOT NULL,
            in_group text,
            has_cast boolean NOT NULL,
            invalid text,
            {validity}
        );
        CREATE INDEX {index}_rater ON {table} (office, rater);
    """,
)

EVALUATION_SOURCE: Final = Table(
    name="evaluation_source",
    columns=("round", "source", "kind", "in_group", "recorded"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            round uuid NOT NULL,
            source text NOT NULL,
            kind text NOT NULL,
            in_group text,
            recorded boolean NOT NULL,
            {validity}
        );
    """,
)

EVALUATION_TALLY: Final = Table(
    name="evaluation_tally",
    columns=("round", "subject", "ordinal", "groups", "points"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            round uuid NOT NULL,
            subject text NOT NULL,
            ordinal integer NOT NULL,
            groups jsonb NOT NULL,
            points numeric NOT NULL,
            {validity}
        );
    """,
)
