"""``jiheng tick``: records what has fallen due; run it every day, or every hour."""

import json
from collections.abc import Iterable
from typing import Annotated, Any

import typer

from api.bootstrap import opened, opened_at, tick
from api.cli.moments import moment_of
from api.cli.output import ERRORS, OUT, Exit, speaking
from application.processes.tick import Told
from infra.settings import Settings


def tick_command(
    at: Annotated[
        str | None, typer.Option(help="时刻，仅限脚本时钟 / the moment, for a cell on a scripted clock")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="每项一行 JSON / one JSON object per item")] = False,
) -> None:
    """登记已到期的事项 / Record what has fallen due."""
    settings = Settings()
    with speaking(), opened(settings) if at is None else opened_at(settings, moment_of("at", at)) as system:
        told = list(_said(tick(system).run(), as_json=as_json))
    refused = sum(1 for each in told if each.refusals)
    if not as_json:
        OUT.print(f"到期 due: {len(told)}    未获登记 refused: {refused}")
    raise typer.Exit(Exit.CHECK_FAILED if refused else Exit.DONE)


def _said(outcomes: Iterable[Told], *, as_json: bool) -> Iterable[Told]:
    for each in outcomes:
        if as_json:
            typer.echo(json.dumps(fields(each), ensure_ascii=False))
        else:
            _say(each)
        yield each


def _say(told: Told) -> None:
    due = told.due
    what = f"{due.due_on}  {told.process}  {due.subject}"
    for refusal in told.refusals:
        ERRORS.print(
            f"{what}  {refusal.code} {refusal.message('zh')} / {refusal.message('en')}", markup=False
        )
    if not told.refusals:
        OUT.print(f"{what}  → {told.position}", markup=False)


def fields(told: Told) -> dict[str, Any]:
    """What came of an item as plain values, for machines."""
    due = told.due
    return {
        "process": told.process,
        "stream": str(due.stream),
        "subject": due.subject,
        "dueOn": due.due_on.isoformat(),
        "command": due.command.NAME,
        "position": told.position,
        "refusals": [
            {"code": each.code, "zh": each.message("zh"), "en": each.message("en")} for each in told.refusals
        ],
    }
