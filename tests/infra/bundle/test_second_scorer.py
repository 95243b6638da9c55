"""The verifier's own scorer and the system's come to the same, leaf by leaf, whatever happened."""

from typing import get_args

import pytest
from hypothesis import given, settings

from domain.catalogue import CODEC
from domain.methods.catalogue import METHODS as SYSTEM_METHODS
from domain.scoring.composition import compose_state
from domain.scoring.subtotals import subtotals
from infra.bundle.verifier.measures import Occasion
from infra.bundle.verifier.methods import METHODS, adds, most, points_of
from infra.bundle.verifier.sheet import TAKERS
from infra.bundle.verifier.story import Story
from tests.support.goldens import Golden, goldens
from tests.support.histories import histories
from tests.support.recorded import MemoryLog
from tests.support.verifying import faults_of, found_leaves, leaves_of, told
from tests.support.world import History


@settings(max_examples=200, deadline=None)
@given(histories())
def test_every_leaf_of_any_history_is_found_again(history: History) -> None:
    story = Story.of(told(MemoryLog(history.commands).events))
    breakdown = compose_state(history.state, history.plan, history.policy)
    (sheet,) = story.sheets.values()
    score, split = story.score(sheet), subtotals(breakdown, history.plan)
    assert found_leaves(score) == leaves_of(breakdown)
    assert score[1:] == (breakdown.total, split.key, split.base, split.deductions)
    assert story.score(sheet, reported=True).total == breakdown.provisional_total


@settings(max_examples=25, deadline=None)
@given(histories(("U01", "U02"), courses=40))
def test_whatever_was_reported_has_the_points_of_its_method(history: History) -> None:
    faults = faults_of(told(MemoryLog(history.commands).events))
    # These histories report by the newest version of the plan; the commands by that in force.
    assert [each for each in faults if not each.about.endswith("plan version")] == []


@pytest.mark.parametrize(
    "golden", [pytest.param(each, id=f"{name}-{number}") for number, (name, each) in enumerate(goldens())]
)
def test_a_golden_example_of_a_method_comes_to_the_same(golden: Golden) -> None:
    method, on = golden.method.model_dump(mode="json"), golden.on
    measures = [each.model_dump(mode="json") for each in golden.measures]
    assert points_of(method, measures, Occasion(*on)) == golden.scored.points
    assert most(method, on.marks, on.digits) == golden.method.ceiling(on.marks, on.digits)
    assert adds(method) == (golden.method.STYLE == "CONTRIBUTION")


def test_every_method_is_known() -> None:
    names = {get_args(each.model_fields["name"].annotation)[0] for each in SYSTEM_METHODS}
    assert {name for name, _ in METHODS} == names


def test_every_event_of_an_assessment_is_known() -> None:
    topics = {topic for topic in CODEC.topics if topic.startswith("assessment.")}
    assert topics == {*TAKERS, "assessment.assessment-opened.v1"}
