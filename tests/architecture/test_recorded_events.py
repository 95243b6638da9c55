"""What is stored is frozen: topics are unique, shapes are explicit, collections are tuples."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Final, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from domain.catalogue import CODEC
from domain.kernel.event import Event
from domain.kernel.points import Points
from domain.kernel.value import Value
from tests.architecture.source import import_all, shipped_subclasses

TOPIC: Final = re.compile(r"[a-z-]+\.[a-z-]+\.v\d+")
SCALARS: Final = {str, int, bool, UUID, date, datetime, NoneType}
POINTS: Final = get_args(Points)[1]
STRICT: Final = {"frozen": True, "strict": True, "extra": "forbid"}


def recorded_kinds() -> list[type[Event]]:
    """The concrete events: those that no other event derives from."""
    import_all("domain")
    return [kind for kind in shipped_subclasses(Event) if not kind.__subclasses__()]


def topic_faults(kinds: Iterable[type[Event]]) -> Iterator[str]:
    taken: dict[str, str] = {}
    for kind in kinds:
        topic = getattr(kind, "TOPIC", "")
        if not TOPIC.fullmatch(topic):
            yield f"{kind.__qualname__}: {topic!r} is no topic"
        elif topic in taken:
            yield f"{kind.__qualname__}: {topic} is taken by {taken[topic]}"
        taken[topic] = kind.__qualname__


def shape_faults(kind: type[Value]) -> Iterator[str]:
    """Fields with a default, of a mutable or vague type, or in a value that is not strict."""
    if not kind.model_config.items() >= STRICT.items():
        yield f"{kind.__qualname__}: a stored value is frozen, strict and closed"
    hints = get_type_hints(kind, include_extras=True)
    for name, field in kind.model_fields.items():
        if not field.is_required():
            yield f"{kind.__qualname__}.{name}: a default would refill missing bytes"
        yield from (f"{kind.__qualname__}.{name}: {fault}" for fault in _type_faults(hints[name]))


def _type_faults(hint: Any) -> Iterator[str]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        if POINTS not in arguments:
            yield from _type_faults(arguments[0])
    elif origin in (Union, UnionType, tuple):
        for argument in arguments:
            yield from () if argument is Ellipsis else _type_faults(argument)
    elif isinstance(hint, type) and issubclass(hint, Value):
        yield from shape_faults(hint)
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        return
    elif hint is Decimal:
        yield "a bare Decimal takes JSON numbers: use Points"
    elif origin is not Literal and hint not in SCALARS:
        yield f"{hint} is not stored: use tuples, values and plain scalars"


def test_every_recorded_event_has_a_topic_of_its_own() -> None:
    kinds = recorded_kinds()
    assert kinds
    assert list(topic_faults(kinds)) == []


def test_the_codec_reads_every_recorded_event_and_nothing_else() -> None:
    assert frozenset(kind.TOPIC for kind in recorded_kinds()) == CODEC.topics


@pytest.mark.parametrize("kind", recorded_kinds(), ids=lambda kind: kind.__qualname__)
def test_a_recorded_event_has_an_explicit_frozen_shape(kind: type[Event]) -> None:
    assert list(shape_faults(kind)) == []


class Sound(Event):
    TOPIC: ClassVar[str] = "toy.sound.v1"
    points: Points | None
    grades: tuple[Annotated[str, "a grade"], ...]
    way: Literal["UP", "DOWN"]


class Twin(Event):
    TOPIC: ClassVar[str] = "toy.sound.v1"


class Camel(Event):
    TOPIC: ClassVar[str] = "toy.CamelCase.v1"


class Nameless(Event):
    pass


class Inner(Value):
    entries: list[str]


class Loose(Value):
    model_config = {"extra": "ignore"}


class Unsound(Event):
    TOPIC: ClassVar[str] = "toy.unsound.v1"
    reason: str = "none"
    share: float
    points: Decimal
    facts: dict[str, str]
    inner: tuple[Inner | None, ...]
    loose: Loose
    anything: Any


def test_a_sound_event_passes() -> None:
    assert list(topic_faults([Sound])) == []
    assert list(shape_faults(Sound)) == []


def test_a_missing_a_malformed_and_a_doubled_topic_are_found() -> None:
    faults = list(topic_faults([Sound, Twin, Camel, Nameless]))
    assert [fault.partition(":")[0] for fault in faults] == ["Twin", "Camel", "Nameless"]


def test_each_unsound_field_is_found_however_deep() -> None:
    faults = list(shape_faults(Unsound))
    fields = ["reason", "share", "points", "facts", "inner", "loose", "anything"]
    assert [fault.split(":")[0] for fault in faults] == [f"Unsound.{field}" for field in fields]
