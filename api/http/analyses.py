"""The analysis of a quarter over HTTP, for whoever may read it; what is hidden is not found."""

from typing import Final
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from api.graphql.analysis import visible_analysis
from api.graphql.context import Context, Runtime
from api.graphql.ids import Kind
from api.graphql.moments import AsOf, Moment
from api.graphql.plans import Plan
from api.graphql.scalars import Position
from api.http.graphql import entered
from api.http.problems import problem
from api.http.requests import current
from api.printing.analysis import AnalysisSheet, analysis_as_html
from api.refusals import IdMalformed, IdOfAnotherLog, IdOfAnotherType, NotFound, RequestMalformed
from domain.period import last_day
from projections.organization.queries import offices, units
from projections.plans.queries import PlanRow

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


class PrintedAnalyses:
    """``/analysis/{plan}/{quarter}.html?position=n``: a plan by its global id, as things stand by default."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def page(self, request: Request) -> Response:
        """The page."""
        try:
            sheet = await self._sheet(request)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return Response(analysis_as_html(sheet), headers=_HEADERS, media_type="text/html; charset=utf-8")

    async def _sheet(self, request: Request) -> AnalysisSheet:
        as_of = _as_of(request)
        context = await entered(self._runtime, request.headers)
        moment = await context.moment(as_of)
        key = _key(context, request.path_params["plan"])
        plan: Plan | None = await context.linked(Kind.PLAN, key, moment)
        if plan is None:
            raise NotFound
        current().notes |= {"position": moment.position}
        return await _sheet_of(context, plan.row, request.path_params["quarter"], moment)


async def _sheet_of(context: Context, plan: PlanRow, quarter: str, moment: Moment) -> AnalysisSheet:
    found = await visible_analysis(context, plan, quarter, moment)
    if found is None:
        raise NotFound
    analysis, digest = found
    day = last_day(quarter)
    names = [row.name(day) for row in await offices(moment.reading) if row.code == plan.office]
    return AnalysisSheet(
        analysis=analysis,
        digest=digest,
        office_name=next(iter(names), plan.office),
        names={row.code: row.form(day).name for row in await units(moment.reading, [plan.office])},
        digits=plan.digits,
        position=moment.position,
    )


def _key(context: Context, token: str) -> UUID:
    try:
        return context.key_of(Kind.PLAN, token, "plan")
    except (IdMalformed, IdOfAnotherLog, IdOfAnotherType) as error:
        raise NotFound from error


def _as_of(request: Request) -> AsOf | None:
    given = request.query_params.get("position")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit()):
        raise RequestMalformed(problem='"position" is a position of the log')
    return AsOf(position=Position(int(given)))
