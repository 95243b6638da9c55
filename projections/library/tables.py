"""The table of the indicator library."""

from typing import Final

from projections.table import Table

LIBRARY_INDICATOR: Final = Table(
    name="library_indicator",
    columns=("office", "code", "indicator", "retired_for", "note"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            code text NOT NULL,
            indicator jsonb NOT NULL,
            retired_for text,
            note text,
            {validity}
        );
    """,
)
