"""Persons: posts and roles in clear, the name sealed."""

from datetime import date
from typing import Any

import pytest

from domain.person import (
    KeyErasedAlready,
    MovedBeforeRegistered,
    Person,
    PersonExists,
    PersonKeyErased,
    PersonMoved,
    PersonRegistered,
    PersonUnknown,
    Role,
    RoleGranted,
    RoleHeldAlready,
    RoleNotHeld,
    RoleRevoked,
)
from tests.support.authors import OFFICER, sealed
from tests.support.scenario import STREAM, Step, fact, given

NAME = sealed(OFFICER.id, STREAM, "person.name", "某同志")
SINCE, UNTIL = date(2014, 3, 1), date(2014, 9, 1)
REGISTERED: Step[Person] = Step(lambda person: person.register("HHHT", "PO", "绩效办主任", NAME))
ERASED: Step[Person] = Step(lambda person: person.erase_key("本人申请"))


def granted(role: Role = Role.ASSESSOR, office: str = "HHHT", since: date = SINCE) -> Step[Person]:
    return Step(lambda person: person.grant(role, office, since))


def revoked(role: Role = Role.ASSESSOR, office: str = "HHHT", until: date = UNTIL) -> Step[Person]:
    return Step(lambda person: person.revoke(role, office, until))


def test_a_person_takes_up_a_post_under_a_sealed_name() -> None:
    given(Person).when(REGISTERED).then(
        fact(PersonRegistered, office="HHHT", unit="PO", post="绩效办主任", name=NAME)
    )


def test_a_person_is_registered_once() -> None:
    given(Person, REGISTERED).when(REGISTERED).then_refused(PersonExists)


def test_a_person_works_elsewhere_from_a_day_on() -> None:
    moved = Step[Person](lambda person: person.move("HHHT", "D1", "科员", SINCE))
    state = (
        given(Person, REGISTERED)
        .when(moved)
        .then(fact(PersonMoved, effective_on=SINCE, office="HHHT", unit="D1", post="科员"))
    )
    days = (date(2013, 1, 1), date(2014, 2, 28), SINCE)
    assert [state.place_on(day).unit for day in days] == ["PO", "PO", "D1"]


def test_a_person_does_not_move_before_being_registered() -> None:
    early = Step[Person](lambda person: person.move("HHHT", "D1", "科员", date(2014, 1, 6)))
    given(Person, REGISTERED).when(early).then_refused(MovedBeforeRegistered, on="since")


def test_a_role_is_granted_from_a_day_on() -> None:
    state = (
        given(Person, REGISTERED)
        .when(granted())
        .then(fact(RoleGranted, effective_on=SINCE, role=Role.ASSESSOR, office="HHHT"))
    )
    assert not state.holds(Role.ASSESSOR, "HHHT", date(2014, 2, 28))
    assert state.holds(Role.ASSESSOR, "HHHT", SINCE)
    assert not state.holds(Role.ASSESSOR, "BT", SINCE)
    assert not state.holds(Role.COMMITTEE, "HHHT", SINCE)


def test_a_revoked_role_is_not_held_on_its_last_day_but_stays_held_before() -> None:
    state = (
        given(Person, REGISTERED, granted())
        .when(revoked())
        .then(fact(RoleRevoked, effective_on=UNTIL, role=Role.ASSESSOR, office="HHHT"))
    )
    assert state.holds(Role.ASSESSOR, "HHHT", date(2014, 8, 31))
    assert not state.holds(Role.ASSESSOR, "HHHT", UNTIL)


def test_revoking_ends_no_other_role_and_no_other_office() -> None:
    roles = granted(), granted(Role.COMMITTEE), granted(office="BT")
    state = given(Person, REGISTERED, *roles, revoked()).state
    assert state.holds(Role.COMMITTEE, "HHHT", UNTIL)
    assert state.holds(Role.ASSESSOR, "BT", UNTIL)


def test_a_role_is_granted_again_after_it_was_revoked() -> None:
    later = date(2015, 1, 1)
    state = given(Person, REGISTERED, granted(), revoked(), granted(since=later)).state
    assert [state.holds(Role.ASSESSOR, "HHHT", day) for day in (SINCE, UNTIL, later)] == [True, False, True]


def test_a_role_that_is_held_is_not_granted_again() -> None:
    given(Person, REGISTERED, granted()).when(granted()).then_refused(RoleHeldAlready, on="role")


@pytest.mark.parametrize("history", [(), (granted(office="BT"),), (granted(), revoked())])
def test_a_role_that_is_not_held_is_not_revoked(history: tuple[Any, ...]) -> None:
    given(Person, REGISTERED, *history).when(revoked()).then_refused(RoleNotHeld, on="role")


def test_erasing_a_key_leaves_post_roles_and_sealed_name() -> None:
    before = given(Person, REGISTERED, granted()).state
    after = given(Person, REGISTERED, granted()).when(ERASED).then(fact(PersonKeyErased, reason="本人申请"))
    assert after.key_erased
    assert (after.places, after.roles, after.name) == (before.places, before.roles, before.name)


def test_a_key_is_erased_once() -> None:
    given(Person, REGISTERED, ERASED).when(ERASED).then_refused(KeyErasedAlready)


def test_nobody_is_given_a_role_before_being_registered() -> None:
    given(Person).when(granted()).then_refused(PersonUnknown)
