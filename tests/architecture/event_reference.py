"""The reference of the events: a page of all, and the JSON Schema of each as it is stored."""

import json
from collections.abc import Iterator
from typing import Final

from api.graphql.event_catalogue import schema_of
from api.graphql.event_types import TYPES
from api.labels import KINDS, LABELS
from domain.catalogue import EVENTS, SUPERSEDED
from domain.kernel.event import Event, Superseded
from projections.trail.kinds import TOPICS, EventKind, kind_of_topic
from tests.architecture.text import summary

PREAMBLE: Final = (
    "Everything that the log may hold, by topic, with its JSON Schema. Each event also carries its stream,\n"
    "its version and the [envelope](../adr/0006-the-envelope.md)."
)
HEAD: Final = ("Topic", "Kind", "名称", "Says", "Carries")

KINDS_PREAMBLE: Final = (
    "What a reader of the trail tells apart; the topic of an event decides. GraphQL has a type for each\n"
    "kind; `kinds` of a filter and `--kind` of `jiheng events` choose by it."
)
KINDS_HEAD: Final = ("Kind", "中文", "English", "GraphQL type", "Topics")


def kinds() -> list[type[Event]]:
    """Every kind of event, by topic."""
    found: list[type[Event]] = [*EVENTS, *SUPERSEDED]
    return sorted(found, key=lambda kind: kind.TOPIC)


def row(kind: type[Event]) -> tuple[str, ...]:
    """What an event says and carries."""
    fields = [name for name in kind.model_fields if name not in Event.model_fields]
    link = f"[`{kind.TOPIC}`](schemas/{kind.TOPIC}.json)"
    entry = f"`{kind_of_topic(kind.TOPIC)}`"
    today = kind.BECOMES if issubclass(kind, Superseded) else kind
    says = summary(kind) if today is kind else f"{summary(kind)} Read as `{today.TOPIC}`."
    return link, entry, LABELS[today.TOPIC][0], says, ", ".join(f"`{name}`" for name in fields)


def entry_kinds() -> Iterator[tuple[str, ...]]:
    """Every kind of entry of the trail: its names, its type, its topics."""
    for kind in EventKind:
        zh, en = KINDS[kind]
        topics = ", ".join(f"`{topic}`" for topic in TOPICS[kind])
        yield f"`{kind}`", zh, en, f"`{TYPES[kind].__name__}`", topics


def schemas() -> dict[str, str]:
    """The JSON Schema of every event by its file name."""
    return {f"schemas/{kind.TOPIC}.json": _schema(kind) for kind in kinds()}


def _schema(kind: type[Event]) -> str:
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
