"""Posts, and who holds them when."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.office.office import Office
from domain.office.posts import PostAssigned, PostLeft, PostRegistered
from domain.office.refusals import (
    ChiefPostExists,
    PostExists,
    PostHeldAlready,
    PostNotHeld,
    PostUnknown,
    UnitNotStanding,
    UnitUnknown,
)
from tests.support.offices import ESTABLISHED, SINCE, assigned, left, post, registered
from tests.support.scenario import Step, fact, given

OLD, NEW = UUID(int=1), UUID(int=2)
JULY = date(2014, 7, 1)
EVE = JULY - timedelta(days=1)
OFFICE: tuple[Step[Office], ...] = (ESTABLISHED, registered("LG", None), registered("D1", None))


def test_a_post_has_a_layer_and_belongs_to_a_unit() -> None:
    given(Office, *OFFICE).when(post("CHIEF", chief=True)).then(
        fact(
            PostRegistered,
            effective_on=SINCE,
            code="CHIEF",
            unit="LG",
            name="CHIEF",
            layer="DECISION",
            chief=True,
            in_charge_of=(),
        )
    )


def test_a_post_code_is_used_once() -> None:
    given(Office, *OFFICE, post("X")).when(post("X")).then_refused(PostExists, on="code")


def test_an_office_has_one_post_of_a_chief() -> None:
    given(Office, *OFFICE, post("X", chief=True)).when(post("Y", chief=True)).then_refused(ChiefPostExists)


@pytest.mark.parametrize("given_wrong", [{"unit": "U99"}, {"in_charge_of": ("U99",)}])
def test_a_post_names_units_that_there_are(given_wrong: dict[str, Any]) -> None:
    given(Office, *OFFICE).when(post("X", **given_wrong)).then_refused(UnitUnknown)


def test_a_post_is_not_older_than_its_unit() -> None:
    early = post("X", since=SINCE - timedelta(days=1))
    given(Office, *OFFICE).when(early).then_refused(UnitNotStanding)


def test_the_chief_of_each_day_is_known() -> None:
    stage = given(Office, *OFFICE, post("CHIEF", chief=True), assigned("CHIEF", OLD))
    stage.when(left("CHIEF", OLD, JULY)).then(fact(PostLeft, effective_on=JULY, post="CHIEF", person=OLD))
    stage.when(assigned("CHIEF", NEW, JULY)).then(
        fact(PostAssigned, effective_on=JULY, post="CHIEF", person=NEW)
    )
    days = (SINCE - timedelta(days=1), SINCE, EVE, JULY)
    assert [stage.state.chief_on(day) for day in days] == [None, OLD, OLD, NEW]


def test_the_chiefs_post_has_one_holder_at_a_time() -> None:
    stage = given(Office, *OFFICE, post("CHIEF", chief=True), assigned("CHIEF", OLD))
    stage.when(assigned("CHIEF", NEW, JULY)).then_refused(PostHeldAlready, on="post")
    stage.take(left("CHIEF", OLD, JULY))
    stage.when(assigned("CHIEF", NEW, EVE)).then_refused(PostHeldAlready, on="post")


def test_other_posts_have_several_holders_each_once() -> None:
    stage = given(Office, *OFFICE, post("CLERK"), assigned("CLERK", OLD), assigned("CLERK", NEW))
    assert stage.state.posts["CLERK"].holders(SINCE) == {OLD, NEW}
    stage.when(assigned("CLERK", OLD, JULY)).then_refused(PostHeldAlready)


def test_a_post_is_left_by_who_holds_it_after_the_day_of_taking_it_up() -> None:
    stage = given(Office, *OFFICE, post("CLERK"), assigned("CLERK", OLD))
    stage.when(left("CLERK", NEW, JULY)).then_refused(PostNotHeld)
    stage.when(left("CLERK", OLD, SINCE)).then_refused(PostNotHeld)
    stage.take(left("CLERK", OLD, JULY))
    stage.when(left("CLERK", OLD, JULY)).then_refused(PostNotHeld)


def test_an_unknown_post_is_neither_taken_up_nor_left() -> None:
    for step in (assigned("X", OLD), left("X", OLD, JULY)):
        given(Office, *OFFICE).when(step).then_refused(PostUnknown, on="post")


def test_a_deputy_is_in_charge_of_units_while_holding_the_post() -> None:
    deputy = post("DEPUTY", in_charge_of=("D1",))
    state = given(Office, *OFFICE, deputy, assigned("DEPUTY", OLD), left("DEPUTY", OLD, JULY)).state
    assert state.in_charge_of("D1", EVE) == {OLD}
    assert state.in_charge_of("D1", JULY) == state.in_charge_of("LG", EVE) == frozenset()
