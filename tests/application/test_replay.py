"""Replay tells how a score came to be, from the log alone."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from application.assessment.adjustments import AdjustScore, VoidItem
from application.assessment.entries import ReturnResult
from application.replay import Step, replay
from domain.assessment.refusals import AssessmentUnknown
from domain.kernel.recorded import Recorded
from tests.support.city import GROUNDS, City


def steps(city: City, until: int | None = None) -> list[Step]:
    def streams(stream: UUID) -> Iterable[Recorded]:
        return city.system.stream(stream, until)

    return list(replay(city.assessments["U01"], streams))


def adjusted(city: City, delta: str) -> str:
    adjust = AdjustScore(
        assessment=city.assessments["U01"],
        indicator="A",
        period="2014Q1",
        delta=Decimal(delta),
        grounds=GROUNDS,
    )
    return city.made("officer", adjust)


def test_each_step_says_who_why_and_how_many_points(city: City) -> None:
    city.confirm("9.5")
    adjusted(city, "-0.75")
    *_, rechecked, adjustment = steps(city)
    assert (rechecked.change, rechecked.total) == (Decimal("9.50"), Decimal("9.50"))
    assert (adjustment.change, adjustment.total) == (Decimal("-0.75"), Decimal("8.75"))
    assert adjustment.reason == "核实后更正"
    actor = adjustment.recorded.event.envelope.actor
    assert (actor.id, actor.role, actor.unit) == (city.people["officer"], "PERFORMANCE_OFFICE", "PO")


def test_reported_points_are_provisional_until_rechecked(city: City) -> None:
    city.report("9.5")
    *_, reported = steps(city)
    assert (reported.total, reported.provisional_total) == (Decimal("0.00"), Decimal("9.50"))


def test_a_returned_result_counts_nowhere_and_says_why(city: City) -> None:
    entry = city.report("9.5")
    back = ReturnResult(
        assessment=city.assessments["U01"], entry=entry, reason="附件不全", expected_version=None
    )
    city.run("assessor", back)
    *_, returned = steps(city)
    assert returned.reason == "附件不全"
    assert returned.provisional_total == Decimal("0.00")


def test_the_changes_sum_to_the_total(city: City) -> None:
    entry = city.confirm("9.5")
    city.confirm("15", indicator="B")
    adjusted(city, "-1.25")
    city.run("officer", VoidItem(assessment=city.assessments["U01"], item=entry, grounds=GROUNDS))
    told = steps(city)
    assert sum(step.change for step in told) == told[-1].total == city.breakdown().total == Decimal("15.00")


def test_as_of_an_earlier_position_it_is_the_beginning_of_the_same_story(city: City) -> None:
    city.confirm("9.5")
    middle = city.system.reader.head().position
    city.confirm("15", indicator="B")
    whole = steps(city)
    assert steps(city, until=middle) == [step for step in whole if step.recorded.position <= middle]


def test_an_assessment_that_never_was_is_refused(city: City) -> None:
    with pytest.raises(AssessmentUnknown):
        list(replay(uuid4(), city.system.stream))
