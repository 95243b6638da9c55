"""The table of regulations: one row for each edition."""

from typing import Final

from projections.table import Table

EDITION: Final = Table(
    name="edition",
    columns=("office", "code", "since", "until", "title", "status", "document", "articles"),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            code text NOT NULL,
            since date NOT NULL,
            until date,
            title text NOT NULL,
            status text NOT NULL,
            document text NOT NULL,
            articles jsonb NOT NULL,
            {validity}
        );
    """,
)
