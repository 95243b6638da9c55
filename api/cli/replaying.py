"""``jiheng replay``: step by step, how a score came to be, from the log alone."""

import json
from functools import partial
from typing import Annotated, Any
from uuid import UUID

import typer

from api.bootstrap import opened
from api.cli.moments import border_of
from api.cli.noting import note_reading
from api.cli.output import OUT, speaking
from api.labels import label
from application.read_audit import ObjectKind
from application.reconciliation import must_be_reconciled
from application.replay import Step, replay
from domain.kernel.clock import ZONE
from domain.kernel.points import text
from infra.settings import Settings


def replay_command(
    assessment: Annotated[UUID, typer.Argument(help="考评编号 / the assessment's id")],
    as_of: Annotated[
        str | None, typer.Option(help="日志位置或时间 / a position of the log, or a time: up to there")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="每步一行 JSON / one JSON object per step")] = False,
) -> None:
    """逐步重放得分的由来 / Tell step by step how a score came to be."""
    with speaking(), opened(Settings()) as system:
        until = border_of(as_of, system.reader)
        streams = partial(system.stream, until=until)
        steps = list(replay(assessment, streams))
        note_reading(system, "replay", ObjectKind.TRAIL, assessment, until)
        if as_json:
            for step in steps:
                typer.echo(json.dumps(fields(step), ensure_ascii=False))
        else:
            OUT.print(f"重放至位置 {until} / replayed up to position {until}")
            for step in steps:
                OUT.print(told(step), markup=False)
        must_be_reconciled(assessment, streams)


def fields(step: Step) -> dict[str, Any]:
    """A step as plain text values, for machines."""
    envelope, event = step.recorded.event.envelope, step.recorded.event
    return {
        "position": step.recorded.position,
        "recordedAt": step.recorded.recorded_at.isoformat(),
        "decidedAt": envelope.decided_at.isoformat(),
        "effectiveOn": envelope.effective_on.isoformat(),
        "type": event.TOPIC,
        "actor": envelope.actor.id,
        "role": envelope.actor.role,
        "unit": envelope.actor.unit,
        "reason": step.reason,
        "change": text(step.change),
        "total": text(step.total),
        "provisionalTotal": text(step.provisional_total),
    }


def told(step: Step) -> str:
    """A step for a person: what happened and what it did to the score, then who did it and why."""
    recorded, actor = step.recorded, step.recorded.event.envelope.actor
    when = f"{recorded.recorded_at.astimezone(ZONE):%Y-%m-%d %H:%M}"
    what = f"{label(recorded.event.TOPIC)} {_what(recorded.event)}".strip()
    change = f"{step.change:+f}" if step.change else "±0"
    score = f"{change} → {text(step.total)}"
    if step.provisional_total != step.total:
        score += f"（暂计 provisional {text(step.provisional_total)}）"
    who = f"{actor.role} {actor.unit or ''}".strip()
    why = f"：{step.reason}" if step.reason else ""
    return f"{recorded.position:>7}  {when}  {what}  {score}\n{'':9}{who}{why}"


def _what(event: Any) -> str:
    names = ("entry", "item", "claim", "veto", "indicator", "period", "channel")
    return " ".join(str(getattr(event, name)) for name in names if getattr(event, name, None))
