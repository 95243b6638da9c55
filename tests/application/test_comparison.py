"""Two moments of random years compared from the log: differences sum up, and each names what made it."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.comparison import boards, boards_of, course
from domain.comparison.comparison import Comparison, LeafKey, added
from domain.comparison.movement import Presence, crossings, movements
from domain.kernel.points import ZERO, add
from domain.kernel.recorded import Recorded
from domain.policy.policy import POLICY_V1
from domain.result.refusals import PeerGroupEmpty
from domain.scoring.breakdown import Leaf
from domain.scoring.ranking import provisional_grades
from tests.support.histories import histories
from tests.support.naive import Naive
from tests.support.plans import PLAN
from tests.support.recorded import MemoryLog
from tests.support.story import Story
from tests.support.world import History

YEARS: Final = histories(("U01", "U02", "U03"), courses=40)


def streams(log: MemoryLog, end: int, stream: UUID) -> Iterable[Recorded]:
    return log.history(stream, end + 1)


def histories_of(log: MemoryLog, end: int, together: Sequence[UUID]) -> Iterable[Recorded]:
    return [each for stream in together for each in streams(log, end, stream)]


def compared(log: MemoryLog, assessment: UUID, start: int, end: int) -> Comparison:
    return course(assessment, start, partial(streams, log, end)).comparison


def two_borders(log: MemoryLog, year: History, data: st.DataObject) -> tuple[int, int]:
    """Two borders, the later one after the assessments were opened."""
    end = data.draw(st.sampled_from(log.borders[year.founded - 1 :]))
    return data.draw(st.sampled_from([each for each in log.borders if each <= end])), end


def leaves_at(log: MemoryLog, assessment: UUID, position: int) -> dict[LeafKey, Leaf]:
    naive = Naive(log, position)
    if assessment not in naive.assessments:
        return {}
    return {(leaf.path, leaf.kind): leaf for leaf in naive.score(assessment).leaves}


def told(leaf: Leaf | None) -> Any:
    return leaf and (leaf.points, leaf.stated, leaf.state)


@settings(max_examples=25, deadline=None)
@given(YEARS, st.data())
def test_every_leaf_that_moved_is_told_with_the_events_that_moved_it(
    year: History, data: st.DataObject
) -> None:
    log = MemoryLog(year.commands)
    start, end = two_borders(log, year, data)
    found = compared(log, year.assessment, start, end)
    old, new = (leaves_at(log, year.assessment, each) for each in (start, end))
    moved = {key for key in {*old, *new} if told(old.get(key)) != told(new.get(key))}
    assert set(found.leaves) == moved
    for key, each in found.leaves.items():
        assert (told(each.before), told(each.after)) == (told(old.get(key)), told(new.get(key)))
        assert list(each.events) == [
            recorded.event.envelope.event_id
            for recorded in log.events[start:end]
            if recorded.stream == year.assessment
            and told(leaves_at(log, year.assessment, recorded.position - 1).get(key))
            != told(leaves_at(log, year.assessment, recorded.position).get(key))
        ]


@settings(max_examples=40, deadline=None)
@given(YEARS, st.data())
def test_the_leaves_sum_to_what_the_total_moved(year: History, data: st.DataObject) -> None:
    log = MemoryLog(year.commands)
    start, end = two_borders(log, year, data)
    for assessment in year.assessments.values():
        found = compared(log, assessment, start, end)
        moved = (found.total.after or ZERO) - (found.total.before or ZERO)
        assert add(map(added, found.leaves.values())) == moved
        assert bool(found.total.events) == (found.total.before != found.total.after)


@settings(max_examples=40, deadline=None)
@given(YEARS, st.data())
def test_the_boards_are_those_of_either_moment_and_explain_each_movement(
    year: History, data: st.DataObject
) -> None:
    log = MemoryLog(year.commands)
    start, end = two_borders(log, year, data)
    found = boards_of(list(year.assessments.values()), start, partial(histories_of, log, end))
    for places, position in ((found.before, start), (found.after, end)):
        naive = Naive(log, position)
        group = {each.subject: each for each in map(naive.standing, naive.assessments)}
        assert {subject: place.standing for subject, place in places.items()} == group
        grades = provisional_grades(list(group.values()), POLICY_V1)
        assert {subject: place.grade for subject, place in places.items()} == grades
    for each in movements(found.before, found.after):
        if each.before is None or each.after is None:
            assert each.presence is Presence.JOINED
            continue
        assert (each.own or 0) + (each.others or 0) == each.after.rank - each.before.rank
        own, others = crossings(each.subject, found.before, found.after)
        assert not own or found.moving[each.subject]
        assert all(found.moving[cross.subject] for cross in others)


def test_vetoes_and_plan_versions_are_compared_besides_points() -> None:
    story = Story()
    opened = story.log.head
    story.take(story.under.veto_in_force())
    confirmed = story.log.head
    story.take(story.under.veto_lifted())
    begun = compared(story.log, story.assessment(), opened, confirmed)
    (veto,) = begun.vetoes.values()
    assert (veto.before, veto.after and veto.after.status, len(veto.events)) == (None, "CONFIRMED", 2)
    ended = compared(story.log, story.assessment(), confirmed, story.log.head)
    assert [
        (each.before and each.before.status, each.after and each.after.status)
        for each in ended.vetoes.values()
    ] == [("CONFIRMED", "LIFTED")]
    assert (ended.total.events, ended.plan_version) == ((), (1, 1, ()))


def test_before_its_opening_there_is_nothing() -> None:
    story = Story()
    story.confirm("9.5")
    found = compared(story.log, story.assessment(), 0, story.log.head)
    assert (found.total.before, str(found.total.after), found.plan_version.before) == (None, "9.50", None)
    opening = story.log.history(story.assessment(), story.log.head)[0].event.envelope.event_id
    assert found.total.events[0] == found.plan_version.events[0] == opening


def test_a_group_in_which_nobody_is_assessed_has_no_board() -> None:
    story = Story()
    with pytest.raises(PeerGroupEmpty):
        boards(PLAN, "NOBODY", 0, partial(histories_of, story.log, story.log.head))
