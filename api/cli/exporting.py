"""``jiheng events``: the events of the log, filtered, for people and machines."""

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final
from uuid import UUID

import typer

from api.bootstrap import System, opened
from api.cli.moments import border_of
from api.cli.noting import note_reading
from api.cli.output import speaking
from application.read_audit import ObjectKind
from application.replay import Step, reason_of, replay
from domain.appeal.filing import AppealFiled
from domain.catalogue import CODEC
from domain.kernel.event import Grounds
from domain.kernel.points import text
from domain.kernel.recorded import Recorded
from infra.eventstore.reader import LogRow, decoded
from infra.settings import Settings

_PAGE: Final = 5_000


def events_command(
    assessment: Annotated[
        UUID | None, typer.Option(help="考评及其申诉 / one assessment with its appeals")
    ] = None,
    stream: Annotated[UUID | None, typer.Option(help="一个事件流 / one stream")] = None,
    kind: Annotated[str | None, typer.Option("--type", help="事件类型前缀 / prefix of the type")] = None,
    after: Annotated[int, typer.Option(help="此位置之后 / after this position")] = 0,
    as_of: Annotated[str | None, typer.Option(help="截至位置或时间 / up to a position or time")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出 CSV / as CSV")] = False,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="每事件一行 JSON，含原始内容 / JSON lines with the stored bytes' content"
        ),
    ] = False,
) -> None:
    """导出事件 / Export events: --csv for a trail, --json for machines; a plain list otherwise."""
    with speaking(), opened(Settings()) as system:
        until = border_of(as_of, system.reader)
        about = assessment or stream or system.head.log_id
        note_reading(system, "events", ObjectKind.TRAIL, about, until)
        rows = (
            row
            for row in _selected(system, assessment, stream, after, until)
            if row.topic.startswith(kind or "")
        )
        if as_json:
            _print_json(rows)
        elif as_csv:
            _print_csv(system, rows, assessment, until)
        else:
            _print_plain(rows)


def rows_between(system: System, after: int, until: int) -> Iterator[LogRow]:
    """Every row of the log in ``(after, until]``, in order."""
    while after < until and (page := system.reader.page(after, _PAGE)):
        yield from (row for row in page if row.position <= until)
        after = page[-1].position


def _selected(
    system: System, assessment: UUID | None, stream: UUID | None, after: int, until: int
) -> Iterator[LogRow]:
    wanted = {stream} if stream else set[UUID | None]()
    if assessment:
        wanted |= {assessment, *_appeals_against(system, assessment, until)}
    for row in rows_between(system, after, until):
        if not wanted or row.stream in wanted:
            yield row


def _appeals_against(system: System, assessment: UUID, until: int) -> Iterator[UUID]:
    filed = (row for row in rows_between(system, 0, until) if row.topic == AppealFiled.TOPIC)
    for recorded in decoded(CODEC, filed):
        if isinstance(recorded.event, AppealFiled) and recorded.event.assessment == assessment:
            yield recorded.stream


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


def _print_json(rows: Iterator[LogRow]) -> None:
    for row in rows:
        typer.echo(json.dumps(as_fields(row), ensure_ascii=False))


def _print_plain(rows: Iterator[LogRow]) -> None:
    for recorded in decoded(CODEC, rows):
        actor = recorded.event.envelope.actor
        moment = recorded.recorded_at.isoformat()
        typer.echo(f"{recorded.position}\t{moment}\t{recorded.event.TOPIC}\t{actor.role}\t{actor.unit or ''}")


COLUMNS: Final[tuple[str, ...]] = (
    "position",
    "commit_position",
    "recorded_at",
    "decided_at",
    "effective_on",
    "stream",
    "version",
    "type",
    "actor",
    "role",
    "unit",
    "on_behalf_of",
    "channel",
    "correlation_id",
    "causation_id",
    "request_id",
    "event_id",
    "reason_code",
    "reason",
    "legal_basis",
    "evidence",
    "change",
    "total",
)


def _print_csv(system: System, rows: Iterator[LogRow], assessment: UUID | None, until: int) -> None:
    steps = _steps(system, assessment, until) if assessment else {}
    writer: csv.DictWriter[str] = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for recorded in decoded(CODEC, rows):
        writer.writerow(_line(recorded, steps.get(recorded.position)))


def _steps(system: System, assessment: UUID, until: int) -> Mapping[int, Step]:
    steps = replay(assessment, lambda stream: system.stream(stream, until))
    return {step.recorded.position: step for step in steps}


def _line(recorded: Recorded, step: Step | None) -> dict[str, Any]:
    event, envelope = recorded.event, recorded.event.envelope
    grounds = getattr(event, "grounds", None)
    known = grounds if isinstance(grounds, Grounds) else None
    return {
        "position": recorded.position,
        "commit_position": recorded.commit_position,
        "recorded_at": recorded.recorded_at.isoformat(),
        "decided_at": envelope.decided_at.isoformat(),
        "effective_on": envelope.effective_on.isoformat(),
        "stream": event.originator_id,
        "version": event.originator_version,
        "type": event.TOPIC,
        "actor": envelope.actor.id,
        "role": envelope.actor.role,
        "unit": envelope.actor.unit,
        "on_behalf_of": envelope.on_behalf_of,
        "channel": envelope.channel,
        "correlation_id": envelope.correlation_id,
        "causation_id": envelope.causation_id,
        "request_id": envelope.request_id,
        "event_id": envelope.event_id,
        "reason_code": known.reason_code if known else None,
        "reason": reason_of(recorded),
        "legal_basis": known.legal_basis if known else None,
        "evidence": " ".join(known.evidence) if known else None,
        "change": text(step.change) if step else None,
        "total": text(step.total) if step else None,
    }
