"""``jiheng trail``: a trail as a file, filtered as the interface filters it; and the check of such a file."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from api.bootstrap import System, opened, reading_now
from api.cli.filters import (
    AsOf,
    ByActor,
    ByRole,
    OfAppeal,
    OfAssessment,
    OfCorrelation,
    OfIndicator,
    OfItem,
    OfKind,
    OfStream,
    OfType,
    OfUnit,
    Since,
    Until,
    recorded,
    topics_from,
)
from api.cli.moments import border_of
from api.cli.noting import note_reading
from api.cli.output import OUT, Exit, speaking
from api.printing.trail_check import checked
from api.printing.trail_file import FORMS, Made, TrailForm, written
from api.refusals import ReadModelBehind
from application.read_audit import ObjectKind
from infra.settings import Settings
from projections.trail.borders import last_border
from projections.trail.queries import TrailFilter

OPERATOR: Final = "jiheng"
"""For whom files are made that the command line makes: whoever holds the database sees all of it."""


def _check(file: Path | None) -> None:
    """Say what a file says of itself and whether its rows are those that it was made with, and end."""
    if file is None:
        return
    with speaking():
        found = checked(file.read_bytes())
    for name, value in found.foot.items():
        OUT.print(f"{name:<12} {value}", markup=False)
    if not found.holds:
        OUT.print(f"不符 / does not match: {found.rows} {found.digest}", markup=False)
        raise typer.Exit(Exit.CHECK_FAILED)
    OUT.print("相符 / matches")
    raise typer.Exit(Exit.DONE)


ChangedScore = Annotated[
    bool, typer.Option("--changed-score", help="仅变动得分的 / only what moved the score")
]
AsCsv = Annotated[bool, typer.Option("--csv", help="输出 CSV，默认 JSONL / CSV, not JSON lines")]
Check = Annotated[
    Path | None,
    typer.Option(
        help="核对导出文件 / whether a file is as it was made", dir_okay=False, exists=True, callback=_check
    ),
]


def trail_command(
    *,
    assessment: OfAssessment = None,
    appeal: OfAppeal = None,
    stream: OfStream = None,
    unit: OfUnit = None,
    indicator: OfIndicator = None,
    item: OfItem = None,
    kind: OfKind = None,
    topic: OfType = None,
    actor: ByActor = None,
    role: ByRole = None,
    correlation: OfCorrelation = None,
    since: Since = None,
    until: Until = None,
    changed_score: ChangedScore = False,
    as_of: AsOf = None,
    as_csv: AsCsv = False,
    check: Check = None,  # noqa: ARG001 - its callback answers
) -> None:
    """导出变动记录 / Export a trail with its filter, moment, length and digest; --check FILE checks one."""
    with speaking(), opened(Settings()) as system:
        begin, end = recorded(since, until)
        where = TrailFilter(
            assessment=assessment,
            appeal=appeal,
            stream=stream,
            unit=unit,
            indicator=indicator,
            item=item,
            kinds=kind or None,
            topics=topics_from(topic),
            actor=actor,
            role=role,
            correlation=correlation,
            recorded_from=begin,
            recorded_to=end,
            changed_score=changed_score,
        )
        asyncio.run(_write(system, where, as_of, FORMS["csv" if as_csv else "jsonl"]))


async def _write(system: System, where: TrailFilter, as_of: str | None, form: TrailForm) -> None:
    async with reading_now(system) as (newest, snapshot):
        asked = newest.position if as_of is None else border_of(as_of, system.reader)
        if asked > newest.position:
            raise ReadModelBehind(position=asked, reached=newest.position)
        reading = replace(newest, position=asked)
        border = await last_border(reading)
        about = where.assessment or where.appeal or where.stream or snapshot.log_id
        note_reading(system, "trail", ObjectKind.TRAIL, about, reading.position)
        made = Made(
            log=snapshot.log_id,
            where=where,
            position=reading.position,
            recorded_at=None if border is None else border.recorded_at,
            made_at=system.clock.now(),
            made_for=OPERATOR,
        )
        async for part in written(reading, form, made):
            sys.stdout.write(part)
