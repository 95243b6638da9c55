"""The web console over HTTP: its pages, and the files they load."""

import gzip
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api.http.problems import problem
from api.http.requests import current
from api.refusals import ConsoleNotBuilt, NotFound

PAGES: Final = ("sign-in", "boards", "assessments", "docket", "appeals", "events")
"""What the addresses of the console's pages begin with; its own router tells them apart."""

_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

_ALLOWED: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # component libraries write their styles at run time
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS: Final = {
    "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in _ALLOWED.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_NEVER_KEPT: Final = {"Cache-Control": "no-store"}
_KEPT: Final = {"Cache-Control": "public, max-age=31536000, immutable"}  # names hold a hash of the content
_PACKED: Final = {"Content-Encoding": "gzip"}


class Console:
    """Serves what lies in ``built``."""

    def __init__(self, built: Path) -> None:
        self._built = built

    def routes(self) -> list[BaseRoute]:
        """The addresses of all pages and files."""
        return [
            Route("/", self._console),
            *(Route(f"/{page}{rest}", self._console) for page in PAGES for rest in ("", "/{rest:path}")),
            Route("/graphiql", self._graphiql),
            Route("/assets/{name}", self._asset),
        ]

    async def _console(self, request: Request) -> Response:
        """Any page of the console: the same file, whatever the address."""
        return self._page(request, "index.html")

    async def _graphiql(self, request: Request) -> Response:
        """The page on which queries are written."""
        return self._page(request, "graphiql.html")

    async def _asset(self, request: Request) -> Response:
        """A file that a page loads."""
        name = f"assets/{request.path_params['name']}"
        if not (self._built / name).is_file():
            return problem(NotFound(), current())
        return self._answer(request, name, _KEPT)

    def _page(self, request: Request, name: str) -> Response:
        if not (self._built / name).is_file():
            return problem(ConsoleNotBuilt(), current())
        return self._answer(request, name, _NEVER_KEPT)

    def _answer(self, request: Request, name: str, keeping: dict[str, str]) -> Response:
        file = self._built / name
        plain, packed = _content(file, file.stat().st_mtime_ns)
        headers = _HEADERS | keeping | {"Vary": "Accept-Encoding"}
        media_type = _TYPES.get(file.suffix, "application/octet-stream")
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            return Response(packed, headers=headers | _PACKED, media_type=media_type)
        return Response(plain, headers=headers, media_type=media_type)


@lru_cache(maxsize=256)
def _content(file: Path, _changed: int) -> tuple[bytes, bytes]:
    """A file, plain and packed: read once for as long as it is not built anew."""
    plain = file.read_bytes()
    return plain, gzip.compress(plain, mtime=0)
