"""Printed boards over HTTP, for whoever may read them; what is hidden is not found."""

from typing import Final
from uuid import UUID

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response

from api.graphql.context import Context, Runtime
from api.graphql.ids import Kind
from api.graphql.looks import About
from api.graphql.result_moves import sights
from api.http.graphql import entered
from api.http.problems import problem
from api.http.requests import current
from api.printing.forms import FORMS, Form
from api.printing.sheet import Sheet, sheet_of
from api.refusals import IdMalformed, IdOfAnotherLog, IdOfAnotherType, NotFound, RequestMalformed
from application.read_audit import ObjectKind

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}


class PrintedResults:
    """``/results/{id}.html|json|csv?edition=n``: a result by its global id, the newest edition by default."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def board(self, request: Request) -> Response:
        """The board in the form that is asked for."""
        try:
            form = _form(request.path_params["form"])
            written = await anyio.to_thread.run_sync(form.write, await self._sheet(request))
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return Response(written, headers=_HEADERS, media_type=form.media_type)

    async def _sheet(self, request: Request) -> Sheet:
        edition = _edition(request)
        context = await entered(self._runtime, request.headers)
        moment = await context.moment()
        loaders = context.loaders(moment).of_result
        key = _key(context, request.path_params["id"])
        result = await loaders.results.load(key)
        if result is None:
            moment.sought(ObjectKind.RESULT, key)
            raise NotFound
        seen = sights(context).editions_of(result, await loaders.editions.load(result.result))
        named = [each for each in seen if edition in {None, each.edition}]
        if not named:
            moment.sought(ObjectKind.RESULT, key)
            raise NotFound
        current().notes |= {"position": moment.position}
        about = About(result.result, result.office, part=str(named[-1].edition))
        moment.saw(ObjectKind.RESULT, about)
        return await sheet_of(moment.reading, result, named[-1])


def _form(name: str) -> Form:
    if name not in FORMS:
        raise NotFound
    return FORMS[name]


def _key(context: Context, token: str) -> UUID:
    try:
        return context.key_of(Kind.RESULT, token, "id")
    except (IdMalformed, IdOfAnotherLog, IdOfAnotherType) as error:
        raise NotFound from error


def _edition(request: Request) -> int | None:
    given = request.query_params.get("edition")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit()):
        raise RequestMalformed(problem='"edition" is a number: 1, 2, … or 0 for the compiled board')
    return int(given)
