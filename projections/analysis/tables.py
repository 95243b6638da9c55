"""The table of issued reports."""

from typing import Final

from projections.table import Table

ANALYSIS_REPORT: Final = Table(
    name="analysis_report",
    columns=("plan", "quarter", "office", "border", "digest", "issued_on", "due_on"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            plan uuid NOT NULL,
            quarter text NOT NULL,
            office text NOT NULL,
            border bigint NOT NULL,
            digest text NOT NULL,
            issued_on date NOT NULL,
            due_on date NOT NULL,
            {validity}
        );
    """,
)
