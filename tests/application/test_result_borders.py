"""A board says what the log says at its border, whatever is written meanwhile and ever after."""

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.bootstrap import System, opened_on
from application.refusals import Conflict
from domain.result.board import Board
from domain.result.events import ResultCompiled, ResultRevised
from domain.result.result import Result
from infra.postgres.database import Database
from tests.support.city import City
from tests.support.naive_board import naive_board
from tests.support.results import (
    BUREAUS,
    GROUP,
    REVISED_ON,
    bureaus,
    compiled,
    file,
    grant,
    on,
    public,
    revising,
    rule,
    seal,
    veto,
)


def boards(city: City) -> list[tuple[int, Board]]:
    """Every board that the log holds, with the position of its event."""
    return [
        (recorded.position, recorded.event.board)
        for recorded in city.system.stream(Result.id_of(city.plan, GROUP))
        if isinstance(recorded.event, ResultCompiled | ResultRevised)
    ]


def recomputed(city: City, border: int) -> dict[str, Any]:
    """The board at a border, told by code that shares nothing with the system's."""
    lines = [
        json.dumps({"topic": row.topic, "stream": str(row.stream), "state": row.state.decode()})
        for row in city.system.reader.page(0, border)
        if row.position <= border
    ]
    return naive_board(lines, str(city.plan), GROUP, border)


def must_all_stand(city: City) -> None:
    for position, board in boards(city):
        assert board.border < position
        assert board.model_dump(mode="json") == recomputed(city, board.border)


def test_each_board_and_its_digest_are_recomputed_from_the_log_at_its_border(system: System) -> None:
    city = bureaus(system)
    veto(city, "U01")
    public(city)
    on(city, REVISED_ON)
    grant(city, "U02", "8.00")
    city.run("leader", revising(city))
    must_all_stand(city)
    assert len(boards(city)) == 2


def test_what_happens_later_changes_no_board(system: System) -> None:
    city = public(bureaus(system))
    before = [row.state for row in system.reader.stream(Result.id_of(city.plan, GROUP))]
    on(city, REVISED_ON)
    grant(city, "U02", "8.00")
    city.run("leader", revising(city))
    grant(city, "U03", "2.00")
    city.run("leader", revising(city))
    after = [row.state for row in system.reader.stream(Result.id_of(city.plan, GROUP))]
    assert after[: len(before)] == before
    must_all_stand(city)


def test_what_is_ruled_while_boards_are_compiled_is_in_a_board_as_of_its_border(
    system: System, database: Database
) -> None:
    city = bureaus(system)
    units = [unit for unit in BUREAUS if unit not in {"U01", "U05"}]
    appeals = {unit: file(city, unit) for unit in units}
    seal(city)
    with opened_on(database, system.clock) as other, ThreadPoolExecutor(2) as pool:
        elsewhere = City(other, city.people, city.plan, city.assessments)
        ruled = pool.submit(rule_all, elsewhere, appeals)
        hired = pool.submit(hire_many, elsewhere)
        while not (ruled.done() and hired.done()):
            with suppress(Conflict):
                compiled(city)
        ruled.result()
        hired.result()
    compiled(city)
    told = [board for _, board in boards(city)]
    assert len({tuple(line.total for line in board.lines) for board in told}) > 1
    must_all_stand(city)


def rule_all(city: City, appeals: Mapping[str, UUID]) -> None:
    for unit, appeal in appeals.items():
        key, total = map(Decimal, BUREAUS[unit])
        rule(city, appeal, str(total - key + 1))


def hire_many(city: City) -> None:
    for number in range(20):
        city.hire(f"clerk {number}", "PO")
