"""The reference of the events: a page of all, and the JSON Schema of each as it is stored."""

import json
from typing import Final

from domain.catalogue import EVENTS
from domain.kernel.event import Event
from tests.architecture.text import summary

PREAMBLE: Final = (
    "Everything that the log may hold, by topic, with its JSON Schema. Each event also carries its stream,\n"
    "its version and the [envelope](../adr/0006-the-envelope.md)."
)
HEAD: Final = ("Topic", "Says", "Carries")


def kinds() -> list[type[Event]]:
    """Every kind of event, by topic."""
    found: list[type[Event]] = list(EVENTS)
    return sorted(found, key=lambda kind: kind.TOPIC)


def row(kind: type[Event]) -> tuple[str, str, str]:
    """What an event says and carries."""
    fields = [name for name in kind.model_fields if name not in Event.model_fields]
    link = f"[`{kind.TOPIC}`](schemas/{kind.TOPIC}.json)"
    return link, summary(kind), ", ".join(f"`{name}`" for name in fields)


def schemas() -> dict[str, str]:
    """The JSON Schema of every event by its file name."""
    return {f"schemas/{kind.TOPIC}.json": _schema(kind) for kind in kinds()}


def _schema(kind: type[Event]) -> str:
    named = {"$id": f"urn:jiheng:event:{kind.TOPIC}", **kind.model_json_schema(mode="serialization")}
    return json.dumps(named, ensure_ascii=False, indent=1) + "\n"
