"""Commands: what is asked, by whom, and what came of it."""

import hashlib
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Self
from uuid import UUID

from pydantic import ValidationError, model_validator

from application.refusals import InputMalformed
from domain.kernel.event import Channel
from domain.kernel.refusal import Refusals
from domain.kernel.value import Value

_NUL: Final = r"\u0000"


class Command(Value):
    """A request to change something: frozen, strict, complete.  ``NAME`` is part of the idempotency key."""

    NAME: ClassVar[str]

    @model_validator(mode="after")
    def _has_no_nul(self) -> Self:
        """A text with a NUL could be recorded, and then no read model could take it in."""
        if _NUL in self.model_dump_json():
            msg = "a text holds a NUL character"
            raise ValueError(msg)
        return self

    @property
    def digest(self) -> bytes:
        """SHA-256 over the command's name and canonical input."""
        return hashlib.sha256(f"{self.NAME}\n{self.model_dump_json()}".encode()).digest()

    @classmethod
    def of(cls, **given: Any) -> Self:
        """The command of these inputs; raises ``Refusals`` naming every malformed field."""
        try:
            return cls(**given)
        except ValidationError as error:
            raise Refusals([_malformed(dict(each)) for each in error.errors()]) from error


def _malformed(error: dict[str, Any]) -> InputMalformed:
    path = ".".join(map(str, error["loc"]))
    return InputMalformed(path, path=path, problem=error["msg"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who sends a command, and in what context.

    ``person`` is a person's id, or ``system:<name>`` for an automatic step.
    """

    person: str
    channel: Channel
    correlation_id: UUID
    request_id: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a command: the commit position, and the id or reference of what it created."""

    position: int
    result: str | None
