"""A released shape never changes: what was stored in it is read for ever, byte by byte."""

from typing import Any, Final

import pytest

from domain.catalogue import CODEC, EVENTS, SUPERSEDED
from domain.kernel.event import Event
from tests.support.event_goldens import Golden, goldens, schema_of, still_reads

GOLDENS: Final = tuple(goldens())
TODAY: Final[dict[str, type[Event]]] = {kind.TOPIC: kind for kind in EVENTS}
READ: Final[dict[str, type[Event]]] = TODAY | {kind.TOPIC: kind for kind in SUPERSEDED}
EACH: Final = pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.topic)
OF_TODAY: Final = pytest.mark.parametrize(
    "golden", [each for each in GOLDENS if each.topic in TODAY], ids=lambda golden: golden.topic
)


def test_every_topic_has_a_golden_and_every_golden_is_read() -> None:
    assert sorted(golden.topic for golden in GOLDENS) == sorted(CODEC.topics)


@EACH
def test_what_was_stored_is_read_in_the_shape_of_today(golden: Golden) -> None:
    event = CODEC.decode(golden.topic, golden.stream, golden.version, golden.state)
    assert type(event) in EVENTS
    assert golden.topic in CODEC.stored_as([event.TOPIC])


@OF_TODAY
def test_what_was_stored_would_be_stored_the_same(golden: Golden) -> None:
    event = CODEC.decode(golden.topic, golden.stream, golden.version, golden.state)
    assert CODEC.encode(event) == golden.state


@EACH
def test_a_released_shape_reads_whatever_it_read(golden: Golden) -> None:
    assert still_reads(golden.schema, schema_of(READ[golden.topic]))


RELEASED: Final[dict[str, Any]] = {
    "$defs": {"Grade": {"enum": ["A", "B"]}},
    "properties": {"grade": {"$ref": "#/$defs/Grade"}, "title": {"type": "string"}},
    "required": ["grade", "title"],
}


@pytest.mark.parametrize(
    "changed",
    [
        {**RELEASED, "$defs": {"Grade": {"enum": ["A"]}}},
        {**RELEASED, "$defs": {}},
        {**RELEASED, "required": ["grade"]},
        {**RELEASED, "properties": {**RELEASED["properties"], "note": {"type": "string"}}},
        {**RELEASED, "properties": {**RELEASED["properties"], "title": {"type": "integer"}}},
    ],
    ids=["a value gone", "a definition gone", "no longer required", "a field more", "another type"],
)
def test_a_changed_shape_is_found(changed: dict[str, Any]) -> None:
    assert not still_reads(RELEASED, changed)


def test_an_enumeration_may_gain_values() -> None:
    assert still_reads(RELEASED, {**RELEASED, "$defs": {"Grade": {"enum": ["A", "B", "C"]}}})
