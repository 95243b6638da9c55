from itertools import pairwise

from hypothesis import given

from domain.assessment.changes import changed_items
from domain.policy.policy import POLICY_V1
from domain.scoring.composition import compose_state, take_in
from tests.support.histories import histories, items_of
from tests.support.world import History


@given(histories())
def test_the_changed_items_are_those_that_differ(year: History) -> None:
    for before, after in pairwise(year.states()):
        known = {item.ref: item for item in items_of(before)}
        differing = [(known.get(item.ref), item) for item in items_of(after) if known.get(item.ref) != item]
        assert list(changed_items(before, after)) == differing


@given(histories())
def test_a_step_that_touches_no_points_leaves_the_very_same_breakdown(year: History) -> None:
    first, *_ = year.states()
    score = compose_state(first, year.plan, POLICY_V1)
    assert take_in(score, changed_items(first, first), year.plan, POLICY_V1) is score


@given(histories())
def test_taking_in_the_same_change_twice_changes_nothing(year: History) -> None:
    for before, after in pairwise(year.states()):
        score, changed = compose_state(before, year.plan, POLICY_V1), changed_items(before, after)
        once = take_in(score, changed, year.plan, POLICY_V1)
        assert take_in(once, changed, year.plan, POLICY_V1) == once
