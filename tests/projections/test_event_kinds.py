import pytest

from api.graphql.event_types import TYPES
from api.labels import KINDS
from domain.catalogue import EVENTS
from projections.trail.kinds import TOPICS, EventKind, kind_of_topic, topics_of


def test_every_topic_of_the_log_has_exactly_one_kind() -> None:
    told = [topic for kind in EventKind for topic in TOPICS[kind]]
    assert sorted(told) == sorted(event.TOPIC for event in EVENTS)
    assert all(TOPICS.values())


def test_every_kind_has_a_type_and_a_name_in_both_languages() -> None:
    assert set(TYPES) == set(KINDS) == set(EventKind)
    assert len(set(TYPES.values())) == len(EventKind)
    assert all(zh and en for zh, en in KINDS.values())


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("assessment.result-rechecked.v1", EventKind.ENTRY),
        ("assessment.ruling-applied.v1", EventKind.RULING_EFFECT),
        ("assessment.assessment-sealed.v1", EventKind.ASSESSMENT),
        ("appeal.vote-cast.v1", EventKind.HEARING),
        ("appeal.appeal-filed.v1", EventKind.APPEAL),
        ("result.result-revised.v1", EventKind.RESULT),
    ],
)
def test_the_name_decides_whatever_the_version_of_the_shape(topic: str, kind: EventKind) -> None:
    assert kind_of_topic(topic) is kind_of_topic(topic.replace(".v1", ".v2")) is kind


def test_an_unknown_topic_has_no_kind() -> None:
    with pytest.raises(KeyError):
        kind_of_topic("horoscope.cast.v1")


def test_kinds_are_filtered_as_their_topics() -> None:
    assert topics_of([EventKind.ADJUSTMENT, EventKind.VOIDING]) == [
        "assessment.score-adjusted.v1",
        "assessment.item-voided.v1",
    ]
