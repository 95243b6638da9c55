"""Audit bundles over HTTP, for whoever browses all events of an office; what is hidden is not found."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

import anyio.to_thread
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from api.auth.concealment import Sight
from api.auth.viewer import Viewer
from api.graphql.assessments import Assessment
from api.graphql.context import Context, Runtime
from api.graphql.ids import Kind
from api.graphql.results import Result
from api.http.graphql import entered
from api.http.problems import problem
from api.http.requests import current
from api.refusals import IdMalformed, IdOfAnotherLog, IdOfAnotherType, NotFound, RequestMalformed
from application.actions import Action
from application.bundle import scope
from application.bundle.scope import Asked, Subject
from application.read_audit import ObjectKind
from domain.person import Role

_HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"}
_KINDS: Final[Mapping[Kind, scope.Kind]] = {Kind.ASSESSMENT: "assessment", Kind.RESULT: "result"}


class AuditBundles:
    """``/bundles/{id}.zip?position=n``: of an assessment or a result by its global id."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def give(self, request: Request) -> Response:
        """The bundle, without the contents of evidence."""
        try:
            asked = await self._asked(request)
            path = await anyio.to_thread.run_sync(self._written, asked)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return FileResponse(
            path,
            headers=_HEADERS,
            media_type="application/zip",
            filename=f"{asked.subject.kind}-{asked.subject.id}.zip",
            background=BackgroundTask(os.unlink, path),
        )

    async def _asked(self, request: Request) -> Asked:
        position = _position(request)
        context = await entered(self._runtime, request.headers)
        moment = await context.moment()
        kind, key = _named(context, request.path_params["id"])
        found: Assessment | Result | None = await context.linked(kind, key, moment)
        if found is None or not may_take(context.viewer, found.row.office):
            raise NotFound
        moment.saw(ObjectKind.TRAIL, found.about())
        current().notes |= {"position": position or moment.position}
        return Asked(Subject(_KINDS[kind], key), position)

    def _written(self, asked: Asked) -> Path:
        descriptor, path = tempfile.mkstemp(prefix="jiheng-bundle-", suffix=".zip")
        try:
            with os.fdopen(descriptor, "wb") as file:
                self._runtime.services.bundles.write(asked, file)
        except BaseException:
            Path(path).unlink()
            raise
        return Path(path)


def may_take(viewer: Viewer, office: str) -> bool:
    """Whoever browses all events of the office, but for those who might judge its appeals.

    Streams are handed over whole, and say what is contested: nothing can be left out for one reader.
    """
    judges = any((held.role, held.office) == (Role.COMMITTEE, office) for held in viewer.roles)
    concealed = judges or viewer.concealed(Sight.EVENTS)
    return viewer.sees(Action.READ_EVENTS, office) and not concealed


def _named(context: Context, token: str) -> tuple[Kind, UUID]:
    try:
        kind, key = context.node_of(token)
    except (IdMalformed, IdOfAnotherLog, IdOfAnotherType) as error:
        raise NotFound from error
    if kind not in _KINDS:
        raise NotFound
    return kind, key


def _position(request: Request) -> int | None:
    given = request.query_params.get("position")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit()):
        raise RequestMalformed(problem='"position" is a position of the log')
    return int(given)
