"""The console as a browser gets it: pages never kept, files kept for ever, nothing from elsewhere."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from api.bootstrap import services
from api.http.app import create_app
from tests.support.api import Client, running
from tests.support.city import City

PAGE = {"Accept": "text/html"}
SCRIPT = "/assets/index-4711.js"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A console of a few bytes."""
    folder = tmp_path_factory.mktemp("static")
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("<title>console</title>", encoding="utf-8")
    (folder / "graphiql.html").write_text("<title>GraphiQL</title>", encoding="utf-8")
    (folder / SCRIPT[1:]).write_text("export {};", encoding="utf-8")
    (folder / "licenses.md").write_text("MIT", encoding="utf-8")
    return folder


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def console(shared_city: City, built: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server that has the console."""
    async with running(create_app(services(shared_city.system), built)) as http:
        yield http


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sign-in",
        "/boards",
        "/boards?at=2014-07-15",
        "/assessments/QXNzZXNzbWVudA",
        "/boards/deep/link",
        "/events",
        "/events/proof",
    ],
)
async def test_every_page_is_the_console(console: httpx.AsyncClient, path: str) -> None:
    answer = await console.get(path, headers=PAGE)
    assert (answer.status_code, answer.text) == (200, "<title>console</title>")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


async def test_graphiql_is_a_page_of_its_own(console: httpx.AsyncClient) -> None:
    assert (await console.get("/graphiql")).text == "<title>GraphiQL</title>"


async def test_a_page_lets_the_browser_talk_to_this_server_only(console: httpx.AsyncClient) -> None:
    headers = (await console.get("/")).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (policy["script-src"], policy["connect-src"]) == ("'self'", "'self'")
    assert policy["frame-ancestors"] == "'none'"
    assert "http" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")


async def test_a_file_is_kept_for_ever_and_travels_packed(console: httpx.AsyncClient) -> None:
    packed = await console.get(SCRIPT, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert packed.headers["Content-Type"] == "text/javascript; charset=utf-8"
    plain = await console.get(SCRIPT, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert packed.text == plain.text == "export {};"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/assets/gone.js", "NOT_FOUND"),
        ("/assets/..%2findex.html", "NOT_FOUND"),
        ("/licenses.md", "NOT_FOUND"),
        ("/nowhere", "NOT_FOUND"),
        ("/results/nothing", "NOT_FOUND"),
        ("/graphql", "METHOD_NOT_ALLOWED"),
    ],
)
async def test_no_page_takes_the_place_of_another_address(
    console: httpx.AsyncClient, path: str, code: str
) -> None:
    assert (await console.get(path, headers=PAGE)).json()["code"] == code


async def test_health_is_still_told_beside_the_pages(console: httpx.AsyncClient) -> None:
    assert (await console.get("/health", headers=PAGE)).json()["feed"]


async def test_a_console_that_is_built_anew_is_served_without_a_restart(
    console: httpx.AsyncClient, built: Path
) -> None:
    page = built / "graphiql.html"
    before = page.read_text(encoding="utf-8")
    page.write_text("<title>newer</title>", encoding="utf-8")
    assert (await console.get("/graphiql")).text == "<title>newer</title>"
    page.write_text(before, encoding="utf-8")


async def test_without_a_console_the_page_says_what_to_run(shared: Client, tmp_path: Path) -> None:
    async with running(create_app(shared.services, tmp_path)) as http:
        answer = await http.get("/", headers=PAGE)
    assert (answer.status_code, answer.json()["code"]) == (503, "CONSOLE_NOT_BUILT")
    assert "make console" in answer.json()["cure"]
