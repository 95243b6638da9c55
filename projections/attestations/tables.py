"""The table of attestations."""

from typing import Final

from projections.table import Table

ATTESTATION: Final = Table(
    name="attestation",
    columns=(
        "number",
        "event_id",
        "attested_at",
        "border",
        "assessments",
        "leaves",
        "boards",
        "editions",
        "mismatches",
        "digest",
        "code_version",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            number integer NOT NULL,
            event_id uuid NOT NULL,
            attested_at timestamptz NOT NULL,
            border bigint NOT NULL,
            assessments integer NOT NULL,
            leaves integer NOT NULL,
            boards integer NOT NULL,
            editions integer NOT NULL,
            mismatches jsonb NOT NULL,
            digest text NOT NULL,
            code_version text NOT NULL,
            {validity}
        );
    """,
)
"""One row per attestation; ``mismatches`` has kinds and counts."""
