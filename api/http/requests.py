"""One request and its answer: an id, a language, a time, and a line in the log."""

import re
import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.graphql.context import Context
from api.language import Language, preferred
from api.telemetry import Metrics

REQUEST_ID: Final = "X-Request-Id"

_ACCEPTED: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}", re.ASCII)
_KNOWN_PATHS: Final = frozenset({"/", "/graphql", "/graphiql", "/health", "/ready", "/metrics"})
_FAMILIES: Final = (
    *("/results", "/evidence", "/analysis", "/appeals", "/bundles"),
    *("/desks", "/assets", "/boards", "/assessments"),
)
_LOGGER: Final = structlog.get_logger("api.http")


@dataclass(slots=True)
class Exchange:
    """A request under way, with its context once somebody has signed in to an address.

    ``notes`` go into its line of the log: ids and positions, never names.
    """

    request_id: str
    language: Language
    context: Context | None = None
    notes: dict[str, Any] = field(default_factory=dict)


_CURRENT: Final[ContextVar[Exchange]] = ContextVar("exchange")


def current() -> Exchange:
    """The request that is being answered."""
    return _CURRENT.get()


class Exchanges:
    """ASGI middleware that opens an exchange around each request and closes it with a line."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        exchange = Exchange(
            _request_id(headers.get(REQUEST_ID)), preferred(headers.get("Accept-Language", ""))
        )
        token = _CURRENT.set(exchange)
        answer = _Answer(send, exchange)
        start = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        finally:
            _CURRENT.reset(token)
            self._note(scope, exchange, answer.status, time.perf_counter() - start)

    def _note(self, scope: Scope, exchange: Exchange, status: int, seconds: float) -> None:
        path = _label(scope["path"])
        self._metrics.request(path, status, seconds)
        _LOGGER.info(
            "request",
            request_id=exchange.request_id,
            method=scope.get("method", "WEBSOCKET"),
            path=path,
            status=status,
            milliseconds=round(seconds * 1000, 1),
            **exchange.notes,
        )


class _Answer:
    """Puts the request's id on the answer and remembers its status."""

    def __init__(self, send: Send, exchange: Exchange) -> None:
        self._send = send
        self._exchange = exchange
        self.status = 0

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)[REQUEST_ID] = self._exchange.request_id
        await self._send(message)


def _label(path: str) -> str:
    """A path as metrics and the log name it: without ids."""
    family = next((each for each in _FAMILIES if path.startswith(f"{each}/")), path)
    return family if family in {*_KNOWN_PATHS, *_FAMILIES} else "other"


def _request_id(given: str | None) -> str:
    """The client's id where it is one that can be told from a text, else a new one."""
    return given if given is not None and _ACCEPTED.fullmatch(given) else uuid4().hex
