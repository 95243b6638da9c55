"""The table of trainings."""

from typing import Final

from projections.table import Table

TRAINING: Final = Table(
    name="training",
    columns=(
        "id",
        "office",
        "subject",
        "day",
        "kind",
        "title",
        "invited",
        "attended",
        "withdrawn_because",
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            id uuid NOT NULL,
            office text NOT NULL,
            subject text,
            day date NOT NULL,
            kind text NOT NULL,
            title text NOT NULL,
            invited uuid[] NOT NULL,
            attended uuid[] NOT NULL,
            withdrawn_because text,
            {validity}
        );
        CREATE INDEX {index}_day ON {table} (office, day, id);
    """,
)
