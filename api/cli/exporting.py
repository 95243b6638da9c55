"""``jiheng events``: the events of the log as it holds them, filtered, also while it grows."""

import asyncio
import json
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import typer

from api.bootstrap import System, opened
from api.cli.filters import (
    AsOf,
    ByActor,
    ByRole,
    OfAssessment,
    OfCorrelation,
    OfKind,
    OfStream,
    OfType,
    Since,
    Until,
    recorded,
    topics_from,
)
from api.cli.moments import border_of
from api.cli.noting import note_reading
from api.cli.output import speaking
from application.read_audit import ObjectKind
from domain.appeal.filing import AppealFiled
from domain.catalogue import CODEC
from domain.kernel.event import Envelope
from infra.eventstore.reader import LogRow, decoded
from infra.feed.positions import log_positions
from infra.settings import Settings
from projections.trail.kinds import EventKind, topics_of

_PAGE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of the log: all that is given must hold, as in the filter of a trail.

    ``trail`` are the streams of an assessment and of the appeals against it that were met so far.
    """

    stream: UUID | None
    trail: set[UUID] | None
    topics: frozenset[str] | None
    recorded_from: datetime | None
    recorded_to: datetime | None
    actor: str | None
    role: str | None
    correlation: UUID | None

    def holds(self, row: LogRow) -> bool:
        """Whether a row is wanted; only those that might be are decoded."""
        return (
            self.stream in {None, row.stream}
            and (self.trail is None or self._is_of(row, self.trail))
            and (self.topics is None or row.topic in self.topics)
            and (self.recorded_from is None or row.recorded_at >= self.recorded_from)
            and (self.recorded_to is None or row.recorded_at <= self.recorded_to)
            and ({self.actor, self.role, self.correlation} == {None} or self._is_by(envelope_of(row)))
        )

    @staticmethod
    def _is_of(row: LogRow, trail: set[UUID]) -> bool:
        """Whether a row is of the trail; an appeal joins it by being filed."""
        if row.topic == AppealFiled.TOPIC and row.stream not in trail:
            (filed,) = decoded(CODEC, [row])
            if isinstance(filed.event, AppealFiled) and filed.event.assessment in trail:
                trail.add(row.stream)
        return row.stream in trail

    def _is_by(self, envelope: Envelope) -> bool:
        return (
            self.actor in {None, envelope.actor.id}
            and self.role in {None, envelope.actor.role}
            and self.correlation in {None, envelope.correlation_id}
        )


After = Annotated[int, typer.Option(help="此位置之后 / after this position")]
Follow = Annotated[
    bool, typer.Option("--follow", help="日志增长时继续，Ctrl-C 结束 / go on as the log grows")
]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="每事件一行 JSON，含原始内容 / JSON lines with the stored bytes' content"),
]


def events_command(
    *,
    assessment: OfAssessment = None,
    stream: OfStream = None,
    topic: OfType = None,
    kind: OfKind = None,
    actor: ByActor = None,
    role: ByRole = None,
    correlation: OfCorrelation = None,
    since: Since = None,
    until: Until = None,
    after: After = 0,
    as_of: AsOf = None,
    follow: Follow = False,
    as_json: AsJson = False,
) -> None:
    """列出事件 / List the events of the log: --json as they are stored; --follow as it grows."""
    if follow and (as_of or until):
        msg = "--follow 没有终点 / --follow has no end"
        raise typer.BadParameter(msg)
    with speaking(), opened(Settings()) as system:
        end, (begin, last) = border_of(as_of, system.reader), recorded(since, until)
        wanted = Selection(
            stream=stream,
            trail=None if assessment is None else {assessment},
            topics=_topics(topic, kind),
            recorded_from=begin,
            recorded_to=last,
            actor=actor,
            role=role,
            correlation=correlation,
        )
        note_reading(system, "events", ObjectKind.TRAIL, assessment or stream or system.head.log_id, end)
        if assessment is not None:
            _show(system, wanted, (0, after), lambda _row: None)
        show = _print_json if as_json else _print_plain
        if follow:
            _until_interrupted(_follow(system, wanted, after, show))
        else:
            _show(system, wanted, (after, end), show)


def _until_interrupted(following: Coroutine[Any, Any, None]) -> None:
    with suppress(KeyboardInterrupt):
        asyncio.run(following)


def rows_between(system: System, after: int, until: int) -> Iterator[LogRow]:
    """Every row of the log in ``(after, until]``, in order."""
    while after < until and (page := system.reader.page(after, _PAGE)):
        yield from (row for row in page if row.position <= until)
        after = page[-1].position


def _show(system: System, wanted: Selection, part: tuple[int, int], show: Callable[[LogRow], None]) -> None:
    for row in rows_between(system, *part):
        if wanted.holds(row):
            show(row)


async def _follow(system: System, wanted: Selection, after: int, show: Callable[[LogRow], None]) -> None:
    """Show what is there, then each command as it is recorded: positions are told when it is whole."""
    positions = log_positions(system.database)
    async with positions.opened():
        async for position in positions.told():
            _show(system, wanted, (after, position), show)
            after = max(after, position)


def _topics(prefix: str | None, kinds: list[EventKind] | None) -> frozenset[str] | None:
    asked = [each for each in (topics_from(prefix), topics_of(kinds) if kinds else None) if each is not None]
    return frozenset.intersection(*map(frozenset, asked)) if asked else None


def envelope_of(row: LogRow) -> Envelope:
    """Who did it, when, why."""
    (found,) = decoded(CODEC, [row])
    return found.event.envelope


def as_fields(row: LogRow) -> dict[str, Any]:
    """A stored event with its place in the log, its content as it was stored."""
    return {
        "position": row.position,
        "commit_position": row.commit_position,
        "recorded_at": row.recorded_at.isoformat(),
        "stream": str(row.stream),
        "version": row.version,
        "topic": row.topic,
        "state": json.loads(row.state),
    }


def _print_json(row: LogRow) -> None:
    typer.echo(json.dumps(as_fields(row), ensure_ascii=False))


def _print_plain(row: LogRow) -> None:
    actor = envelope_of(row).actor
    moment = row.recorded_at.isoformat()
    typer.echo(f"{row.position}\t{moment}\t{row.topic}\t{actor.role}\t{actor.unit or ''}")
