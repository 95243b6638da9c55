"""The application that a server runs."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.console import BUILT
from api.graphql.context import Runtime
from api.graphql.nodes import NODES
from api.http.analyses import PrintedAnalyses
from api.http.appeals import AppealPapers
from api.http.bundles import AuditBundles
from api.http.console import Console
from api.http.desks import Desks
from api.http.evidence import EvidenceFiles
from api.http.graphql import GraphqlEndpoint
from api.http.noting import noted
from api.http.operations import Operations
from api.http.problems import problem
from api.http.requests import Exchanges, current
from api.http.results import PrintedResults
from api.http.trails import TrailFiles
from api.refusals import MethodNotAllowed, NotFound, RequestMalformed
from api.services import Services
from domain.kernel.refusal import Refusal

_REFUSALS: Final[dict[int, type[Refusal]]] = {404: NotFound, 405: MethodNotAllowed}


def create_app(services: Services, console: Path = BUILT) -> ASGIApp:
    """The interface of one cell; its pools and listeners open and close with the server."""
    runtime = Runtime(services, NODES)
    operations, evidence, papers = Operations(runtime), EvidenceFiles(runtime), AppealPapers(runtime)
    trails, desks = TrailFiles(runtime), Desks(runtime)
    others = FastAPI(lifespan=_lifespan(services), docs_url=None, redoc_url=None, openapi_url=None)
    others.router.routes += [
        noted("/health", operations.health),
        noted("/ready", operations.ready),
        noted("/metrics", operations.metrics),
        noted("/evidence", evidence.hand_in, methods=["POST"]),
        noted("/evidence/{office}/{hash}", evidence.give_back),
        noted("/appeals/{id}/file/{number}.{form}", papers.case_file),
        noted("/appeals/{id}/letter/{number}.{language}.html", papers.letter),
        noted("/analysis/{plan}/{quarter}.html", PrintedAnalyses(runtime).page),
        noted("/results/{id}.{form}", PrintedResults(runtime).board),
        noted("/assessments/{id}/trail.{form}", trails.of_assessment),
        noted("/appeals/{id}/trail.{form}", trails.of_appeal),
        noted("/events.{form}", trails.of_all),
        noted("/bundles/{id}.zip", AuditBundles(runtime).give),
        noted("/desks", desks.all),
        noted("/desks/{person:uuid}", desks.take, methods=["POST"]),
        *Console(console).routes(),
    ]
    others.add_exception_handler(HTTPException, _http_problem)
    return Exchanges(_Paths(GraphqlEndpoint(runtime), others), runtime.metrics)


class _Paths:
    """GraphQL without a router before it, everything else with one."""

    def __init__(self, graphql: ASGIApp, others: ASGIApp) -> None:
        self._graphql = graphql
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        app = self._graphql if scope.get("path") == "/graphql" else self._others
        await app(scope, receive, send)


def _lifespan(services: Services) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await services.reads.open()
        try:
            async with (
                services.log_positions.opened(),
                services.read_positions.opened(),
                services.read_audit.opened(),
            ):
                yield
        finally:
            await services.reads.close()

    return lifespan


async def _http_problem(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    refusal = _REFUSALS.get(status)
    return problem(RequestMalformed(problem=str(error)) if refusal is None else refusal(), current())
