"""The table of standings."""

from typing import Final

from projections.table import Table

STANDING: Final = Table(
    name="standing",
    columns=(
        "assessment",
        "office",
        "plan",
        "plan_version",
        "policy_version",
        "year",
        "side",
        "subject",
        "subject_kind",
        "unit",
        "assessors",
        "peer_group",
        "total",
        "provisional_total",
        "key_points",
        "base_points",
        "deduction_points",
        "vetoes",
        "contested",
        "contesting",
        "sealed",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            assessment uuid NOT NULL,
            office text NOT NULL,
            plan uuid NOT NULL,
            plan_version integer NOT NULL,
            policy_version integer NOT NULL,
            year integer NOT NULL,
            side text NOT NULL,
            subject text NOT NULL,
            subject_kind text NOT NULL,
            unit text NOT NULL,
            assessors text[] NOT NULL,
            peer_group text NOT NULL,
            total numeric NOT NULL,
            provisional_total numeric NOT NULL,
            key_points numeric NOT NULL,
            base_points numeric NOT NULL,
            deduction_points numeric NOT NULL,
            vetoes jsonb NOT NULL,
            contested text[] NOT NULL,
            contesting uuid[] NOT NULL,
            sealed boolean NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_group ON {table} (plan, peer_group, subject) INCLUDE (assessment) WHERE {open};
    """,
)
