"""Noting what was read over HTTP: why, as the client says, and from which address."""

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.graphql.noting import Asked, note
from api.http.problems import problem
from api.http.requests import current
from api.read_audit import ROUTES
from api.refusals import PurposeMalformed
from application.read_audit import PURPOSE_LENGTH

PURPOSE: Final = "Jiheng-Purpose"
"""The header that says why somebody looks: UTF-8, percent-encoded; it names no person."""

Endpoint = Callable[[Request], Awaitable[Response]]


def purpose_of(headers: Headers) -> str | None:
    """What the client says it looks for; raises ``PurposeMalformed``."""
    given = headers.get(PURPOSE)
    if given is None:
        return None
    try:
        purpose = unquote(given, errors="strict").strip()
    except UnicodeDecodeError as error:
        raise PurposeMalformed(most=PURPOSE_LENGTH) from error
    if not purpose.isprintable() or not 1 <= len(purpose) <= PURPOSE_LENGTH:
        raise PurposeMalformed(most=PURPOSE_LENGTH)
    return purpose


def noted(path: str, endpoint: Endpoint, methods: list[str] | None = None) -> Route:
    """The route of an address; where it is read under audit, its answer leaves once it is noted."""
    if ROUTES[path] is None:
        return Route(path, endpoint, methods=methods)
    what = Asked(operation=path, audited=True)

    async def answer(request: Request) -> Response:
        response = await endpoint(request)
        try:
            context = current().context
            if context is not None:
                await note(context, what)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return response

    return Route(path, answer, methods=methods)
