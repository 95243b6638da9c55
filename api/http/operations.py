"""Health, readiness and metrics, for those who keep the process running."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import anyio.to_thread
import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.graphql.context import Runtime
from api.graphql.errors import UNAVAILABLE, refusal_of
from api.graphql.moments import taken
from api.http.problems import problem
from api.http.requests import current
from api.refusals import ReadModelBehind
from api.services import LogHead, Standing
from application.refusals import LogNewerThanCode
from domain.catalogue import CODEC
from projections.generations import Snapshot

_OK: Final = "OK"
_METRICS: Final = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far log and read models are."""

    head: LogHead
    snapshot: Snapshot

    @property
    def lag(self) -> int:
        """How many events are not read yet; a head asked for first may be older than the snapshot."""
        return max(self.head.position - self.snapshot.position, 0)

    @property
    def parked(self) -> int:
        """How many streams are parked."""
        return max((pointer.incomplete for pointer in self.snapshot.pointers), default=0)


class Operations:
    """The addresses that operators and their tools ask; none of them tells what is in the log."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def health(self, _request: Request) -> Response:
        """The process answers; red while streams are parked, sealing is refused, or either is unknown."""
        feed, proof = await _state(self._feed), await _state(self._proof)
        red = {feed["state"], proof["state"]} != {_OK}
        cell = self._runtime.services.cell
        return _json({"status": "red" if red else "green", "cell": cell, "feed": feed, "proof": proof})

    async def ready(self, _request: Request) -> Response:
        """Whether requests can be answered: 200, or 503 with the reason."""
        try:
            reach = await self._reach()
            await self._require_readable(reach)
        except UNAVAILABLE as error:
            return problem(error, current())
        return _json({"status": "ready", **_summary(reach)})

    async def metrics(self, _request: Request) -> Response:
        """All metrics; the gauges keep their last values while the database is away."""
        with suppress(*UNAVAILABLE):
            reach = await self._reach()
            self._runtime.metrics.positions(reach.head.position, reach.snapshot.position, reach.parked)
            standing = await self._standing()
            self._runtime.metrics.sealing(
                standing.sealed, standing.anchored, refused=standing.fault is not None
            )
        return Response(self._runtime.metrics.text(), media_type=_METRICS)

    async def _feed(self) -> dict[str, Any]:
        return _summary(await self._reach())

    async def _proof(self) -> dict[str, Any]:
        standing = await self._standing()
        return {
            "state": standing.fault or _OK,
            "sealed": str(standing.sealed),
            "anchored": str(standing.anchored),
        }

    async def _standing(self) -> Standing:
        return await anyio.to_thread.run_sync(self._runtime.services.proof.standing)

    async def _reach(self) -> _Reach:
        services = self._runtime.services
        head = await anyio.to_thread.run_sync(services.log.head)
        return _Reach(head, await taken(services))

    async def _require_readable(self, reach: _Reach) -> None:
        """Refuse read models too far behind, or held up by an event that newer code has written."""
        services, reached = self._runtime.services, reach.snapshot.position
        if reach.lag > services.limits.behind_at_most:
            raise ReadModelBehind(position=reach.head.position, reached=reached)
        if reach.lag:
            waiting = await anyio.to_thread.run_sync(services.log.page, reached, 1)
            for row in waiting:
                if row.topic not in CODEC.topics:
                    raise LogNewerThanCode(found=row.topic, known=f"position {reached}")


async def _state(ask: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    """What is told of a part of the process, or why nothing can be."""
    try:
        return await ask()
    except UNAVAILABLE as error:
        return {"state": refusal_of(error, current().request_id).code}


def _summary(reach: _Reach) -> dict[str, Any]:
    return {
        "state": "PARKED" if reach.parked else _OK,
        "position": str(reach.snapshot.position),
        "head": str(reach.head.position),
        "lag": reach.lag,
        "parked": reach.parked,
    }


def _json(body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), media_type="application/json")
