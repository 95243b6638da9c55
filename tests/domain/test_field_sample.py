"""The field sample: the same seed draws the same subjects, whoever draws."""

from domain.field_sample import FieldSample, FieldSampleUnknown, drawn
from tests.support.scenario import given


def test_the_order_of_the_candidates_does_not_matter_and_the_seed_does() -> None:
    units = [f"U{number:02}" for number in range(1, 47)]
    assert drawn(units, 5, "seed") == drawn(units[::-1], 5, "seed")
    assert drawn(units, 5, "seed") != drawn(units, 5, "another")
    assert drawn(units, 46, "seed")[:5] == drawn(units, 5, "seed")
    assert len(set(drawn(units, 46, "seed"))) == 46


def test_a_sample_that_was_not_drawn_has_nothing_to_show() -> None:
    given(FieldSample).when(lambda sample: sample.state).then_refused(FieldSampleUnknown)
