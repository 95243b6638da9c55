"""Who may do what: denied by default, scoped by office and unit."""

from datetime import date

import pytest

from application.actions import IN_CHINESE, Action
from application.assessment.entries import ReviewResult
from application.permissions import GRANTS, Own, Scope
from application.refusals import OutOfScope, RoleMissing
from application.rights import role_for, visibility
from domain.assessment.refusals import NotYourBlock
from domain.person import Role, RoleHeld
from tests.support.city import City

DAY = date(2014, 6, 30)
ME = "4b0c0f0e-0000-4000-8000-000000000001"


def held(role: Role, office: str = "HHHT", until: date | None = None) -> RoleHeld:
    return RoleHeld(role, office, date(2014, 1, 1), until)


def allowed(
    action: Action, role: RoleHeld, *, unit: str = "U01", own: str = "U01", office: str = "HHHT"
) -> Role:
    return role_for(action, roles=(role,), own=Own(own, ME), office=office, unit=unit, day=DAY)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_grants_and_nothing_else(action: Action, role: Role) -> None:
    granted = {grant.role: grant.scope for grant in GRANTS[action]}
    about = ME if granted.get(role) is Scope.OWN else "U01"
    if role in granted:
        assert allowed(action, held(role), unit=about) is role
    else:
        with pytest.raises(RoleMissing):
            allowed(action, held(role))


def test_every_action_is_granted_to_somebody_and_named_in_both_languages() -> None:
    assert all(GRANTS[action] and IN_CHINESE[action] and action.value for action in Action)


def test_a_missing_role_is_named_in_the_language_of_the_reader() -> None:
    with pytest.raises(RoleMissing) as missing:
        allowed(Action.RECHECK, held(Role.REPORTER))
    assert missing.value.message("zh") == "您没有复核的角色"
    assert missing.value.message("en") == "you hold no role that may recheck results"


def test_an_own_unit_role_does_not_reach_another_unit() -> None:
    with pytest.raises(OutOfScope):
        allowed(Action.REPORT_OWN, held(Role.REPORTER), unit="U02")


def test_everybody_reports_and_sees_themselves_and_nobody_else() -> None:
    with pytest.raises(RoleMissing):
        allowed(Action.REPORT_OWN, held(Role.STAFF), unit="U01")
    own = visibility(Action.READ_ASSESSMENT, roles=(held(Role.STAFF),), own=lambda _: Own("U01", ME), day=DAY)
    assert own.covers("HHHT", ME)
    assert not own.covers("HHHT", "U01")


def test_a_role_does_not_reach_another_office() -> None:
    with pytest.raises(OutOfScope):
        allowed(Action.RECHECK, held(Role.PERFORMANCE_OFFICE), office="BT")


def test_a_role_that_ended_is_none() -> None:
    with pytest.raises(RoleMissing):
        allowed(Action.RECHECK, held(Role.PERFORMANCE_OFFICE, until=DAY))


def test_nothing_is_visible_without_a_role() -> None:
    nothing = visibility(Action.READ_ASSESSMENT, roles=(), own=lambda _: Own("U01", ME), day=DAY)
    assert not nothing.covers("HHHT", "U01")


def test_an_assessed_unit_sees_itself_and_the_board_only() -> None:
    roles = (held(Role.REPORTER),)
    own = visibility(Action.READ_ASSESSMENT, roles=roles, own=lambda _: Own("U01", ME), day=DAY)
    board = visibility(Action.READ_BOARD, roles=roles, own=lambda _: Own("U01", ME), day=DAY)
    assert own.covers("HHHT", "U01")
    assert not own.covers("HHHT", "U02")
    assert board.covers("HHHT", "U02")


def test_the_event_browser_is_the_auditors() -> None:
    assert {grant.role for grant in GRANTS[Action.READ_EVENTS]} == {Role.AUDITOR}


def test_a_unit_cannot_report_for_another(city: City) -> None:
    with pytest.raises(OutOfScope):
        city.run("reporter of U01", city.reporting("9", "U02"))


def test_units_do_not_report_facts_about_themselves(city: City) -> None:
    with pytest.raises(RoleMissing):
        city.report("9", channel="FIELD")


def test_an_assessor_of_another_department_is_told_whose_block_it_is(city: City) -> None:
    entry = city.report("9")
    city.hire("outsider", "SV", Role.ASSESSOR)
    review = ReviewResult(
        assessment=city.assessments["U01"], entry=entry, revision=None, expected_version=None
    )
    with pytest.raises(NotYourBlock):
        city.run("outsider", review)
