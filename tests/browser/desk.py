"""Somebody at a desk: a page of the console, and what went wrong on it."""

import json
import urllib.request
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import Browser, Page, Request, Route

Language = Literal["zh", "en"]

_ROOT: Final = Path(__file__).parents[2]
_AXE: Final = _ROOT / "api/console/web/node_modules/axe-core/axe.min.js"
_PICTURES: Final = _ROOT / "build/browser"
_SERIOUS: Final = {"serious", "critical"}
_KEEP: Final = """if (sessionStorage["begun"] === undefined) {
    for (const [store, entries] of Object.entries(%s)) Object.assign(window[store], entries);
    sessionStorage["begun"] = "yes";
}"""
_AXE_RUN: Final = """async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(
    ({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html }) => html.slice(0, 160)) }))"""


class Shape(Enum):
    """How large a screen is."""

    DESKTOP = (1440, 900)
    TELEPHONE = (390, 844)


@dataclass
class Desk:
    """A page.  ``faults`` are errors of the console and requests to anywhere else."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to another page."""
        self.page.goto(self.address + path)

    def must_be_accessible(self) -> None:
        """No serious fault in what is shown, nothing that has to be scrolled to sideways."""
        self.page.wait_for_timeout(400)  # what fades in has no contrast yet
        self.page.evaluate(_AXE.read_text(encoding="utf-8"))
        found = [each for each in self.page.evaluate(_AXE_RUN) if each["impact"] in _SERIOUS]
        assert found == [], found
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{wide} pixels stand out on the right"

    def picture(self, name: str) -> None:
        """Keep what is shown, for people to look at."""
        _PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=_PICTURES / f"{name}.png")


def at_desk(
    browser: Browser, address: str, role: str | None, path: str, *, language: Language, shape: Shape
) -> Desk:
    """A page at ``path``, opened by the first who holds ``role``; by nobody for ``None``."""
    width, height = shape.value
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    desk = Desk(context.new_page(), address)
    _watch(desk)
    kept: dict[str, dict[str, str]] = {"localStorage": {"jiheng.language": language}}
    if role is not None:
        person = holder(address, role)
        session = {"token": _json(f"{address}/desks/{person}", "POST")["token"], "desk": person}
        kept["sessionStorage"] = {"jiheng.session": json.dumps(session)}
    desk.page.add_init_script(_KEEP % json.dumps(kept))
    desk.open(path)
    return desk


@cache
def at_post(address: str, post: str) -> str:
    """The person who holds a post."""
    desks = _json(f"{address}/desks", "GET")["desks"]
    person: str = next(desk["person"] for desk in desks if desk["post"] == post)
    return person


@cache
def holder(address: str, role: str, unit: str | None = None) -> str:
    """The first person who holds a role, in some unit if one is named."""
    desks = _json(f"{address}/desks", "GET")["desks"]
    person: str = next(
        desk["person"] for desk in desks if role in desk["roles"] and unit in {None, desk["unit"]}
    )
    return person


def _watch(desk: Desk) -> None:
    def pass_on(route: Route, request: Request) -> None:
        if request.url.startswith((f"{desk.address}/", "data:")):
            route.continue_()
        else:
            desk.faults.append(f"asked elsewhere: {request.url}")
            route.abort()

    desk.page.route("**/*", pass_on)
    desk.page.on("websocket", lambda each: _check_socket(desk, each.url))
    desk.page.on("pageerror", lambda error: desk.faults.append(f"failed: {error}"))
    desk.page.on(
        "console", lambda said: desk.faults.append(said.text) if said.type in {"error", "warning"} else None
    )


def _check_socket(desk: Desk, url: str) -> None:
    if not url.startswith(desk.address.replace("http", "ws", 1)):
        desk.faults.append(f"connected elsewhere: {url}")


def _json(url: str, method: str) -> Any:
    request = urllib.request.Request(url, method=method)  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
        return json.load(answer)
