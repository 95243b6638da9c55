"""``jiheng serve``: the HTTP server, with the feed as a supervised child."""

import socket
import sys
from typing import Annotated, Final

import typer
import uvicorn

from api.bootstrap import System, opened, services
from api.cli.output import ERRORS, OUT, Exit, speaking
from api.console import BUILT
from domain.kernel.refusal import Refusal
from infra.settings import Settings
from infra.supervision import Supervised

FEED: Final = (sys.executable, "-m", "api.cli", "follow", "--supervised")
_BACKLOG: Final = 2048


class AddressUnavailable(Refusal):
    """Somebody else listens there, or the address is not ours."""

    code = "ADDRESS_UNAVAILABLE"
    zh = "无法监听 {host}:{port}（{reason}），可用 --port 0 自动选择端口"
    en = "cannot listen on {host}:{port} ({reason}); --port 0 takes a free one"


def serve(
    host: Annotated[str | None, typer.Option(help="监听地址 / address to listen on")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="端口，0 自动选择 / 0: a free one")
    ] = None,
    feed: Annotated[bool, typer.Option(help="同时运行 follow 子进程 / run follow as a child")] = True,
) -> None:
    """启动服务 / Serve GraphQL over HTTP."""
    settings = Settings()
    with speaking(), opened(settings) as system:
        serve_system(
            system,
            settings.http_host if host is None else host,
            settings.http_port if port is None else port,
            feed=feed,
        )


def serve_system(system: System, host: str, port: int, *, feed: bool = True) -> None:
    """Serve until interrupted; prints the address.  Raises ``AddressUnavailable``."""
    from api.http.app import create_app  # noqa: PLC0415 - other commands start without the web stack

    with _listening(host, port) as listener:
        ports = services(system)
        config = uvicorn.Config(
            create_app(ports),
            log_config=None,
            lifespan="on",
            backlog=_BACKLOG,
            ws_max_size=ports.limits.body_bytes,
        )
        server = uvicorn.Server(config)
        address = f"http://{host}:{listener.getsockname()[1]}"
        OUT.print(f"绩衡已就绪 / Jiheng is serving: {address}   (GraphQL: {address}/graphql)")
        if not BUILT.is_dir():
            ERRORS.print("网页控制台尚未构建，请运行 make console / no web console yet: run make console")
        if not feed:
            server.run(sockets=[listener])
            return
        with Supervised(FEED, final=[Exit.DONE, Exit.REFUSED]):
            server.run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=_BACKLOG)
    except OSError as error:
        raise AddressUnavailable("port", host=host, port=port, reason=error.strerror) from error
