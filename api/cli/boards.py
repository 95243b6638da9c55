"""``jiheng board``: one edition of a result, printed."""

import asyncio
import sys
from typing import Annotated
from uuid import UUID

import typer

from api.bootstrap import System, opened, reading_now
from api.cli.noting import note_reading
from api.cli.output import OUT, Exit, speaking
from api.printing.forms import FORMS
from api.printing.sheet import Sheet, sheet_of
from api.printing.words import GRADES
from application.read_audit import ObjectKind
from domain.kernel.points import text
from domain.kernel.refusal import Refusal
from domain.result.board import BoardLine
from domain.result.fingerprint import is_fingerprint_of
from domain.result.result import Result
from infra.settings import Settings
from projections.reading import Reading
from projections.results import queries
from projections.results.rows import EditionRow, ResultRow


class BoardUnknown(Refusal):
    """There is no such board."""

    code = "BOARD_UNKNOWN"
    zh = "计划 {plan} 没有考评组 {group} 的这一版结果"
    en = "plan {plan} has no such edition of a result for the peer group {group}"


def board_command(
    plan: Annotated[UUID, typer.Option(help="计划编号 / the plan's id")],
    group: Annotated[str, typer.Option(help="考评组 / the peer group")],
    edition: Annotated[
        int | None,
        typer.Option(help="版次，默认最新，0 为汇总稿 / the newest unless given; 0: the compiled one"),
    ] = None,
    as_html: Annotated[bool, typer.Option("--html", help="输出网页 / as a page")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / as JSON")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出 CSV / as CSV")] = False,
    check: Annotated[
        str | None, typer.Option(help="核对指纹 / whether this fingerprint is the board's")
    ] = None,
) -> None:
    """打印绩效结果 / Print a board: --html, --json, --csv; a plain list otherwise."""
    with speaking(), opened(Settings()) as system:
        sheet, position = asyncio.run(_sheet(system, plan, group, edition))
        part = str(sheet.edition.edition)
        note_reading(system, "board", ObjectKind.RESULT, Result.id_of(plan, group), position, part)
        asked = {"html": as_html, "json": as_json, "csv": as_csv}
        form = next((FORMS[name] for name, wanted in asked.items() if wanted), None)
        if check is not None:
            _check(sheet, check)
        elif form is not None:
            sys.stdout.write(form.write(sheet))
        else:
            _print_plain(sheet)


async def _sheet(system: System, plan: UUID, group: str, edition: int | None) -> tuple[Sheet, int]:
    """The board, and the position that it was read at."""
    async with reading_now(system) as (reading, _):
        return await sheet_of(reading, *await _edition(reading, plan, group, edition)), reading.position


async def _edition(
    reading: Reading, plan: UUID, group: str, edition: int | None
) -> tuple[ResultRow, EditionRow]:
    """The newest edition, or the one that is named; raises ``BoardUnknown``."""
    ids = [Result.id_of(plan, group)]
    named = [row for row in await queries.editions(reading, ids) if edition in {None, row.edition}]
    if not named:
        raise BoardUnknown(plan=plan, group=group)
    (result,) = await queries.results(reading, ids)
    return result, named[-1]


def _check(sheet: Sheet, given: str) -> None:
    if not is_fingerprint_of(given, sheet.board.digest):
        OUT.print(f"不符 / does not match: {sheet.fingerprint}")
        raise typer.Exit(Exit.CHECK_FAILED)
    OUT.print(f"相符 / matches: {sheet.fingerprint}")


def _print_plain(sheet: Sheet) -> None:
    OUT.print(
        f"{sheet.office_name} {sheet.board.peer_group} 版次 edition {sheet.edition.edition}", markup=False
    )
    for line in sheet.board.lines:
        OUT.print(_told(sheet, line), markup=False)
    OUT.print(f"指纹 fingerprint {sheet.fingerprint}", markup=False)


def _told(sheet: Sheet, line: BoardLine) -> str:
    grade = GRADES[line.grade]
    name = sheet.names.get(line.subject, "")
    return f"{line.rank:>5}  {text(line.total):>9}  {line.subject} {name}  {grade.zh} {grade.en}"
