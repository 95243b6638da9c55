"""Events as the stand-alone verifier reads them, and scores as it should find them."""

import json
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from domain.kernel.codec import Codec
from domain.kernel.recorded import Recorded
from domain.scoring.breakdown import Breakdown
from infra.bundle.verifier.entered import stated_wrongly
from infra.bundle.verifier.events import Event
from infra.bundle.verifier.faults import Fault
from infra.bundle.verifier.score import Score
from infra.bundle.verifier.story import Story
from infra.eventstore.reader import LogRow

Leaves = dict[tuple[str, str], tuple[Decimal, Decimal, str, str | None, tuple[str, ...]]]
"""By path and kind: points, stated points, state, item and events."""


def told(events: Iterable[Recorded]) -> list[Event]:
    """Events of a log in memory."""
    return [
        _event(
            each.position,
            each.commit_position,
            each.event.originator_id,
            each.event.originator_version,
            each.event.TOPIC,
            Codec.encode(each.event),
        )
        for each in events
    ]


def stored(rows: Iterable[LogRow]) -> list[Event]:
    """Events of a log in the database."""
    return [
        _event(row.position, row.commit_position, row.stream, row.version, row.topic, bytes(row.state))
        for row in rows
    ]


def _event(position: int, border: int, stream: UUID, version: int, topic: str, state: bytes) -> Event:
    return Event(position, border, str(stream), version, topic, 0, state, json.loads(state))


def leaves_of(breakdown: Breakdown) -> Leaves:
    """The leaves that the system found."""
    return {
        (leaf.path, leaf.kind.value): (
            leaf.points,
            leaf.stated,
            leaf.state.value,
            leaf.item,
            tuple(map(str, leaf.events)),
        )
        for leaf in breakdown.leaves
    }


def found_leaves(score: Score) -> Leaves:
    """The leaves that the verifier found."""
    found = {
        (leaf.path, leaf.kind): (leaf.points, leaf.stated, leaf.state, leaf.item, leaf.events)
        for leaf in score.leaves
    }
    assert len(found) == len(score.leaves)
    return found


def faults_of(events: Iterable[Event]) -> list[Fault]:
    """What the verifier finds wrong with the points that events state."""
    story, faults = Story(), list[Fault]()
    for event in events:
        faults += stated_wrongly(event, story)
        story.take(event)
    return faults
