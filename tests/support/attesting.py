"""Read models tampered with by a superuser, and what an attestation finds of it."""

import asyncio
from dataclasses import dataclass, field
from typing import Final, LiteralString

import psycopg
from psycopg.sql import SQL, Identifier

from api.bootstrap import System
from api.cli.attesting import compared
from domain.attestation.attestations import Findings
from domain.attestation.comparison import Mismatch
from projections.reading import OPEN_ROW
from projections.row_sql import physical_name
from projections.table import Table

SCHEMA: Final = "jiheng_read"


@dataclass
class Attested:
    """What came of a comparison, and what did not fit."""

    findings: Findings
    mismatches: list[Mismatch] = field(default_factory=list)


def attested(system: System) -> Attested:
    """Compare the read models of a system with its log."""
    mismatches: list[Mismatch] = []
    findings = asyncio.run(compared(system, mismatches.append))
    return Attested(findings, mismatches)


class Tampering:
    """A superuser's hand in the live generations of the read models."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn

    def change(
        self, model: str, table: Table, values: LiteralString, where: LiteralString, *given: object
    ) -> None:
        """Overwrite the open row of a table that is ``given``."""
        update = SQL("UPDATE {}.{} SET " + values + " WHERE " + OPEN_ROW + " AND " + where)
        with psycopg.connect(self._dsn, autocommit=True) as connection:
            name = physical_name(table, self._generation(connection, model))
            statement = update.format(Identifier(SCHEMA), Identifier(name))
            assert connection.execute(statement, given).rowcount == 1

    def park(self, model: str, stream: str, position: int) -> None:
        """Say that a model could not take in an event."""
        with psycopg.connect(self._dsn, autocommit=True) as connection:
            generation = self._generation(connection, model)
            schema = Identifier(SCHEMA)
            parked = SQL(
                "INSERT INTO {}.parked (model, generation, position, stream, topic, cause, error)"
                " VALUES (%s, %s, %s, %s, 'x', %s, 'poison')"
            )
            connection.execute(parked.format(schema), [model, generation, position, stream, position])
            incomplete = SQL("UPDATE {}.generation SET incomplete = 1 WHERE model = %s AND generation = %s")
            connection.execute(incomplete.format(schema), [model, generation])

    @staticmethod
    def _generation(connection: psycopg.Connection, model: str) -> int:
        active = SQL("SELECT generation FROM {}.generation WHERE model = %s AND state = 'ACTIVE'")
        row = connection.execute(active.format(Identifier(SCHEMA)), [model]).fetchone()
        assert row is not None
        generation: int = row[0]
        return generation
