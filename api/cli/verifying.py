"""``jiheng verify``: proves, from the stored bytes up, that the log is what was sealed."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli.output import OUT, Exit, progress, speaking
from infra.eventstore.cell import Head, require_cell
from infra.postgres.database import open_database
from infra.proof.damage import Damage
from infra.proof.verify import Verified, verify
from infra.settings import Settings


def verify_command(
    brought: Annotated[
        Path | None,
        typer.Option("--from", exists=True, dir_okay=False, help="自存的检查点 / a checkpoint that you kept"),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="结果为一行 JSON / the result as a line of JSON")
    ] = False,
) -> None:
    """验证日志未被改动（只读）/ Verify that the log was not altered; writes nothing."""
    with speaking():
        database = open_database(Settings())
        head = require_cell(database)
        with progress() as bar:
            task = bar.add_task("验证 verifying", total=head.position)
            found = verify(database, head, brought, lambda position: bar.update(task, completed=position))
    if as_json:
        typer.echo(json.dumps(fields(head, found), ensure_ascii=False))
    else:
        _tell(found)
    raise typer.Exit(Exit.CHECK_FAILED if found.faults else Exit.DONE)


def _tell(found: Verified) -> None:
    for fault in found.faults:
        place = f"{fault.position}" if fault.position == fault.until else f"{fault.position}–{fault.until}"
        OUT.print(f"{place}  {fault.code}  {fault.message('zh')} / {fault.message('en')}", markup=False)
    OUT.print(
        f"事件 events: {found.events}    位置 position: {found.position}    查阅 reads: {found.reads}"
        f"    故障 faults: {len(found.faults)}"
    )
    if found.sealed < found.position:
        OUT.print(f"位置 {found.sealed} 之后尚未封存 / unsealed above {found.sealed}")
    if found.anchored < found.position:
        OUT.print(f"位置 {found.anchored} 之后没有库外检查点 / unanchored above {found.anchored}")
    if found.complete:
        OUT.print(
            "完整：全部事件均由库外检查点覆盖 / complete: checkpoints outside the database cover every event"
        )


def fields(head: Head, found: Verified) -> dict[str, Any]:
    """The result as plain values, for machines."""
    return {
        "ok": not found.faults,
        "complete": found.complete,
        "logId": str(head.log_id),
        "events": found.events,
        "reads": found.reads,
        "position": found.position,
        "sealed": found.sealed,
        "anchored": found.anchored,
        "faults": [_fields(fault) for fault in found.faults],
    }


def _fields(fault: Damage) -> dict[str, Any]:
    return {
        "code": fault.code,
        "position": fault.position,
        "until": fault.until,
        "zh": fault.message("zh"),
        "en": fault.message("en"),
    }
