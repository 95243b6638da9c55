"""Every setting, read from ``JIHENG_…`` in the environment."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

CellName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}$")]


class Settings(BaseSettings):
    """The settings of one process.  A setting that is out of range is refused by name when it is read."""

    model_config = SettingsConfigDict(env_prefix="JIHENG_", frozen=True)

    cell: CellName = Field(
        default="jiheng",
        description="The cell (a provincial bureau): its schemas, roles and channel are called after it.",
    )
    data_dir: Path = Field(
        default=Path("data"),
        description="Directory of everything kept on disk, the embedded PostgreSQL among it.",
    )
    dsn: str | None = Field(
        default=None,
        repr=False,
        description="Where the log is: a libpq URI or keyword string. Absent: embedded in data_dir.",
    )
    read_dsn: str | None = Field(
        default=None,
        repr=False,
        description="Where the read models are, if not beside the log.",
    )
    environment: Literal["development", "production"] = Field(
        default="development",
        description="production refuses what is for demonstrations only, such as locally issued tokens.",
    )
    checkpoint_dir: Path | None = Field(
        default=None,
        description="Where checkpoints of the log are kept outside the database."
        " Absent: checkpoints in data_dir.",
    )
    signing_key: Path | None = Field(
        default=None,
        description="The Ed25519 key (PEM) that signs them. Absent: made once in data_dir.",
    )
    seal_events: int = Field(
        default=1_000, ge=1, description="As soon as so many events are new, the log is sealed."
    )
    seal_seconds: float = Field(
        default=60.0, gt=0, description="It is sealed so often, too, where anything is new."
    )
    http_host: str = Field(default="127.0.0.1", description="Address the HTTP server listens on.")
    http_port: int = Field(default=8000, ge=0, le=65535, description="Its port; 0 takes a free one.")
    pool_size: int = Field(
        default=8, ge=1, le=100, description="Most connections that one pool of a process opens."
    )
    statement_timeout: float = Field(
        default=30.0,
        ge=0,
        description="Seconds after which a reader's or writer's statement is given up; 0 never.",
    )
    lock_timeout: float = Field(
        default=5.0, ge=0, description="Seconds a statement waits for a lock before it is given up; 0 never."
    )
    connect_timeout: int = Field(default=5, ge=1, description="Seconds to wait for a new connection.")
    append_patience: float = Field(
        default=5.0,
        ge=0,
        description="Seconds during which an append that did not reach the database is tried again.",
    )
