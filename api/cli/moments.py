"""Moments given on the command line: a position of the log, or a time."""

from datetime import datetime

from api.refusals import MomentMalformed, PositionUnknown
from domain.kernel.clock import ZONE
from infra.eventstore.reader import LogReader


def border_of(given: str | None, reader: LogReader) -> int:
    """The commit border at a moment: the head when none is given.

    Raises ``MomentMalformed``, or ``PositionUnknown`` beyond the head.
    """
    head = reader.head().position
    if given is None:
        return head
    if given.isascii() and given.isdigit():
        if int(given) > head:
            raise PositionUnknown("as-of", position=given, head=head)
        return reader.border(int(given))
    return reader.border_at(moment_of("as-of", given))


def moment_of(option: str, given: str) -> datetime:
    """The time that was given as ``option``; raises ``MomentMalformed``.

    A time without a zone is the office's; a bare day is meant up to its end.
    """
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise MomentMalformed(option, given=given) from error
    if len(given) == len("2014-10-15"):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
