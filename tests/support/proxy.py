"""A way to PostgreSQL that can lose an answer."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from threading import Thread

from psycopg.conninfo import conninfo_to_dict, make_conninfo


class Proxy:
    """Passes bytes between clients and the server of ``dsn``.

    Cuts the connection when the server answers the next question that holds ``lose_answer_to``: the
    server has done what was asked, and the client does not learn of it.
    """

    def __init__(self, dsn: str) -> None:
        self._server = conninfo_to_dict(dsn)
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.dsn = make_conninfo(dsn, host="127.0.0.1", port=port, sslmode="disable", gssencmode="disable")
        self.lose_answer_to: bytes | None = None
        self._clients: list[socket.socket] = []
        self._threads = [Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        """Cut all connections and take no more."""
        for end in (self._listener, *self._clients):
            with suppress(OSError):  # closed already
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # shut down
            while True:
                client, _ = self._listener.accept()
                self._clients.append(client)
                self._threads.append(Thread(target=self._pass, args=(client, self._connect())))
                self._threads[-1].start()

    def _connect(self) -> socket.socket:
        host, port = str(self._server.get("host", "localhost")), int(self._server.get("port") or 5432)
        if not host.startswith("/"):
            return socket.create_connection((host, port))
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(f"{host}/.s.PGSQL.{port}")
        return connection

    def _pass(self, client: socket.socket, server: socket.socket) -> None:
        """Serve one connection until an end closes it, or a lost answer does."""
        doomed = False
        with client, server, suppress(ConnectionError):
            while True:
                (speaker, *_), _, _ = select([client, server], [], [])
                data = speaker.recv(65536)
                if not data or (doomed and speaker is server):
                    return
                if self.lose_answer_to is not None and self.lose_answer_to in data:
                    doomed, self.lose_answer_to = True, None
                (server if speaker is client else client).sendall(data)


@contextmanager
def proxy_to(dsn: str) -> Iterator[Proxy]:
    """A proxy to the server of ``dsn``."""
    proxy = Proxy(dsn)
    try:
        yield proxy
    finally:
        proxy.close()
