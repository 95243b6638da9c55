"""The tables of uses and allocations."""

from typing import Final

from projections.table import Table

RESULT_USE: Final = Table(
    name="result_use",
    columns=(
        "result",
        "ref",
        "office",
        "plan",
        "peer_group",
        "subject",
        "assessment",
        "kind",
        "document",
        "evidence",
        "edition",
        "digest",
        "total",
        "rank",
        "grade",
        "status",
        "registered_on",
        "reason",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            ref text NOT NULL,
            office text NOT NULL,
            plan uuid NOT NULL,
            peer_group text NOT NULL,
            subject text NOT NULL,
            assessment uuid NOT NULL,
            kind text NOT NULL,
            document text NOT NULL,
            evidence text[] NOT NULL,
            edition integer NOT NULL,
            digest text NOT NULL,
            total numeric NOT NULL,
            rank integer NOT NULL,
            grade text NOT NULL,
            status text NOT NULL,
            registered_on date NOT NULL,
            reason text NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_plan ON {table} (plan);
    """,
)

ALLOCATION: Final = Table(
    name="place_allocation",
    columns=(
        "result",
        "ref",
        "plan",
        "peer_group",
        "kind",
        "places",
        "document",
        "edition",
        "digest",
        "status",
        "registered_on",
        "reason",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            ref text NOT NULL,
            plan uuid NOT NULL,
            peer_group text NOT NULL,
            kind text NOT NULL,
            places integer NOT NULL,
            document text NOT NULL,
            edition integer NOT NULL,
            digest text NOT NULL,
            status text NOT NULL,
            registered_on date NOT NULL,
            reason text NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_plan ON {table} (plan);
    """,
)

GRANT: Final = Table(
    name="place_grant",
    columns=(
        "result",
        "ref",
        "subject",
        "office",
        "plan",
        "ordinal",
        "total",
        "rank",
        "grade",
        "asked",
        "granted",
    ),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            ref text NOT NULL,
            subject text NOT NULL,
            office text NOT NULL,
            plan uuid NOT NULL,
            ordinal integer NOT NULL,
            total numeric NOT NULL,
            rank integer NOT NULL,
            grade text NOT NULL,
            asked integer NOT NULL,
            granted integer NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_plan ON {table} (plan);
    """,
)
"""What a subject asked for and got; ``ordinal`` is its turn."""
