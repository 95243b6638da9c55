"""The interface as a client sees it: signed in as somebody, asking over HTTP, in the process of the test."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from starlette.types import ASGIApp, Message

from api.auth.local import LocalIssuer
from api.graphql.ids import Kind, global_id
from api.services import Services
from tests.support.city import City

URL = "http://jiheng.test"


@dataclass(frozen=True)
class Answer:
    """An answer to a GraphQL request."""

    status: int
    body: Mapping[str, Any]

    @property
    def data(self) -> Any:
        """The data of an answer without errors."""
        assert self.status == 200, self.body
        assert "errors" not in self.body, self.body["errors"]
        return self.body["data"]

    @property
    def errors(self) -> list[Any]:
        """The errors of the request."""
        errors: list[Any] = self.body["errors"]
        return errors

    @property
    def error(self) -> Any:
        """The extensions of the only error."""
        (error,) = self.errors
        return error["extensions"]

    @property
    def code(self) -> str:
        """The code of the only error."""
        code: str = self.error["code"]
        return code


@dataclass(frozen=True)
class Client:
    """A city, and its interface."""

    city: City
    services: Services
    issuer: LocalIssuer
    http: httpx.AsyncClient

    def token(self, who: str) -> str:
        """A token for somebody in the city."""
        return self.issuer.issue(UUID(self.city.people[who]))

    def headers(self, who: str) -> dict[str, str]:
        """The headers of a signed-in request."""
        return {"Authorization": f"Bearer {self.token(who)}"}

    def id_of(self, kind: Kind, key: UUID | str) -> str:
        """A global id."""
        return global_id(kind, self.services.log_id, key if isinstance(key, UUID) else UUID(key))

    def assessment(self, unit: str = "U01") -> str:
        """The global id of a unit's assessment."""
        return self.id_of(Kind.ASSESSMENT, self.city.assessments[unit])

    def person(self, who: str) -> str:
        """The global id of somebody in the city."""
        return self.id_of(Kind.PERSON, self.city.people[who])

    @property
    def plan(self) -> str:
        """The global id of the plan."""
        return self.id_of(Kind.PLAN, self.city.plan)

    async def ask(self, who: str, document: str, /, language: str = "zh", **variables: Any) -> Answer:
        """Ask as somebody."""
        sent = {"query": document, "variables": variables}
        headers = self.headers(who) | {"Accept-Language": language}
        answer = await self.http.post("/graphql", json=sent, headers=headers)
        return Answer(answer.status_code, answer.json())

    async def caught_up(self) -> int:
        """Wait until everything is readable; the position."""
        head = self.services.log.head().position
        assert await self.services.read_positions.reaches(head, 20)
        return head

    async def read(self, who: str, document: str, /, **variables: Any) -> Any:
        """The data of a question once everything is readable."""
        await self.caught_up()
        return (await self.ask(who, document, **variables)).data

    async def do(self, who: str, mutation: str, selection: str = "", /, **given: Any) -> Any:
        """The payload of a mutation, with position and errors besides ``selection``."""
        kind = mutation[0].upper() + mutation[1:]
        document = (
            f"mutation ($input: {kind}Input!) {{ {mutation}(input: $input)"
            f" {{ position errors {{ code field message retryable }} {selection} }} }}"
        )
        return (await self.ask(who, document, input=given)).data[mutation]


@asynccontextmanager
async def running(app: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application whose lifespan has begun."""
    received: asyncio.Queue[Message] = asyncio.Queue()
    sent: asyncio.Queue[Message] = asyncio.Queue()
    scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
    life = asyncio.ensure_future(app(scope, received.get, sent.put))
    await received.put({"type": "lifespan.startup"})
    assert (await sent.get())["type"] == "lifespan.startup.complete"
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL) as client:
            yield client
    finally:
        await received.put({"type": "lifespan.shutdown"})
        await life
