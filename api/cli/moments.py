"""Moments given on the command line: a position of the log, a time, a version, a duration back."""

import re
from datetime import datetime
from typing import Final
from uuid import UUID

from api.refusals import (
    MomentMalformed,
    MomentOutOfRange,
    MomentsReversed,
    MomentTakesNoVersion,
    PositionUnknown,
)
from domain.kernel.clock import ZONE
from domain.kernel.duration import back
from infra.eventstore.reader import LogReader

_VERSION: Final = re.compile(r"v\d{1,9}", re.ASCII)


def border_of(given: str | None, reader: LogReader, option: str = "as-of") -> int:
    """The commit border at a moment: the head when none is given.

    Raises ``MomentMalformed``, or ``PositionUnknown`` beyond the head.
    """
    head = reader.head().position
    if given is None:
        return head
    if given.isascii() and given.isdigit():
        if int(given) > head:
            raise PositionUnknown(option, position=given, head=head)
        return reader.border(int(given))
    return reader.border_at(moment_of(option, given))


def span_of(start: str, end: str | None, reader: LogReader, stream: UUID | None = None) -> tuple[int, int]:
    """The commit borders of two moments; v3 is the third version of ``stream``, -P7D a week before the other.

    Raises what ``border_of`` does, ``MomentOutOfRange``, ``MomentTakesNoVersion`` or ``MomentsReversed``.
    """
    head = reader.head().position
    ended = head if end is None else _border("to", end, reader, stream, head)
    begun = _border("from", start, reader, stream, ended)
    if begun > ended:
        raise MomentsReversed("from", start=begun, end=ended)
    return begun, ended


def _border(option: str, given: str, reader: LogReader, stream: UUID | None, other: int) -> int:
    if _VERSION.fullmatch(given):
        return _of_version(option, given, reader, stream)
    if not given.startswith("-"):
        return border_of(given, reader, option)
    try:
        return max((reader.border_at(back(at, given)) for at in _recorded(other, reader)), default=0)
    except ValueError as error:
        raise MomentMalformed(option, given=given) from error


def _of_version(option: str, given: str, reader: LogReader, stream: UUID | None) -> int:
    if stream is None:
        raise MomentTakesNoVersion(option)
    rows = reader.stream(stream)
    found = [row.commit_position for row in rows if row.version == int(given[1:])]
    if not found:
        raise MomentOutOfRange(option, given=given, last=f"v{len(rows)}")
    return found[0]


def _recorded(border: int, reader: LogReader) -> list[datetime]:
    """When a border was recorded; nothing before the first event."""
    return [row.recorded_at for row in reader.page(border - 1, 1)] if border else []


def moment_of(option: str, given: str, *, begins: bool = False) -> datetime:
    """The time that was given as ``option``; raises ``MomentMalformed``.

    A time without a zone is the office's; a bare day is meant up to its end, or from its beginning.
    """
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise MomentMalformed(option, given=given) from error
    if len(given) == len("2014-10-15") and not begins:
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
