"""``docs/how-to/hear-an-appeal.md``, walked by whom it names on a demo year loaded as it says."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from api.auth.local import LocalIssuer
from api.bootstrap import System, opened_on, services
from api.http.app import create_app
from api.services import Services
from infra.postgres.database import open_database
from infra.settings import Settings
from tests.support.api import running
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.serving import follow_once, following
from tests.support.walkthrough import Act, Request, acts, contains, filled, named_in

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/hear-an-appeal.md").read_text(encoding="utf-8")
TYPED: Final = re.findall(r"^\.venv/bin/jiheng ([^#\n]*)", PAGE, re.MULTILINE)
DOCUMENT: Final = b"%PDF-1.4\n"


def said(words: str, environment: dict[str, str]) -> str:
    """What ``jiheng`` says to these words."""
    command = [sys.executable, "-m", "api.cli", *shlex.split(words)]
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class Reader:
    """Somebody who does what the page says, and remembers what was answered."""

    services: Services
    issuer: LocalIssuer
    http: httpx.AsyncClient
    tokens: dict[str, str]
    known: dict[str, Any] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)

    async def do(self, act: Act) -> Any:
        """Let every post do its part; what the last one is answered."""
        answer: Any = None
        for post in act.posts:
            answer = await self._sent(post, act)
            self.known |= dict(named_in(answer))
        return answer

    async def _sent(self, post: str, act: Act) -> Any:
        assert await self.services.read_positions.reaches(self.services.log.head().position, 20)
        headers = {"Authorization": f"Bearer {self._token(post)}"}
        if isinstance(act.sent, Request):
            return await self._requested(act.sent, headers)
        sent = {"query": act.sent, "variables": act.variables(self.known)}
        answer = (await self.http.post("/graphql", json=sent, headers=headers)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def _requested(self, request: Request, headers: dict[str, str]) -> Any:
        path = filled(request.path, self.known)
        body = None
        if request.body is not None:
            body, headers = DOCUMENT, headers | {"Content-Type": request.body}
        answer = await self.http.request(request.method, path, headers=headers, content=body)
        assert answer.is_success, answer.text
        return answer.json() if "json" in answer.headers["Content-Type"] else None

    def _token(self, post: str) -> str:
        return self.tokens.get(post) or self.issuer.issue(UUID(self.actors[post]))

    def meet(self, posts: list[Any]) -> None:
        """Remember who holds which post."""
        for post in posts:
            (holding,) = post["holdings"]
            self.actors[post["code"]] = holding["actorId"]
            self.known[post["code"]] = holding["holder"]["id"]


@pytest.fixture
def environment(databases: Databases, tmp_path: Path) -> dict[str, str]:
    """An environment that leads to a database without any cell."""
    dsn = databases.empty().dsn
    assert dsn is not None
    return {"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(tmp_path)}


@pytest.fixture
def told(environment: dict[str, str]) -> str:
    """What the first command of the page says, which loads the year."""
    return said(TYPED[0], environment)


@pytest.fixture
def system(environment: dict[str, str], told: str) -> Iterator[System]:  # noqa: ARG001 - loaded by then
    """The year as ``make demo`` serves it, its clock running on."""
    settings = Settings(dsn=environment["JIHENG_DSN"], data_dir=Path(environment["JIHENG_DATA_DIR"]))
    with opened_on(open_database(settings)) as system:
        follow_once(City(system))
        yield system


@pytest_asyncio.fixture
async def reader(environment: dict[str, str], told: str, system: System) -> AsyncIterator[Reader]:
    """A reader who has loaded the year, and has the token that the page says how to get."""
    ports = services(system)
    printed = re.search(r"(\S+) +PERFORMANCE_OFFICE", told)
    assert printed is not None
    token = said(TYPED[1].replace("ID", printed[1]), environment).strip()
    issuer = LocalIssuer(system.settings.data_dir, "development")
    with following(City(system)):
        async with running(create_app(ports)) as http:
            yield Reader(ports, issuer, http, {"PO-HEAD": token})


async def test_the_page_can_be_walked_as_it_is_written(reader: Reader) -> None:
    for act in acts(PAGE):
        answer = await reader.do(act)
        assert isinstance(act.sent, Request) or refused(answer) == []
        assert contains(answer, act.answer), answer
        if "office" in (answer or {}):
            reader.meet(answer["office"]["posts"])


def refused(answer: Any) -> list[Any]:
    """The errors of all mutations of an answer."""
    payloads = (each for each in answer.values() if isinstance(each, dict))
    return [error for payload in payloads for error in payload.get("errors", ())]


def test_everything_that_the_page_shows_is_walked() -> None:
    told = list(acts(PAGE))
    assert len(TYPED) == PAGE.count("jiheng ") - PAGE.count("`jiheng ") == 2
    assert sum(len(act.posts) for act in told) > 25
    assert {act.sent.method for act in told if isinstance(act.sent, Request)} == {"GET", "POST"}
    assert sum(bool(act.answer) for act in told) == PAGE.count("# →")
