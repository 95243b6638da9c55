"""Stored bytes and events: an allow-list of topics, strict both ways."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, cast
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.assessment.adjustments import ScoreAdjusted
from domain.catalogue import CODEC, EVENTS, SUPERSEDED
from domain.kernel.codec import Codec, MalformedEvent, UnknownTopic
from domain.kernel.event import Actor, Envelope, Event, Superseded
from tests.support.authors import OFFICER, Authors, grounds, sealed
from tests.support.plans import a_plan, published
from tests.support.shapes import events
from tests.support.sheets import Under

STREAM = UUID("00000000-0000-4000-8000-000000000001")
AUTHORS = Authors(seed="golden")
ADJUSTED = ScoreAdjusted(
    originator_id=STREAM,
    originator_version=7,
    envelope=AUTHORS.of(OFFICER).envelope(date(2014, 3, 31)),
    indicator="A",
    period="2014Q1",
    delta=Decimal("-0.500000"),
    most=Decimal("10.000000"),
    grounds=grounds(),
)
GOLDEN = (
    '{"envelope":{"event_id":"%(event)s","actor":{"id":"%(person)s","role":"PERFORMANCE_OFFICE","unit":"PO",'
    '"name":{"person":"%(person)s","box":"%(box)s"}},"on_behalf_of":null,"channel":"API",'
    '"correlation_id":"%(correlation)s","causation_id":null,"request_id":null,'
    '"effective_on":"2014-03-31","policy_version":1,"decided_at":"2014-01-06T12:00:00+08:00"},'
    '"indicator":"A","period":"2014Q1","delta":"-0.500000","most":"10.000000",'
    '"grounds":{"reason_code":"CORRECTION","reason":"核实后更正","legal_basis":"HHHT-2014-01#12",'
    '"evidence":["sha256:%(hash)s"]}}'
)


def stored(event: Event) -> dict[str, Any]:
    """The fields of the stored bytes of an event."""
    return cast("dict[str, Any]", json.loads(CODEC.encode(event)))


def decoded(fields: object, kind: type[Event] = ScoreAdjusted) -> Event:
    """The event in these stored fields."""
    return CODEC.decode(kind.TOPIC, STREAM, 7, json.dumps(fields).encode())


def test_the_stored_shape_of_an_event_is_this_one() -> None:
    envelope = ADJUSTED.envelope
    golden = GOLDEN % {
        "event": envelope.event_id,
        "person": OFFICER.id,
        "box": sealed(OFFICER.id, envelope.event_id, "envelope.actor.name", OFFICER.who).box,
        "correlation": envelope.correlation_id,
        "hash": "ab" * 32,
    }
    assert CODEC.encode(ADJUSTED).decode() == golden


@settings(max_examples=settings().max_examples // 4)
@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.TOPIC)
@given(data=st.data())
def test_every_event_comes_back_from_its_bytes_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(events(kind))
    state = CODEC.encode(event)
    again = CODEC.decode(kind.TOPIC, event.originator_id, event.originator_version, state)
    assert again == event
    assert type(again) is kind
    assert CODEC.encode(again) == state


def test_the_codec_knows_exactly_the_topics_of_the_catalogue() -> None:
    kinds = (*EVENTS, *SUPERSEDED)
    assert CODEC.topics == {kind.TOPIC for kind in kinds}
    assert len(CODEC.topics) == len(kinds)


class Renamed(Superseded):
    TOPIC: ClassVar[str] = "toy.moved.v1"
    BECOMES: ClassVar[type[Event]] = ScoreAdjusted

    points: str

    def upcast(self) -> Event:
        return ADJUSTED.model_copy(update={"delta": Decimal(self.points), "envelope": self.envelope})


class Older(Superseded):
    TOPIC: ClassVar[str] = "toy.moved.v0"
    BECOMES: ClassVar[type[Event]] = Renamed

    def upcast(self) -> Event:
        return Renamed(points="-2.000000", **dict(self))


def test_a_superseded_shape_is_read_as_that_of_today_however_many_followed() -> None:
    codec = Codec([ScoreAdjusted, Renamed, Older])
    envelope = stored(ADJUSTED)["envelope"]
    event = codec.decode("toy.moved.v0", STREAM, 7, json.dumps({"envelope": envelope}).encode())
    assert event == ADJUSTED.model_copy(update={"delta": Decimal(-2)})


def test_bytes_in_a_superseded_shape_are_read_as_strictly_as_any() -> None:
    fields = {"envelope": stored(ADJUSTED)["envelope"], "points": 2}
    with pytest.raises(MalformedEvent, match="points"):
        Codec([ScoreAdjusted, Renamed]).decode("toy.moved.v1", STREAM, 7, json.dumps(fields).encode())


def test_whoever_asks_for_a_topic_is_given_what_was_stored_before_it() -> None:
    codec = Codec([*EVENTS, Renamed, Older])
    assert codec.stored_as([ScoreAdjusted.TOPIC]) == {ScoreAdjusted.TOPIC, "toy.moved.v1", "toy.moved.v0"}


def test_an_event_is_encoded_to_the_same_bytes_each_time() -> None:
    assert CODEC.encode(ADJUSTED) == CODEC.encode(ADJUSTED.model_copy(deep=True))


def test_the_columns_of_the_log_are_not_stored_twice() -> None:
    assert {"originator_id", "originator_version"}.isdisjoint(stored(ADJUSTED))


def test_tuples_stay_tuples() -> None:
    event = decoded(stored(ADJUSTED))
    assert isinstance(event, ScoreAdjusted)
    assert event.grounds.evidence == ("sha256:" + "ab" * 32,)
    assert isinstance(event.grounds.evidence, tuple)


def test_an_unknown_topic_means_that_the_log_is_newer_than_the_code() -> None:
    with pytest.raises(UnknownTopic, match=r"assessment\.score-adjusted\.v2"):
        CODEC.decode("assessment.score-adjusted.v2", STREAM, 7, CODEC.encode(ADJUSTED))


def test_a_topic_outside_the_allow_list_is_unknown_even_if_its_class_exists() -> None:
    with pytest.raises(UnknownTopic):
        Codec([]).decode(ScoreAdjusted.TOPIC, STREAM, 7, CODEC.encode(ADJUSTED))


@pytest.mark.parametrize("name", [*stored(ADJUSTED)])
def test_bytes_that_lack_a_field_are_refused(name: str) -> None:
    fields = stored(ADJUSTED)
    del fields[name]
    with pytest.raises(MalformedEvent, match=name):
        decoded(fields)


@pytest.mark.parametrize("name", Envelope.model_fields)
def test_bytes_that_lack_a_part_of_the_envelope_are_refused(name: str) -> None:
    fields = stored(ADJUSTED)
    del fields["envelope"][name]
    with pytest.raises(MalformedEvent, match=name):
        decoded(fields)


@pytest.mark.parametrize("name", Actor.model_fields)
def test_bytes_that_do_not_say_who_acted_are_refused(name: str) -> None:
    fields = stored(ADJUSTED)
    del fields["envelope"]["actor"][name]
    with pytest.raises(MalformedEvent, match=name):
        decoded(fields)


@pytest.mark.parametrize("name", ["note", "originator_id", "originator_version"])
def test_bytes_with_a_field_too_many_are_refused(name: str) -> None:
    extra = {"note": "x", "originator_id": str(UUID(int=9)), "originator_version": 8}
    with pytest.raises(MalformedEvent):
        decoded({**stored(ADJUSTED), name: extra[name]})


def test_a_field_too_many_is_refused_however_deep() -> None:
    fields = stored(ADJUSTED)
    fields["envelope"]["actor"]["nickname"] = "x"
    with pytest.raises(MalformedEvent, match="nickname"):
        decoded(fields)


@pytest.mark.parametrize("points", [-0.5, -1, None, "-5e-1", "0.1234567", "", True])
def test_points_that_are_no_plain_decimal_string_are_refused(points: object) -> None:
    with pytest.raises(MalformedEvent, match="delta"):
        decoded({**stored(ADJUSTED), "delta": points})


@pytest.mark.parametrize("version", [1.0, "1", True, None])
def test_a_number_of_another_type_is_refused(version: object) -> None:
    opened = Under(a_plan()).after().events[0]
    with pytest.raises(MalformedEvent, match="plan_version"):
        decoded({**stored(opened), "plan_version": version}, type(opened))


@pytest.mark.parametrize("state", [b"", b"{}", b"[]", b"null", b'{"envelope":', b"\xff\xfe"])
def test_bytes_that_are_no_event_are_refused(state: bytes) -> None:
    with pytest.raises(MalformedEvent):
        CODEC.decode(ScoreAdjusted.TOPIC, STREAM, 7, state)


def _with_a_float(event: ScoreAdjusted) -> object:
    return event.model_validate({**event.model_dump(), "delta": 0.5})


def _without_a_reason(event: ScoreAdjusted) -> object:
    fields = event.model_dump()
    del fields["grounds"]["reason"]
    return event.model_validate(fields)


def _with_a_list(event: ScoreAdjusted) -> object:
    fields = event.model_dump()
    fields["grounds"]["evidence"] = list(fields["grounds"]["evidence"])
    return event.model_validate(fields)


@pytest.mark.parametrize("make", [_with_a_float, _without_a_reason, _with_a_list])
def test_an_event_cannot_be_made_in_a_shape_that_would_not_be_stored(
    make: Callable[[ScoreAdjusted], object],
) -> None:
    with pytest.raises(ValueError, match="validation error"):
        make(ADJUSTED)


def test_an_event_never_changes() -> None:
    with pytest.raises(ValueError, match="frozen"):
        ADJUSTED.delta = Decimal(1)  # type: ignore[misc]


def test_a_published_plan_comes_back_with_all_its_nested_values() -> None:
    for event in published().events:
        state = CODEC.encode(event)
        assert CODEC.decode(event.TOPIC, event.originator_id, event.originator_version, state) == event
