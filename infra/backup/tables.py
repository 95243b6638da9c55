"""Tables to compressed files and back, in PostgreSQL's own binary format of COPY.

Not by pg_dump and pg_restore: those of the embedded server fail on the oldest servers that are
supported (``SET transaction_timeout``), and two archives cannot be restored in one transaction.
"""

import gzip
import zlib
from pathlib import Path
from typing import Final

import psycopg
from psycopg.sql import SQL, Composed, Identifier
from pydantic import BaseModel

from infra.backup.faults import BackupUnreadable

_BLOCK: Final = 1 << 20
_COLUMNS: Final = (
    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
    " ORDER BY attnum"
)


class Table(BaseModel, frozen=True):
    """One table of a backup: its name with the schema's, its columns, and how many rows it has."""

    schema_name: str
    name: str
    columns: tuple[str, ...]
    rows: int

    def statement(self, direction: SQL) -> Composed:
        """COPY, in one direction or the other."""
        columns = SQL(", ").join(map(Identifier, self.columns))
        table = Identifier(self.schema_name, self.name)
        return SQL("COPY {} ({}) {} (FORMAT BINARY)").format(table, columns, direction)

    def file(self, directory: Path) -> Path:
        """Where its rows are in a backup."""
        return directory / self.schema_name / f"{self.name}.copy.gz"


def tables(connection: psycopg.Connection, schema: str) -> list[Table]:
    """The tables of ``schema``, but the list of migrations, as the transaction sees them."""
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename <> 'migration' ORDER BY 1",
        [schema],
    ).fetchall()
    return [_table(connection, schema, name) for (name,) in names]


def _table(connection: psycopg.Connection, schema: str, name: str) -> Table:
    identifier = Identifier(schema, name)
    columns = connection.execute(_COLUMNS, [identifier.as_string(connection)]).fetchall()
    ((rows,),) = connection.execute(SQL("SELECT count(*) FROM {}").format(identifier)).fetchall()
    return Table(schema_name=schema, name=name, columns=tuple(column for (column,) in columns), rows=rows)


def dump(connection: psycopg.Connection, table: Table, directory: Path) -> None:
    """Write the rows of ``table`` to its file."""
    file = table.file(directory)
    file.parent.mkdir(exist_ok=True)
    statement = table.statement(SQL("TO STDOUT"))
    with gzip.open(file, "wb", compresslevel=3) as target, connection.cursor().copy(statement) as rows:
        for block in rows:
            target.write(block)


def load(connection: psycopg.Connection, table: Table, directory: Path) -> None:
    """Bring the rows of ``table`` back from its file; raises ``BackupUnreadable``."""
    file, cursor = table.file(directory), connection.cursor()
    try:
        with gzip.open(file, "rb") as source, cursor.copy(table.statement(SQL("FROM STDIN"))) as rows:
            while block := source.read(_BLOCK):
                rows.write(block)
    except (OSError, EOFError, zlib.error, psycopg.DataError) as error:
        raise BackupUnreadable(path=file, reason=error) from error
    if cursor.rowcount != table.rows:
        raise BackupUnreadable(path=file, reason=f"{cursor.rowcount} rows instead of {table.rows}")
