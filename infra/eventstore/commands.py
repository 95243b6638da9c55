"""Commands on their way into the log, and the log's answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString, NamedTuple, TypeVar

from eventsourcing.persistence import IntegrityError, StoredEvent

from application.log import AlreadyDone, AppendRefused, ClockRefused, Commit, KeyReused, StreamMoved

T = TypeVar("T")

APPEND: Final[LiteralString] = (
    "SELECT verdict, first_outcome, border FROM append("
    "%(command_keys)s, %(digests)b, %(outcomes)b, %(ats)s, %(keys)b, %(streams)s,"
    " %(guard_commands)s, %(guard_streams)s, %(guard_versions)s,"
    " %(event_commands)s, %(event_streams)s, %(event_versions)s, %(topics)b, %(states)b)"
)


class StreamConflict(StreamMoved, IntegrityError):
    """``StreamMoved``, by the name under which the library knows it."""


@dataclass(frozen=True, slots=True)
class Command:
    """The events of one command, and what goes with them."""

    events: Sequence[StoredEvent]
    commit: Commit


class Answer(NamedTuple):
    """What the log says to one command; ``error`` if it did not get to say anything."""

    verdict: str
    first_outcome: str | None
    border: int | None
    error: Exception | None = None


class _Ordinals(dict[T, int]):
    """Numbers its keys from 1 in the order in which they are first asked for."""

    def __missing__(self, key: T) -> int:
        ordinal = self[key] = len(self) + 1
        return ordinal


def parameters(group: Sequence[Command]) -> Mapping[str, Any]:
    """The arrays that ``append`` takes.  Numbers and ids go as array literals, the cheapest to make."""
    keys: _Ordinals[str] = _Ordinals()
    streams: _Ordinals[object] = _Ordinals()
    commits = [command.commit for command in group]
    events = [(number, event) for number, command in enumerate(group, 1) for event in command.events]
    guards = [(number, guard) for number, commit in enumerate(commits, 1) for guard in commit.guards.items()]
    return {
        "command_keys": _array("NULL" if commit.key is None else keys[commit.key] for commit in commits),
        "digests": [commit.digest for commit in commits],
        "outcomes": [commit.outcome for commit in commits],
        "ats": _array("NULL" if commit.at is None else f'"{commit.at.isoformat()}"' for commit in commits),
        "guard_commands": _array(number for number, _ in guards),
        "guard_streams": _array(streams[stream] for _, (stream, _) in guards),
        "guard_versions": _array(version for _, (_, version) in guards),
        "event_commands": _array(number for number, _ in events),
        "event_streams": _array(streams[event.originator_id] for _, event in events),
        "event_versions": _array(event.originator_version for _, event in events),
        "topics": [event.topic for _, event in events],
        "states": [event.state for _, event in events],
        "keys": list(keys),
        "streams": _array(streams),
    }


def _array(elements: Iterable[object]) -> str:
    return f"{{{','.join(map(str, elements))}}}"


def positions(command: Command, answer: Answer) -> range:
    """Where the events of ``command`` stand in the log.  Raises what ``answer`` refuses it with."""
    match answer:
        case Answer("COMMITTED", _, int(border)):
            return range(border - len(command.events) + 1, border + 1)
        case Answer(error=Exception() as error):
            raise error
        case _:
            raise _refusal(answer)


def _refusal(answer: Answer) -> AppendRefused:
    match answer:
        case Answer("REPEATED", str(outcome), int(border)):
            return AlreadyDone(outcome, border)
        case Answer("KEY_REUSED"):
            return KeyReused("the key was used with other input")
        case Answer("CLOCK_REFUSED"):
            return ClockRefused("the time given does not suit the log's clock")
        case Answer("GUARD_MOVED"):
            return StreamConflict("a stream that was read has moved")
        case _:
            return StreamConflict("a stream that is written has moved")
