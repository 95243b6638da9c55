"""Rows are written as chains: what a key says over time, wherever batches are cut."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.sql import SQL, Identifier

from infra.postgres.database import Role
from projections.row_sql import create_sql, finish_sql, physical_name
from projections.rows import TableWriter, chains
from projections.table import OPEN, Change, Row, Table
from tests.support.databases import FreshCell

PLACE: Final = Table(
    name="place",
    columns=("code", "day", "name"),
    key=2,
    ddl="CREATE TABLE {table} (code text NOT NULL, day date NOT NULL, name text, {validity})",
)
EVERYTHING: Final = Table(
    name="everything",
    columns=(
        *("id", "flag", "small", "number", "big", "points", "words", "day", "moment"),
        *("list", "ids", "document", "bytes", "nothing"),
    ),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            id uuid NOT NULL,
            flag boolean NOT NULL,
            small smallint NOT NULL,
            number integer NOT NULL,
            big bigint NOT NULL,
            points numeric NOT NULL,
            words text NOT NULL,
            day date NOT NULL,
            moment timestamptz NOT NULL,
            list text[] NOT NULL,
            ids uuid[] NOT NULL,
            document jsonb NOT NULL,
            bytes bytea NOT NULL,
            nothing numeric,
            {validity}
        );
        CREATE INDEX {index}_first ON {table} ((list[1]), ('{{}}'::text[])) WHERE {open};
    """,
)
DAY: Final = date(2014, 3, 31)


@pytest.fixture
def session(fresh_cell: FreshCell) -> Iterator[psycopg.Connection[Row]]:
    """A session that may create tables of read models."""
    with psycopg.connect(fresh_cell().read(Role.PROJECTOR), autocommit=True) as connection:
        yield connection


def place(code: str, name: str | None, position: int) -> Change:
    """A change of one place; no name ends it."""
    return Change(PLACE, (code, DAY), None if name is None else (code, DAY, name), position)


def chain_of(*changes: Change) -> list[tuple[int, Row | None]]:
    """The chain of the one key that ``changes`` have."""
    return chains(changes)["place"]["x", DAY]


def test_of_several_changes_at_one_position_the_last_one_holds() -> None:
    assert chain_of(place("x", "a", 3), place("x", "b", 3)) == [(3, ("x", DAY, "b"))]


def test_a_repeated_row_is_no_news() -> None:
    assert chain_of(place("x", "a", 3), place("x", "a", 4)) == [(3, ("x", DAY, "a"))]
    assert chain_of(place("x", "a", 3), place("x", "b", 4), place("x", "a", 4)) == [(3, ("x", DAY, "a"))]


def test_a_row_begins_and_ends_with_its_positions(session: psycopg.Connection[Row]) -> None:
    writer = _created(session, PLACE)
    _write(session, writer, [place("x", "a", 3), place("x", "b", 5), place("x", None, 9), place("y", "c", 9)])
    _write(session, writer, [place("x", "d", 12), place("y", "c", 12), place("z", None, 12)])
    assert _rows(session, PLACE) == [
        ("x", DAY, "a", 3, 5),
        ("x", DAY, "b", 5, 9),
        ("x", DAY, "d", 12, OPEN),
        ("y", DAY, "c", 9, OPEN),
    ]


def test_values_of_all_types_come_back_as_they_went_in(session: psycopg.Connection[Row]) -> None:
    row = (
        *(UUID(int=1), True, -1, 70_000, 2**40, Decimal("962.785000"), "绩效 «'\"\\", DAY),
        datetime(2014, 3, 31, 12, 0, 0, 1, UTC),
        *(["甲", 'b,"'], [UUID(int=2)], {"空": [None, {"x": "1.50"}]}, b"\0\xff", None),
    )
    writer = _created(session, EVERYTHING)
    for position in (1, 2):
        _write(session, writer, [Change(EVERYTHING, row[:1], row, position)])
    for statement in finish_sql(EVERYTHING, 1):
        session.execute(statement)
    assert _rows(session, EVERYTHING) == [(*row, 1, OPEN)]


def test_two_open_rows_of_one_key_are_impossible(session: psycopg.Connection[Row]) -> None:
    writer = _created(session, PLACE)
    _write(session, writer, [place("x", "a", 3)])
    with pytest.raises(psycopg.errors.UniqueViolation):
        session.execute("INSERT INTO place_g1 SELECT code, day, 'b', 4, valid_to FROM place_g1")


_CHANGES: Final = st.lists(
    st.tuples(st.sampled_from("xyz"), st.sampled_from(["a", "b", None]), st.integers(0, 2), st.booleans()),
    max_size=30,
)


@given(drawn=_CHANGES)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_are_what_a_naive_reader_of_the_changes_expects(
    session: psycopg.Connection[Row], drawn: list[tuple[str, str | None, int, bool]]
) -> None:
    session.execute("DROP TABLE IF EXISTS place_g1")
    writer, position = _created(session, PLACE), 1
    batch: list[Change] = []
    told: dict[int, dict[str, str]] = {}
    for code, name, step, cut in drawn:
        if step and cut:
            _write(session, writer, batch)
            batch = []
        told[position + step] = dict(told.get(position, {}))
        position += step
        batch.append(place(code, name, position))
        told[position] = {key: value for key, value in {**told[position], code: name}.items() if value}
    _write(session, writer, batch)
    rows = _rows(session, PLACE)
    for at, expected in told.items():
        assert {row[0]: row[2] for row in rows if row[3] <= at < row[4]} == expected
    for before, after in pairwise(rows):
        assert (before[0], before[2], before[4]) != (after[0], after[2], after[3])


def _created(session: psycopg.Connection[Row], table: Table) -> TableWriter:
    for statement in create_sql(table, 1):
        session.execute(statement)
    return TableWriter(table, 1)


def _write(session: psycopg.Connection[Row], writer: TableWriter, changes: list[Change]) -> None:
    with session.transaction(), session.cursor() as cursor:
        for table_chains in chains(changes).values():
            writer.write(cursor, table_chains)


def _rows(session: psycopg.Connection[Row], table: Table) -> list[Any]:
    name = Identifier(physical_name(table, 1))
    return session.execute(SQL("SELECT * FROM {} ORDER BY 1, valid_from").format(name)).fetchall()
