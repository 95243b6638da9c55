"""The table of the trail."""

from typing import Final

from projections.table import Table

TRAIL: Final = Table(
    name="trail",
    columns=(
        "position",
        "event_id",
        "stream",
        "kind",
        "topic",
        "version",
        "office",
        "subject",
        "assessment",
        "appeal",
        "indicator",
        "period",
        "item",
        "actor",
        "actor_role",
        "actor_unit",
        "name_person",
        "name_box",
        "on_behalf_of",
        "channel",
        "correlation_id",
        "causation_id",
        "request_id",
        "policy_version",
        "effective_on",
        "decided_at",
        "recorded_at",
        "reason_code",
        "reason",
        "legal_basis",
        "evidence",
        "points",
        "outcome",
        "total_before",
        "total_after",
        "provisional_before",
        "provisional_after",
        "changed_score",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            position bigint NOT NULL,
            event_id uuid NOT NULL,
            stream uuid NOT NULL,
            kind text NOT NULL,
            topic text NOT NULL,
            version integer NOT NULL,
            office text,
            subject text,
            assessment uuid,
            appeal uuid,
            indicator text,
            period text,
            item text,
            actor text NOT NULL,
            actor_role text NOT NULL,
            actor_unit text,
            name_person text,
            name_box text,
            on_behalf_of text,
            channel text NOT NULL,
            correlation_id uuid NOT NULL,
            causation_id uuid,
            request_id text,
            policy_version integer NOT NULL,
            effective_on date NOT NULL,
            decided_at timestamptz NOT NULL,
            recorded_at timestamptz NOT NULL,
            reason_code text,
            reason text,
            legal_basis text,
            evidence text[] NOT NULL,
            points numeric,
            outcome text,
            total_before numeric,
            total_after numeric,
            provisional_before numeric,
            provisional_after numeric,
            changed_score boolean NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_assessment ON {table} (assessment, position) WHERE assessment IS NOT NULL;
        CREATE INDEX {index}_appeal ON {table} (appeal, position) WHERE appeal IS NOT NULL;
        CREATE INDEX {index}_stream ON {table} (stream, position);
        CREATE INDEX {index}_actor ON {table} (actor, position);
        CREATE INDEX {index}_event ON {table} (event_id);
        CREATE INDEX {index}_cause ON {table} (causation_id) WHERE causation_id IS NOT NULL;
        CREATE INDEX {index}_correlation ON {table} (correlation_id, position);
        CREATE INDEX {index}_subject ON {table} (subject, position) WHERE subject IS NOT NULL;
        CREATE INDEX {index}_topic ON {table} (topic, position);
        CREATE INDEX {index}_recorded ON {table} (recorded_at, position);
    """,
)
