"""The tables of evidence."""

from typing import Final

from projections.table import Table

DOCUMENT: Final = Table(
    name="document",
    columns=("office", "hash", "media_type", "size", "received_from", "received_at", "erased_on"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            hash text NOT NULL,
            media_type text NOT NULL,
            size integer NOT NULL,
            received_from text[] NOT NULL,
            received_at timestamptz NOT NULL,
            erased_on date,
            {validity}
        );
    """,
)

CITATION: Final = Table(
    name="citation",
    columns=("office", "hash", "subject", "appeal"),
    key=4,
    ddl="""
        CREATE TABLE {table} (
            office text NOT NULL,
            hash text NOT NULL,
            subject text NOT NULL,
            appeal uuid NOT NULL,
            {validity}
        );
    """,
)
"""What an event about a subject rests on; blank where the event is about no subject.

``appeal`` is that which the event belongs to; the nil one where it belongs to none.
"""
