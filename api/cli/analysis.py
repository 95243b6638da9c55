"""``jiheng analysis``: what was lost where in a quarter, from the log alone."""

import sys
from typing import Annotated, Any
from uuid import UUID

import typer

from api.bootstrap import System, opened
from api.cli.moments import border_of
from api.cli.output import OUT, speaking
from api.printing.analysis import AnalysisSheet, analysis_as_html, analysis_as_json
from application.analysis import analysis_of
from application.replay import fold
from domain.kernel.points import text
from domain.office.office import Office
from domain.office.state import OfficeState
from domain.period import last_day
from domain.plan.state import PlanState
from infra.settings import Settings


def analysis_command(
    plan: Annotated[UUID, typer.Option(help="计划编号 / the plan's id")],
    quarter: Annotated[str, typer.Option(help="季度，如 2014Q3 / the quarter")],
    as_of: Annotated[
        str | None, typer.Option(help="日志位置或时间 / a position of the log, or a time: up to there")
    ] = None,
    as_html: Annotated[bool, typer.Option("--html", help="输出网页 / as a page")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / as JSON")] = False,
) -> None:
    """分析一个季度的得失分 / Analyse a quarter: --html or --json; a plain list otherwise."""
    with speaking(), opened(Settings()) as system:
        sheet = _sheet(system, plan, quarter, border_of(as_of, system.reader))
    if as_html:
        sys.stdout.write(analysis_as_html(sheet))
    elif as_json:
        sys.stdout.write(analysis_as_json(sheet))
    else:
        _print_plain(sheet)


def _sheet(system: System, plan: UUID, quarter: str, until: int) -> AnalysisSheet:
    states: dict[UUID, Any] = {}

    def find(stream: UUID) -> Any:
        if stream not in states:
            states[stream] = fold(system.stream(stream, until))
        return states[stream]

    analysis = analysis_of(plan, quarter, find)
    office: OfficeState = find(Office.id_of(analysis.office))
    state: PlanState = find(plan)
    day = last_day(quarter)
    return AnalysisSheet(
        analysis=analysis,
        digest=analysis.digest,
        office_name=office.names.on(day) or office.code,
        names={unit.code: unit.names.on(day) or "" for unit in office.units.values()},
        digits=state.digits,
        position=until,
    )


def _print_plain(sheet: AnalysisSheet) -> None:
    OUT.print(f"{sheet.office_name} {sheet.analysis.quarter}", markup=False)
    for each in sheet.analysis.subjects:
        name, lost = sheet.names.get(each.subject, ""), text(each.now.lost.normalize())
        losses = " ".join(each.losses)
        OUT.print(
            f"{each.rank:>5}  {text(each.total):>9}  {each.subject} {name}  失分 lost {lost}  {losses}",
            markup=False,
        )
    OUT.print(f"摘要 digest {sheet.digest}", markup=False)
