"""``jiheng bundle``: what an auditor takes away, to be checked without the system."""

from collections.abc import Callable
from pathlib import Path
from typing import IO, Annotated, Final
from uuid import UUID

import typer

from api.bootstrap import bundles, opened
from api.cli.moments import border_of
from api.cli.noting import note_reading
from api.cli.output import OUT, speaking
from application.bundle.scope import Asked, Kind, Subject
from application.read_audit import ObjectKind
from infra.bundle.verifier_file import verifier_file
from infra.settings import Settings

_ONE_OF: Final = "--assessment | --result | --verifier"
"""What a bundle is asked by: exactly one of them."""


def bundle_command(
    out: Annotated[Path, typer.Option(help="写到此文件 / the file to write", dir_okay=False)],
    assessment: Annotated[UUID | None, typer.Option(help="考评编号 / an assessment's id")] = None,
    result: Annotated[UUID | None, typer.Option(help="结果编号 / a result's id")] = None,
    verifier: Annotated[
        bool, typer.Option("--verifier", help="只要校验程序 verify.pyz / the stand-alone verifier only")
    ] = False,
    as_of: Annotated[
        str | None, typer.Option(help="截至位置或时间，默认到已封存处 / up to a position or time")
    ] = None,
    with_evidence: Annotated[
        bool, typer.Option("--with-evidence", help="附佐证材料原文 / with the contents of evidence")
    ] = False,
) -> None:
    """出具可脱离系统校验的审计证据包 / Write a bundle that proves and recomputes a score offline."""
    subjects = _subjects(assessment, result)
    if len(subjects) + verifier != 1:
        raise typer.BadParameter(_ONE_OF)
    if verifier:
        _put(out, lambda file: file.write(verifier_file()))
        return
    with speaking(), opened(Settings()) as system:
        position = None if as_of is None else border_of(as_of, system.reader)
        note_reading(system, "bundle", ObjectKind.TRAIL, subjects[0].id, border_of(as_of, system.reader))
        _put(out, lambda file: bundles(system).write(Asked(subjects[0], position, with_evidence), file))
    OUT.print(f"证据包已写入 / the bundle is in {out}", markup=False)


def _subjects(assessment: UUID | None, result: UUID | None) -> list[Subject]:
    given: dict[Kind, UUID | None] = {"assessment": assessment, "result": result}
    return [Subject(kind, key) for kind, key in given.items() if key is not None]


def _put(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file whole, in place of one that was there, or leave nothing behind."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            write(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
