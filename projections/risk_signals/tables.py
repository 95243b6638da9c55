"""The table of risk signals."""

from typing import Final

from projections.table import Table

RISK_SIGNAL: Final = Table(
    name="risk_signal",
    columns=(
        "id",
        "office",
        "subject",
        "day",
        "source",
        "batch",
        "batch_row",
        "plan",
        "indicator",
        "level",
        "text",
        "status",
        "fault",
        "deduction",
        "assessment",
        "rectification_year",
        "rectification_number",
        "dismissed_because",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            id uuid NOT NULL,
            office text NOT NULL,
            subject text NOT NULL,
            day date NOT NULL,
            source text NOT NULL,
            batch text NOT NULL,
            batch_row text NOT NULL,
            plan uuid,
            indicator text,
            level text NOT NULL,
            text text NOT NULL,
            status text NOT NULL,
            fault text,
            deduction text,
            assessment uuid,
            rectification_year integer,
            rectification_number integer,
            dismissed_because text,
            {validity}
        );
        CREATE INDEX {index}_day ON {table} (office, day, id);
    """,
)
