"""A real browser on a real server: ``jiheng demo`` as anybody runs it, and Debian's chromium."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from api.console import BUILT
from tests.browser.desk import Desk, Language, Shape, at_desk

_PATIENCE_MS: Final = 15_000
_SERVING: Final = re.compile(r"Jiheng is serving: (http://\S+)")

Sit = Callable[..., Desk]
"""``sit("AUDITOR", "/boards", shape)``: a page that somebody with that role has opened."""


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demo year."""
    if not BUILT.is_dir():
        pytest.fail("the console is not built: run make console")
    folder = tmp_path_factory.mktemp("demo")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("JIHENG_")},
        "JIHENG_DATA_DIR": str(folder),
        "JIHENG_HTTP_PORT": "0",
    }
    command = [sys.executable, "-m", "api.cli", "demo"]
    with (
        (folder / "errors.log").open("w") as errors,
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as server,
    ):
        try:
            yield _address(server, folder / "errors.log")
        finally:
            server.terminate()
            server.wait(30)


def _address(server: subprocess.Popen[str], errors: Path) -> str:
    assert server.stdout is not None
    for line in server.stdout:
        if found := _SERVING.search(line):
            return found[1]
    raise AssertionError(errors.read_text())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("there is no chromium: apt-get install chromium fonts-noto-cjk")
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def sit(demo: str, browser: Browser) -> Iterator[Sit]:
    """Opens pages, and checks at the end that none asked elsewhere and nothing failed unseen."""
    opened: list[Desk] = []

    def sit_down(
        role: str | None, path: str, *, language: Language = "zh", shape: Shape = Shape.DESKTOP
    ) -> Desk:
        desk = at_desk(browser, demo, role, path, language=language, shape=shape)
        opened.append(desk)
        return desk

    yield sit_down
    for desk in opened:
        desk.page.context.close()
    assert [fault for desk in opened for fault in desk.faults] == []


@pytest.fixture(scope="session")
def ask(demo: str) -> Callable[[str, str], Any]:
    """``ask(person, document)``: what the server answers to a person, past the browser."""

    def asked(person: str, document: str) -> Any:
        token = _post(f"{demo}/desks/{person}", {}, {})["token"]
        return _post(f"{demo}/graphql", {"query": document}, {"Authorization": f"Bearer {token}"})["data"]

    return asked


def _post(url: str, body: Any, headers: dict[str, str]) -> Any:
    sent = json.dumps(body).encode()
    request = urllib.request.Request(url, sent, {"Content-Type": "application/json", **headers})  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
        return json.load(answer)
