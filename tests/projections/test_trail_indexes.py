"""A page of a trail is found by an index, however long the log is."""

import asyncio
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest
from psycopg import AsyncConnection, AsyncCursor
from psycopg.sql import SQL, Identifier

from projections.reading import Reading, Visible
from projections.row_sql import create_sql, finish_sql, physical_name
from projections.table import Table
from projections.trail.kinds import EventKind
from projections.trail.queries import TrailFilter, effects, page, pages_of
from projections.trail.tables import TRAIL
from tests.support.databases import Databases

ROWS: Final = 40_000
NAME: Final = Identifier(physical_name(TRAIL, 1))
FILL: Final = """
    INSERT INTO {} (position, event_id, stream, kind, topic, version, office, subject, assessment, appeal,
      indicator, item, actor, actor_role, channel, correlation_id, causation_id, policy_version,
      effective_on, decided_at, recorded_at, evidence, changed_score, valid_from, valid_to)
    SELECT n, gen_random_uuid(), md5((n % 500)::text)::uuid, 'assessment',
      CASE WHEN n % 4000 = 0 THEN 'assessment.score-adjusted.v1' ELSE 'assessment.result-reported.v1' END,
      n / 500 + 1, 'HHHT', 'U' || n % 500, md5((n % 500)::text)::uuid,
      CASE WHEN n % 1000 = 0 THEN md5('a' || n % 7)::uuid END, 'I' || n % 40, 'entry:' || n % 4000,
      'actor ' || n % 300, 'REPORTER', 'API', md5('c' || n)::uuid,
      CASE WHEN n % 10 = 0 THEN md5('e' || n / 100)::uuid END, 1, date '2014-01-01' + n / 200,
      timestamptz '2014-01-01' + n * interval '1 minute', timestamptz '2014-01-01' + n * interval '1 minute',
      '{{}}', false, n, 9223372036854775807
    FROM generate_series(1, {}) AS n"""


class Explained(AsyncCursor[Any]):
    """A cursor that keeps the plan of what it executes."""

    plans: list[str]

    async def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        plan = AsyncCursor[Any](self.connection)
        await plan.execute(SQL("EXPLAIN (COSTS OFF) ") + query, params)
        Explained.plans = [line for (line,) in await plan.fetchall()]
        return await super().execute(query, params, **options)


class Log:
    """A long trail, read through such cursors."""

    def __init__(self, connection: AsyncConnection[Any]) -> None:
        self._connection = connection

    def connection(self) -> Any:
        return self

    async def __aenter__(self) -> AsyncConnection[Any]:
        return self._connection

    async def __aexit__(self, *_error: object) -> None:
        pass

    @staticmethod
    def table(_table: Table) -> Identifier:
        return NAME


@pytest.fixture(scope="module")
def dsn(_all_databases: Databases) -> str:
    found = _all_databases.empty().dsn or ""
    with psycopg.connect(found, autocommit=True) as connection:
        for statement in create_sql(TRAIL, 1):
            connection.execute(statement)
        connection.execute(SQL(FILL).format(NAME, ROWS))
        for statement in finish_sql(TRAIL, 1):
            connection.execute(statement)
        connection.execute(SQL("ANALYZE {}").format(NAME))
    return found


async def planned(dsn: str, ask: Any) -> str:
    async with await AsyncConnection.connect(dsn, autocommit=True, cursor_factory=Explained) as connection:
        log = Log(connection)
        await ask(Reading(log, log, ROWS))
    return "\n".join(Explained.plans)


SUBJECT: Final = UUID("cfcd2084-95d5-65ef-66e7-dff9f98764da")
OFFICE: Final = Visible(offices=frozenset({"HHHT"}), units=frozenset())
FILTERS: Final = {
    "all": {},
    "of an assessment": {"assessment": SUBJECT},
    "of an appeal": {"appeal": SUBJECT},
    "of a stream": {"stream": SUBJECT},
    "of an actor": {"actor": "actor 7"},
    "of a unit": {"unit": "U7"},
    "of a rare kind": {"kinds": [EventKind.ADJUSTMENT]},
    "of a correlation": {"correlation": SUBJECT},
    "of a cause": {"cause": SUBJECT},
    "of a unit and an indicator": {"unit": "U7", "indicator": "I7"},
    "from a position": {"from_position": ROWS - 100},
}


@pytest.mark.parametrize("case", FILTERS)
@pytest.mark.parametrize("backward", [False, True], ids=["forward", "backward"])
def test_a_page_reads_an_index_and_no_whole_log(dsn: str, case: str, backward: bool) -> None:  # noqa: FBT001 - a case
    where = TrailFilter(**FILTERS[case], visible=OFFICE)  # type: ignore[arg-type]
    plan = asyncio.run(planned(dsn, lambda reading: page(reading, where, limit=51, backward=backward)))
    assert "Index" in plan
    assert "Seq Scan" not in plan


def test_causes_and_several_trails_are_found_by_index_too(dsn: str) -> None:
    where = TrailFilter(visible=OFFICE)
    for ask in (
        lambda reading: effects(reading, [SUBJECT]),
        lambda reading: pages_of(reading, "assessment", [SUBJECT], where, limit=51),
        lambda reading: pages_of(reading, "causation_id", [SUBJECT], where, limit=11),
    ):
        assert "Seq Scan" not in asyncio.run(planned(dsn, ask))
