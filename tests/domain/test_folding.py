"""Folding at once gives what evolving event by event gives, and touches nothing that others hold."""

from collections import defaultdict
from uuid import UUID

from hypothesis import given

from domain.assessment.assessment import Assessment
from domain.assessment.changes import changed_items
from domain.assessment.folding import folded
from domain.assessment.state import EMPTY_RECORD, AssessmentState, IndicatorRecord
from domain.kernel.event import Event
from projections.step import kind_of
from tests.support.histories import histories
from tests.support.world import History


@given(histories(("U01", "U02")))
def test_folding_at_once_gives_what_evolving_one_by_one_gives(year: History) -> None:
    streams = _assessments(year)
    assert len(streams) == 2
    for events in streams.values():
        state: AssessmentState | None = None
        for event in events:
            state = event.evolve(state)
        at_once = folded(events)
        assert at_once == state
        assert type(at_once) is AssessmentState


@given(histories())
def test_what_was_folded_at_once_is_not_changed_by_what_follows(year: History) -> None:
    for events in _assessments(year).values():
        before = folded(events[:-1]) if len(events) > 1 else None
        if before is not None:
            after: AssessmentState = events[-1].evolve(before)
            assert before == folded(events[:-1])
            assert all(each.old is not each.new for each in changed_items(before, after))
    assert IndicatorRecord({}, {}, {}, None) == EMPTY_RECORD


def _assessments(year: History) -> dict[UUID, list[Event]]:
    streams = defaultdict[UUID, list[Event]](list)
    for command in year.commands:
        for event in command:
            if kind_of(type(event)) == Assessment.NAME:
                streams[event.originator_id].append(event)
    return streams
