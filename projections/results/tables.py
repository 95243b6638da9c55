"""The tables of results.

Once an edition is determined, its rows stay as they are: what happens later adds rows.
"""

from typing import Final

from projections.table import Table

RESULT: Final = Table(
    name="result",
    columns=("result", "office", "plan", "year", "side", "peer_group", "status", "edition", "is_public"),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            office text NOT NULL,
            plan uuid NOT NULL,
            year integer NOT NULL,
            side text NOT NULL,
            peer_group text NOT NULL,
            status text NOT NULL,
            edition integer NOT NULL,
            is_public boolean NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_plan ON {table} (plan, peer_group);
    """,
)
"""A result as it stands; ``edition`` is 0 until one is determined."""

EDITION: Final = Table(
    name="result_edition",
    columns=(
        "result",
        "edition",
        "border",
        "policy_version",
        "size",
        "places",
        "tied",
        "left_over",
        "chosen",
        "digest",
        "made_on",
        "made_at",
        "event_id",
        "reason",
        "legal_basis",
    ),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            edition integer NOT NULL,
            border bigint NOT NULL,
            policy_version integer NOT NULL,
            size integer NOT NULL,
            places integer NOT NULL,
            tied text[] NOT NULL,
            left_over integer NOT NULL,
            chosen text[] NOT NULL,
            digest text NOT NULL,
            made_on date NOT NULL,
            made_at bigint NOT NULL,
            event_id uuid NOT NULL,
            reason text,
            legal_basis text,
            {validity}
        );
    """,
)
"""A board: 0 is the compiled one, those from 1 on were determined.  ``made_at`` is the position of that."""

PUBLICATION: Final = Table(
    name="result_publication",
    columns=("result", "edition", "public_on", "filing_window"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            edition integer NOT NULL,
            public_on date NOT NULL,
            filing_window jsonb,
            {validity}
        );
    """,
)
"""Since when an edition is public, and the window that it opened, if it opened one."""

LINE: Final = Table(
    name="result_line",
    columns=(
        "result",
        "edition",
        "subject",
        "ordinal",
        "assessment",
        "total",
        "key_points",
        "base_points",
        "deduction_points",
        "vetoes",
        "rank",
        "grade",
    ),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            edition integer NOT NULL,
            subject text NOT NULL,
            ordinal integer NOT NULL,
            assessment uuid NOT NULL,
            total numeric NOT NULL,
            key_points numeric NOT NULL,
            base_points numeric NOT NULL,
            deduction_points numeric NOT NULL,
            vetoes text[] NOT NULL,
            rank integer NOT NULL,
            grade text NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_order ON {table} (result, edition, rank, ordinal);
        CREATE INDEX {index}_assessment ON {table} (assessment);
    """,
)
"""A line of a board; ``ordinal`` is its place in the order in which the board is shown."""

MOVE: Final = Table(
    name="result_move",
    columns=(
        "result",
        "edition",
        "subject",
        "ordinal",
        "office",
        "unit",
        "assessment",
        "before_total",
        "before_rank",
        "before_grade",
        "after_total",
        "after_rank",
        "after_grade",
        "is_notice",
        "fresh_until",
        "told_on",
    ),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            result uuid NOT NULL,
            edition integer NOT NULL,
            subject text NOT NULL,
            ordinal integer NOT NULL,
            office text NOT NULL,
            unit text NOT NULL,
            assessment uuid NOT NULL,
            before_total numeric NOT NULL,
            before_rank integer NOT NULL,
            before_grade text NOT NULL,
            after_total numeric NOT NULL,
            after_rank integer NOT NULL,
            after_grade text NOT NULL,
            is_notice boolean NOT NULL,
            fresh_until date,
            told_on date NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_assessment ON {table} (assessment);
    """,
)
"""Whom an edition moved; a notice to the subject where the board before was public."""
