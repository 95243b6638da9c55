"""The tables of policies and of notices on holidays."""

from typing import Final

from projections.table import Table

POLICY_VERSION: Final = Table(
    name="policy_version",
    columns=("office", "version", "effective_from", "policy", "changed", "document", "reason"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            version integer NOT NULL,
            effective_from date NOT NULL,
            policy jsonb NOT NULL,
            changed text[] NOT NULL,
            document text,
            reason text,
            {validity}
        );
    """,
)

CALENDAR_NOTICE: Final = Table(
    name="calendar_notice",
    columns=("office", "number", "year", "document", "days_off", "workdays"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            number integer NOT NULL,
            year integer NOT NULL,
            document text NOT NULL,
            days_off date[] NOT NULL,
            workdays date[] NOT NULL,
            {validity}
        );
    """,
)
