"""``jiheng admin backup`` and ``restore``: what must never be lost, in one directory."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import OUT, Exit, end, speaking
from infra.backup import back_up, restore
from infra.postgres.database import open_database
from infra.proof.refusals import LogBehindCheckpoint
from infra.proof.sink import Sink
from infra.settings import Settings


def backup(
    target: Annotated[Path, typer.Argument(help="新目录 / a new directory", file_okay=False)],
) -> None:
    """备份日志与密钥，期间照常运行 / Back up log and keys while the cell goes on working."""
    with speaking():
        manifest = back_up(open_database(Settings()), target)
        OUT.print(f"已备份至位置 {manifest.position} / backed up to position {manifest.position}: {target}")


def restore_command(
    source: Annotated[Path, typer.Argument(help="备份目录 / the backup", exists=True, file_okay=False)],
) -> None:
    """恢复到空的单元；比库外检查点短即报警（退出码 1）/ Restore an empty cell; exit 1 if events are lost."""
    with speaking():
        settings = Settings()
        head = restore(open_database(settings), source)
        OUT.print(f"已恢复至位置 {head.position} / restored to position {head.position}: log {head.log_id}")
        sink = Sink(settings, head.log_id)
        sealed = sink.newest()
        if sealed is not None and sealed.checkpoint.size > head.position:
            lost = LogBehindCheckpoint(head=head.position, size=sealed.checkpoint.size, where=sink.directory)
            end([lost], Exit.CHECK_FAILED)
