"""The generations on record: which are live, which are being built, which wait to be dropped.

Sessions look at the schema of the read models.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import Final, LiteralString
from uuid import UUID

import psycopg
from psycopg.rows import scalar_row
from psycopg.sql import SQL, Identifier

from infra.feed.generation import Generation, State
from projections.generations import fingerprint
from projections.row_sql import create_sql, finish_sql, physical_name
from projections.table import ReadModel, Row

Connection = psycopg.Connection[Row]

_FIND: Final[LiteralString] = (
    "SELECT model, generation, log_id, position, recorded_at FROM generation"
    " WHERE state = %s AND (model, fingerprint) IN (SELECT * FROM unnest(%s::text[], %s::text[]))"
    " ORDER BY model, generation"
)
_PARKED: Final[LiteralString] = (
    "SELECT stream, min(cause) FROM parked WHERE (model, generation) = (%s, %s) GROUP BY stream"
)
_BEGIN: Final[LiteralString] = (
    "INSERT INTO generation (model, generation, fingerprint, state, log_id, tables)"
    " VALUES (%s, %s, %s, 'BUILDING', %s, %s)"
)
_FINISH: Final[LiteralString] = (
    "UPDATE generation SET finished = true WHERE (model, generation) = (%s, %s) AND NOT finished"
)
_RETIRE: Final[LiteralString] = (
    "UPDATE generation SET state = 'RETIRED' WHERE state = 'ACTIVE' AND (model, fingerprint) = (%s, %s)"
)
_ACTIVATE: Final[LiteralString] = (
    "UPDATE generation AS g SET state = 'ACTIVE',"
    " revision = 1 + (SELECT max(revision) FROM generation AS o WHERE o.model = g.model)"
    " WHERE (model, generation) = (%s, %s)"
)
_DROP: Final[LiteralString] = "DELETE FROM generation WHERE (model, generation) = (%s, %s) RETURNING tables"
_OF_OTHER_SHAPES: Final[LiteralString] = (
    "SELECT model, generation FROM generation"
    " WHERE (model, fingerprint) NOT IN (SELECT * FROM unnest(%s::text[], %s::text[]))"
)


def ensure(connection: Connection) -> None:
    """Create the tables of this record as far as they are missing; the caller keeps twins away."""
    connection.execute(files("infra.feed").joinpath("catalog.sql").read_bytes())


def find(
    connection: Connection, state: State, models: Sequence[ReadModel], *, lock: bool = False
) -> list[Generation]:
    """The generations of ``models``, in the shape that this code knows, that are in ``state``."""
    by_name = {model.name: model for model in models}
    query: LiteralString = f"{_FIND} FOR UPDATE" if lock else _FIND
    found = connection.execute(query, [state, *_shapes(models)]).fetchall()
    return [
        Generation(
            by_name[name], number, state, log_id, position, recorded_at, _parked(connection, name, number)
        )
        for name, number, log_id, position, recorded_at in found
    ]


def missing(connection: Connection, models: Sequence[ReadModel]) -> list[ReadModel]:
    """Those of ``models`` of which no generation is live."""
    live = {generation.model.name for generation in find(connection, "ACTIVE", models)}
    return [model for model in models if model.name not in live]


def begin(connection: Connection, models: Sequence[ReadModel], log_id: UUID) -> list[Generation]:
    """New, empty generations of ``models``, with their tables."""
    with connection.transaction(), connection.cursor(row_factory=scalar_row) as cursor:
        number = cursor.execute("SELECT coalesce(max(generation), 0) + 1 FROM generation").fetchone()
        generations = [Generation(model, number or 1, "BUILDING", log_id) for model in models]
        for generation in generations:
            _create(connection, generation)
    return generations


def finish(connection: Connection, generations: Sequence[Generation]) -> None:
    """Make filled generations fit for readers, unless they are already."""
    with connection.transaction():
        for generation in generations:
            model, number = generation.model, generation.number
            if connection.execute(_FINISH, [model.name, number]).rowcount:
                for table in model.tables:
                    for statement in finish_sql(table, number):
                        connection.execute(statement)


def activate(connection: Connection, generations: Sequence[Generation]) -> None:
    """Let ``generations`` take the place of the live ones, in the caller's transaction."""
    for generation in generations:
        model = generation.model
        connection.execute(_RETIRE, [model.name, fingerprint(model)])
        connection.execute(_ACTIVATE, [model.name, generation.number])


def drop(connection: Connection, generations: Sequence[Generation]) -> None:
    """Drop ``generations`` and their tables."""
    _drop(connection, [(generation.model.name, generation.number) for generation in generations])


def drop_other_shapes(connection: Connection, models: Sequence[ReadModel]) -> None:
    """Drop all generations, live ones too, that other versions of the code have made."""
    _drop(connection, connection.execute(_OF_OTHER_SHAPES, _shapes(models)).fetchall())


def _create(connection: Connection, generation: Generation) -> None:
    model, number = generation.model, generation.number
    for table in model.tables:
        for statement in create_sql(table, number):
            connection.execute(statement)
    tables = [physical_name(table, number) for table in model.tables]
    connection.execute(_BEGIN, [model.name, number, fingerprint(model), generation.log_id, tables])


def _drop(connection: Connection, numbers: Sequence[Row]) -> None:
    with connection.transaction():
        for model, number in numbers:
            for (tables,) in connection.execute(_DROP, [model, number]).fetchall():
                for table in tables:
                    connection.execute(SQL("DROP TABLE {}").format(Identifier(table)))


def _parked(connection: Connection, model: str, number: int) -> dict[UUID, int]:
    return dict(connection.execute(_PARKED, [model, number]).fetchall())


def _shapes(models: Sequence[ReadModel]) -> list[list[str]]:
    return [[model.name for model in models], [fingerprint(model) for model in models]]
