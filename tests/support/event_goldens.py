"""Golden bytes of events: the shape in which each topic was released, and one event as it was stored.

A file per aggregate, a line per topic.  A line is added with the release that brings the topic, never
edited: ``python -m tests.support.event_goldens`` adds those that are missing, from the demo years or, for
what does not happen there, of any values that fit.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from api.cli.demo.loader import load
from api.cli.demo.script import script
from api.cli.demo.year import Scenario, Year
from domain.catalogue import CODEC, EVENTS
from domain.kernel.digest import canonical
from domain.kernel.event import Event
from infra.eventstore.reader import LAST_POSITION, LogReader
from tests.support.databases import Databases, running_server
from tests.support.shapes import events

FOLDER: Final = Path(__file__).parents[1] / "domain" / "goldens" / "events"
GROWING: Final = frozenset({"$defs", "mapping"})
"""What of a schema may gain names: what could be read stays readable."""
WIDENING: Final = frozenset({"enum", "anyOf", "oneOf"})
"""What of a schema may gain alternatives."""
_WORDS: Final = frozenset({"title", "description"})
_COLUMNS: Final = frozenset({"originator_id", "originator_version", "envelope"})


class Golden(NamedTuple):
    """An event as it was stored under ``topic``, when its shape was ``schema``."""

    topic: str
    schema: Mapping[str, Any]
    stream: UUID
    version: int
    state: bytes

    @classmethod
    def of(cls, event: Event) -> "Golden":
        """The golden of an event."""
        return cls(
            event.TOPIC,
            schema_of(type(event)),
            event.originator_id,
            event.originator_version,
            CODEC.encode(event),
        )

    @property
    def line(self) -> str:
        """The line that it is kept in."""
        told = self._asdict() | {"stream": str(self.stream), "state": self.state.decode()}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def goldens() -> Iterator[Golden]:
    """All of them."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").removesuffix("\n").split("\n"):
            told = json.loads(line)
            yield Golden(**told | {"stream": UUID(told["stream"]), "state": told["state"].encode()})


def schema_of(kind: type[Event]) -> dict[str, Any]:
    """The JSON Schema of what an event carries, without words; the envelope has a golden of its own."""
    schema = _plain(kind.model_json_schema(mode="serialization"))
    for name in _COLUMNS:
        del schema["properties"][name]
    schema["required"] = [name for name in schema["required"] if name not in _COLUMNS]
    return {**schema, "$defs": _referenced(schema)}


def still_reads(released: Any, current: Any, under: str = "") -> bool:
    """Whether whatever fits the released schema fits the current one: names and alternatives may be added."""
    match released, current:
        case dict(), dict():
            same = under in GROWING or released.keys() == current.keys()
            return same and all(
                name in current and still_reads(each, current[name], name) for name, each in released.items()
            )
        case list(), list() if under in WIDENING:
            return all(any(still_reads(each, other) for other in current) for each in released)
        case _:
            return bool(released == current)


def _plain(schema: Any, under: str = "") -> Any:
    """The schema without titles and descriptions; a single value is an enumeration of one."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "const" in schema:
        schema = {**schema, "enum": [schema["const"]]}
        del schema["const"]
    names = under in {"properties", *GROWING}
    return {name: _plain(each, name) for name, each in schema.items() if names or name not in _WORDS}


def _referenced(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The definitions that a schema refers to, by itself or through others."""
    known, found = schema["$defs"], dict[str, Any]()
    waiting = [{name: each for name, each in schema.items() if name != "$defs"}]
    while waiting:
        text = canonical(waiting.pop())
        for name in known:
            if f'"#/$defs/{name}"' in text and name not in found:
                found[name] = known[name]
                waiting.append(known[name])
    return found


def _happened() -> dict[str, Event]:
    """The first event of each topic in the demo years."""
    found: dict[str, Event] = {}
    with running_server() as server:
        databases = Databases(server)
        for scenario in Scenario:
            database = databases.fresh("scripted")
            load(database, script(Year(scenario.directory)))
            reader = LogReader(database)
            for row in reader.page(0, LAST_POSITION):
                if row.topic not in found:
                    found[row.topic] = CODEC.decode(row.topic, row.stream, row.version, row.state)
            reader.close()
        databases.drop()
    return found


def _add() -> None:
    """Add the goldens that are missing."""
    known = {golden.topic for golden in goldens()}
    happened = _happened()
    FOLDER.mkdir(parents=True, exist_ok=True)
    kinds: list[type[Event]] = list(EVENTS)
    for kind in sorted(kinds, key=lambda each: each.TOPIC):
        if kind.TOPIC not in known:
            event = happened.get(kind.TOPIC) or events(kind).example()
            with (FOLDER / f"{kind.TOPIC.partition('.')[0]}.jsonl").open("a", encoding="utf-8") as file:
                file.write(Golden.of(event).line + "\n")


if __name__ == "__main__":
    _add()
