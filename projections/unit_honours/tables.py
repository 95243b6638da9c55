"""The table of unit honours."""

from typing import Final

from projections.table import Table

UNIT_HONOUR: Final = Table(
    name="unit_honour",
    columns=(
        "office",
        "year",
        "ref",
        "unit",
        "honour",
        "document",
        "evidence",
        "awarded_on",
        "withdrawn",
    ),
    key=3,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            year integer NOT NULL,
            ref text NOT NULL,
            unit text NOT NULL,
            honour text NOT NULL,
            document text NOT NULL,
            evidence text[] NOT NULL,
            awarded_on date NOT NULL,
            withdrawn text,
            {validity}
        );
    """,
)
