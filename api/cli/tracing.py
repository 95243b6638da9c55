"""``jiheng trace``: the story of one command, and of what followed from it."""

import asyncio
import json
from typing import Annotated
from uuid import UUID

import typer

from api.bootstrap import System, opened, reading_now
from api.cli.noting import note_reading
from api.cli.output import OUT, speaking
from api.labels import label
from api.printing.trail_file import fields
from application.read_audit import ObjectKind
from domain.kernel.clock import ZONE
from domain.kernel.refusal import Refusal
from infra.settings import Settings
from projections.trail.story import Story, Told, story


class CorrelationUnknown(Refusal):
    """No event carries the correlation id."""

    code = "CORRELATION_UNKNOWN"
    zh = "没有事由编号为 {correlation} 的事件"
    en = "no event carries the correlation id {correlation}"


def trace_command(
    correlation: Annotated[UUID, typer.Argument(help="事由编号 / the correlation id of any event of it")],
    children: Annotated[
        int, typer.Option(min=1, help="每个事件最多显示的后果 / effects shown of one event")
    ] = 20,
    as_json: Annotated[
        bool, typer.Option("--json", help="每事件一行 JSON / one JSON object per event")
    ] = False,
) -> None:
    """追溯一件事由 / Tell what a command did, and what that caused."""
    with speaking(), opened(Settings()) as system:
        found = asyncio.run(_story(system, correlation, children))
        if not found.told:
            raise CorrelationUnknown("correlation", correlation=correlation)
        for each in found.told:
            if as_json:
                typer.echo(json.dumps(_fields(each), ensure_ascii=False))
            else:
                OUT.print(_line(each), markup=False)
        if found.unread is not None and not as_json:
            OUT.print(f"位置 {found.unread} 之后还有，--children 可增多 / --children shows what is beyond it")


async def _story(system: System, correlation: UUID, children: int) -> Story:
    async with reading_now(system) as (reading, _):
        note_reading(system, "trace", ObjectKind.TRAIL, correlation, reading.position)
        return await story(reading, correlation, None, children)


def _fields(told: Told) -> dict[str, object]:
    return {"depth": told.depth, "effects": told.effects, "shown": told.shown, **fields(told.row)}


def _line(told: Told) -> str:
    """An event under what caused it: position, time, what, who; how many of its effects are left out."""
    row = told.row
    when = f"{row.recorded_at.astimezone(ZONE):%Y-%m-%d %H:%M}"
    left_out = told.effects - told.shown
    more = f"  (+{left_out})" if left_out else ""
    who = f"{row.actor_role} {row.actor_unit or ''}".strip()
    return f"{row.position:>7}  {when}  {'  ' * told.depth}{label(row.topic)}  {row.item or ''}  {who}{more}"
