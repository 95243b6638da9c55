"""Whether the events of a bundle are those of the log: all of them, in order, and as they were stored."""

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from .checkpoints import Checkpoint
from .events import Event
from .faults import Code, Fault
from .figures import Json
from .tree import LEAVES, is_included, leaf_hash

_RULES: Final = ("plan.", "policy.")
_COMPARED: Final = 200
"""Among so many altered events those are looked for that have changed places."""


class Line(NamedTuple):
    """An event with the hash of its leaf and the path from there to the root."""

    event: Event
    leaf: bytes
    proof: list[bytes]


def lines_of(text: str) -> tuple[list[Line], list[Fault]]:
    """The lines of ``events.jsonl`` as they stand there, and those that cannot be read."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, written in enumerate(text.splitlines(), start=1):
        try:
            lines.append(_line(json.loads(written)))
        except (LookupError, TypeError, ValueError) as error:
            faults.append(Fault(Code.ALTERED_EVENT, f"events.jsonl:{number}: {error!r}"))
    return lines, faults


def _line(said: Json) -> Line:
    stored = said["state"].encode()
    event = Event(
        position=int(said["position"]),
        commit_position=int(said["commit_position"]),
        stream=str(said["stream"]),
        version=int(said["version"]),
        topic=str(said["topic"]),
        recorded_at=int(said["recorded_at"]),
        stored=stored,
        said=_said(stored),
    )
    return Line(event, b64decode(said["leaf"]), [b64decode(each) for each in said["proof"]])


def _said(stored: bytes) -> Json:
    """What stored bytes say; nothing where they are altered beyond reading."""
    try:
        said = json.loads(stored)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def disordered(lines: list[Line]) -> Iterator[Fault]:
    """Events that do not follow each other by position."""
    for one, next_one in pairwise(line.event for line in lines):
        if one.position >= next_one.position:
            yield Fault(Code.SWAPPED_ORDER, f"@{one.position}, @{next_one.position}")


def incomplete(lines: list[Line], manifest: Json) -> Iterator[Fault]:
    """Streams that lack a version, have one too many, or have versions out of order."""
    told = {each["stream"]: each["events"] for each in manifest["streams"]}
    found: dict[str, list[Event]] = {}
    for line in sorted(lines, key=lambda each: each.event.position):
        found.setdefault(line.event.stream, []).append(line.event)
    for stream in sorted({*told, *found}):
        yield from _gaps(stream, found.get(stream, []), told.get(stream, 0))
    for event in (line.event for line in lines if line.event.commit_position > manifest["border"]):
        yield Fault(Code.ALTERED_EVENT, f"@{event.position}", str(event.commit_position), manifest["border"])


def _gaps(stream: str, events: list[Event], count: int) -> Iterator[Fault]:
    versions = [event.version for event in events]
    for missing in sorted(set(range(1, count + 1)) - set(versions)):
        yield Fault(Code.REMOVED_EVENT, f"{stream} v{missing}")
    for event in events:
        if event.version > count:
            yield Fault(Code.ALTERED_EVENT, f"@{event.position} {stream} v{event.version}")
    for one, next_one in pairwise(events):
        if one.version >= next_one.version:
            yield Fault(Code.SWAPPED_ORDER, f"{stream} @{one.position}, @{next_one.position}")


def unproven(lines: list[Line], form: str, checkpoint: Checkpoint) -> Iterator[Fault]:
    """Events whose bytes are not those of their leaf, and leaves that the checkpoint does not prove."""
    altered = [line for line in lines if _leaf(line.event, line.event, form) != line.leaf]
    moved = _moved(altered[:_COMPARED], form)
    for line in altered:
        yield Fault(_altered(line.event, moved), f"@{line.event.position} {line.event.topic}")
    for line in lines:
        index = line.event.position - 1
        if not is_included(line.leaf, index, checkpoint.size, line.proof, checkpoint.root):
            yield Fault(Code.BROKEN_INCLUSION, f"@{line.event.position} {line.event.topic}")


def _altered(event: Event, moved: set[int]) -> Code:
    if event.position in moved:
        return Code.SWAPPED_ORDER
    return Code.CHANGED_RULE if event.topic.startswith(_RULES) else Code.ALTERED_EVENT


def _moved(altered: list[Line], form: str) -> set[int]:
    """The positions of events that are unaltered but for standing where another one was."""
    return {
        line.event.position
        for line in altered
        for other in altered
        if _leaf(line.event, other.event, form) == other.leaf
    }


def _leaf(event: Event, where: Event, form: str) -> bytes:
    """The leaf of an event, if it stood where another one does."""
    place = (
        f"{where.position} {where.commit_position} {event.stream} {event.version} {event.topic}"
        f" {where.recorded_at}"
    )
    return leaf_hash(LEAVES[form](place, event.stored))


def cited_evidence(events: Iterable[Event]) -> dict[str, list[int]]:
    """The hashes that events cite as evidence, and at which positions."""
    cited: dict[str, list[int]] = {}
    for event in events:
        for hashed in _evidence(event.said):
            cited.setdefault(hashed, []).append(event.position)
    return cited


def _evidence(said: Any) -> Iterator[str]:
    """What stands under ``evidence``, however deep."""
    if isinstance(said, dict):
        for name, value in said.items():
            if name == "evidence" and isinstance(value, list):
                yield from (str(each) for each in value)
            else:
                yield from _evidence(value)
    elif isinstance(said, list):
        for each in said:
            yield from _evidence(each)
