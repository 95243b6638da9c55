"""Where a cell lives, and how a session enters it: by one login, in one role, looking at one schema."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from domain.kernel.refusal import Refusal
from infra.postgres.embedded import EmbeddedServer
from infra.settings import Settings

OLDEST_VERSION: Final = 15


class PostgresTooOld(Refusal):
    """The server is older than the oldest version that is proven."""

    code = "POSTGRES_TOO_OLD"
    zh = "PostgreSQL 版本 {found} 过低, 至少需要 {oldest}。"
    en = "PostgreSQL {found} is too old: at least {oldest} is needed."


class DatabaseUnreachable(Refusal):
    """No connection could be made."""

    code = "DATABASE_UNREACHABLE"
    zh = "无法连接数据库: {reason}"
    en = "The database cannot be reached: {reason}"
    retryable = True


class Role(Enum):
    """In whose name a session acts; the database role is ``<cell>_<value>``."""

    OWNER = "owner"
    WRITER = "writer"
    PROJECTOR = "projector"
    READER = "reader"

    def of(self, cell: str) -> str:
        """The name of this role in ``cell``."""
        return f"{cell}_{self.value}"


@dataclass(frozen=True, slots=True)
class Database:
    """The log and the read models of one cell; ``log_dsn`` and ``read_dsn`` are login DSNs."""

    settings: Settings
    log_dsn: str
    read_dsn: str

    @property
    def cell(self) -> str:
        """The name of the cell."""
        return self.settings.cell

    def log(self, role: Role) -> str:
        """A conninfo for sessions on the kept tables, in schema ``<cell>``."""
        return self._conninfo(self.log_dsn, role, self.cell)

    def keys(self, role: Role) -> str:
        """A conninfo for sessions on the keys of persons, in schema ``<cell>_keys``."""
        return self._conninfo(self.log_dsn, role, f"{self.cell}_keys")

    def read(self, role: Role) -> str:
        """A conninfo for sessions on the read models, in schema ``<cell>_read``."""
        return self._conninfo(self.read_dsn, role, f"{self.cell}_read")

    def _conninfo(self, dsn: str, role: Role, schema: str) -> str:
        given = conninfo_to_dict(dsn)
        options = [str(given.get("options") or ""), *_session(self.settings, role, schema)]
        timeout = given.get("connect_timeout", self.settings.connect_timeout)
        return make_conninfo(dsn, options=" ".join(filter(None, options)), connect_timeout=timeout)


def _session(settings: Settings, role: Role, schema: str) -> list[str]:
    parameters = {
        "role": role.of(settings.cell),
        "search_path": f"{schema},pg_temp",
        "timezone": "UTC",
        "lock_timeout": _milliseconds(settings.lock_timeout),
    }
    if role in (Role.WRITER, Role.READER):
        parameters["statement_timeout"] = _milliseconds(settings.statement_timeout)
    return [f"-c {name}={value}" for name, value in parameters.items()]


def _milliseconds(seconds: float) -> str:
    return f"{round(seconds * 1000)}"


def open_database(settings: Settings) -> Database:
    """The databases that ``settings`` lead to, reachable and of a good version.

    Starts the embedded server where no DSN is given; it stays up until the last process using it ends.
    """
    log_dsn = settings.dsn or EmbeddedServer(settings.data_dir / "postgres").dsn
    read_dsn = settings.read_dsn or log_dsn
    for dsn in dict.fromkeys((log_dsn, read_dsn)):
        require_version(dsn, settings.connect_timeout)
    return Database(settings, log_dsn, read_dsn)


def require_version(dsn: str, connect_timeout: int, oldest: int = OLDEST_VERSION) -> None:
    """Raise ``PostgresTooOld`` for a server older than ``oldest``, ``DatabaseUnreachable`` for none."""
    try:
        with psycopg.connect(dsn, connect_timeout=connect_timeout) as connection:
            found = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(reason=error) from error
    if found < oldest:
        raise PostgresTooOld(found=found, oldest=oldest)
