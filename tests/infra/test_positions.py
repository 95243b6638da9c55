"""Positions are pushed to a process, and waited for without polling."""

import asyncio
from uuid import uuid4

from infra.eventstore.recorder import LogRecorder
from infra.feed.positions import log_positions, read_positions
from tests.support.databases import FreshCell
from tests.support.log import commit, happened


async def test_a_position_that_is_appended_is_told(fresh_cell: FreshCell) -> None:
    database = fresh_cell()
    positions = log_positions(database)
    recorder = LogRecorder(database)
    async with positions.opened():
        waiting = asyncio.create_task(positions.reaches(1, timeout=20))
        await asyncio.to_thread(recorder.insert_events, [happened(uuid4(), 1)], commit())
        assert await waiting
        assert positions.position == 1
    recorder.close()


async def test_waiting_for_what_does_not_come_ends(fresh_cell: FreshCell) -> None:
    positions = log_positions(fresh_cell())
    async with positions.opened():
        assert not await positions.reaches(1, timeout=0.05)


async def test_each_newer_position_is_told_once(fresh_cell: FreshCell) -> None:
    database = fresh_cell()
    positions = log_positions(database)
    recorder = LogRecorder(database)
    async with positions.opened():
        told = positions.told()
        assert await anext(told) == 0
        for _ in range(3):
            await asyncio.to_thread(recorder.insert_events, [happened(uuid4(), 1)], commit())
            assert await anext(told) > 0
        assert positions.position <= 3
    recorder.close()


async def test_without_any_read_model_the_position_is_zero(fresh_cell: FreshCell) -> None:
    positions = read_positions(fresh_cell())
    async with positions.opened():
        assert not await positions.reaches(1, timeout=0.2)
        assert positions.position == 0
