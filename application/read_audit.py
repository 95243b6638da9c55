"""The read audit (查阅留痕): what is noted of whoever looked at something sensitive.

It is a chain of rows of its own beside the log, which reading never touches.  The adapter is
``infra/read_audit``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

import orjson
from pydantic import TypeAdapter

from domain.kernel.event import Channel
from domain.kernel.refusal import Refusal

PURPOSE_LENGTH: Final = 200
"""How many characters may say why somebody looks."""


class ReadAuditUnavailable(Refusal):
    """What cannot be noted is not shown."""

    code = "READ_AUDIT_UNAVAILABLE"
    zh = "查阅留痕暂时无法写入，未予显示，请重试"
    en = "that you look at this cannot be noted, so it is not shown: try again"
    retryable = True


class ObjectKind(StrEnum):
    """What is read under audit."""

    ASSESSMENT = "ASSESSMENT"
    TRAIL = "TRAIL"
    PERSON_BOARD = "PERSON_BOARD"
    RESULT = "RESULT"
    APPEAL = "APPEAL"
    CASE_FILE = "CASE_FILE"
    LETTER = "LETTER"
    EVIDENCE = "EVIDENCE"
    EVALUATION_ROUND = "EVALUATION_ROUND"
    PERSON = "PERSON"
    READ_AUDIT = "READ_AUDIT"


class ReadOutcome(StrEnum):
    """What came of looking; whoever looks cannot tell the last two apart."""

    SHOWN = "SHOWN"
    CONCEALED = "CONCEALED"
    ABSENT = "ABSENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One object looked at, as it stood at a position of the log.

    ``id`` is that of the stream or event, a content hash, or the name of a query that lists several; ``part``
    is what of it: the number of a paper, a peer group.  ``appeal`` is the appeal that it belongs to, if any.
    """

    kind: ObjectKind
    id: str
    part: str | None
    office: str | None
    subject: str | None
    appeal: UUID | None
    position: int
    effective_on: date | None
    outcome: ReadOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleThen:
    """A role that the reader held on the day."""

    role: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry:
    """Who looked at what, how and why; the time, the place in the chain and the hash come with recording.

    ``person`` is an id, or ``account:<name>`` for whoever works at the server itself.  ``operation`` names
    the query, the route or the command; ``document`` is the hash of a GraphQL document, ``fields`` its roots.
    ``offices`` are those whose auditors may know of it; none: all.
    """

    person: str
    office: str | None
    unit: str | None
    roles: tuple[RoleThen, ...]
    channel: Channel
    language: str | None
    request_id: str | None
    operation: str
    document: str | None
    fields: tuple[str, ...]
    purpose: str | None
    objects: tuple[Look, ...]
    offices: tuple[str, ...]

    @classmethod
    def of(cls, *, office: str | None, objects: tuple[Look, ...], **given: Any) -> Self:
        """An entry with the offices of what was looked at.

        What is of no known office is taken to be of the reader's; an entry without any concerns all offices.
        """
        offices = {look.office or office for look in objects} or {office}
        return cls(
            office=office,
            objects=objects,
            offices=tuple(sorted(each for each in offices if each is not None)),
            **given,
        )

    def text(self) -> str:
        """The entry as it is stored and hashed."""
        return orjson.dumps(self, option=orjson.OPT_SORT_KEYS).decode()

    @staticmethod
    def read(text: str) -> "ReadEntry":
        """The entry in a stored text."""
        return _ENTRY.validate_json(text)


_ENTRY: Final = TypeAdapter(ReadEntry)


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """An entry in its place."""

    sequence: int
    read_at: datetime
    hash: bytes
    entry: ReadEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFilter:
    """Which records: all that is given must hold.

    ``offices`` are those whose records may be seen, but for those of ``reader``, who does not audit
    themselves, and for what is of the ``hidden`` appeals; times are a range with both ends included.
    """

    offices: Sequence[str]
    reader: str
    hidden: Sequence[UUID]
    person: str | None = None
    object: str | None = None
    kind: ObjectKind | None = None
    outcome: ReadOutcome | None = None
    office: str | None = None
    purpose: str | None = None
    read_from: datetime | None = None
    read_till: datetime | None = None

    def shows(self, look: Look) -> bool:
        """Whether an object of a record may be seen."""
        return look.appeal not in self.hidden and (look.office is None or look.office in self.offices)
