"""Training in ideas, indicators and the system, and who came: P23, through commands."""

from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid4

import pytest

from application.assessment.entries import ReviewResult
from application.refusals import RoleMissing
from application.replay import fold
from application.training import CorrectTraining, RecordTraining, WithdrawTraining
from domain.office.refusals import UnitUnknown
from domain.person import PersonUnknown
from domain.training.refusals import TooManyInvited
from domain.training.training import TrainingFacts, TrainingState, attendance
from tests.support.city import OFFICE, START, City

THREE: Final = ("reporter of U01", "reporter of U02", "reporter of U03")


def facts(city: City, invited: tuple[str, ...] = THREE, came: int = 2, **changes: Any) -> TrainingFacts:
    """A training in the system, of whose invited the first ones came."""
    persons = tuple(UUID(city.people[each]) for each in invited)
    told: dict[str, Any] = {
        "kind": "SYSTEM",
        "unit": None,
        "held_on": START.date(),
        "title": "绩效平台操作培训",
        "invited": persons,
        "attended": persons[:came],
    }
    return TrainingFacts(**told | changes)


def recorded(city: City, given: TrainingFacts) -> UUID:
    return UUID(city.made("officer", RecordTraining(office=OFFICE, facts=given)))


def state(city: City, training: UUID) -> TrainingState:
    found: TrainingState = fold(city.system.stream(training))
    return found


def share(city: City, training: UUID) -> Decimal | None:
    found = state(city, training).facts
    return attendance(found.invited, found.attended).percent


def test_p_23_34_of_40_who_attended_are_85_percent_and_the_35th_makes_it_87_50(city: City) -> None:
    forty = tuple(f"staff {number}" for number in range(1, 41))
    for each in forty:
        city.hire(each, "U01")
    training = recorded(city, facts(city, forty, 34))
    assert share(city, training) == Decimal("85.00")
    more = facts(city, forty, 35)
    city.run("officer", CorrectTraining(training=training, facts=more, reason="漏签到一人"))
    assert share(city, training) == Decimal("87.50")


def test_p_23_trainings_are_in_ideas_indicators_and_the_system_of_a_unit_or_the_whole_office(
    shared_city: City,
) -> None:
    ideas = recorded(shared_city, facts(shared_city, kind="CONCEPT", title="绩效理念"))
    reading = recorded(shared_city, facts(shared_city, kind="INDICATORS", unit="U01", title="指标解读"))
    assert [state(shared_city, each).facts.unit for each in (ideas, reading)] == [None, "U01"]
    with pytest.raises(UnitUnknown):
        recorded(shared_city, facts(shared_city, unit="U77"))
    with pytest.raises(RoleMissing):
        shared_city.run("head of U01", RecordTraining(office=OFFICE, facts=facts(shared_city)))


def test_p_23_who_is_invited_is_known_and_not_more_than_one_command_reads(shared_city: City) -> None:
    with pytest.raises(PersonUnknown):
        recorded(
            shared_city,
            facts(shared_city, invited=(), attended=()).model_copy(update={"invited": (uuid4(),)}),
        )
    many = tuple(UUID(int=number) for number in range(501))
    with pytest.raises(TooManyInvited):
        recorded(shared_city, facts(shared_city).model_copy(update={"invited": many}))


def test_p_23_a_reviewer_who_was_not_trained_reviews_all_the_same(shared_city: City) -> None:
    entry = shared_city.report("9")
    review = ReviewResult(
        assessment=shared_city.assessments["U01"], entry=entry, revision=None, expected_version=None
    )
    shared_city.run("assessor", review)
    training = recorded(shared_city, facts(shared_city, invited=("assessor",), came=1))
    shared_city.run("officer", WithdrawTraining(training=training, reason="培训取消"))
    assert state(shared_city, training).withdrawn_because == "培训取消"
