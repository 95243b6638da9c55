"""The performance office: where it sits, how it is staffed; and who helps from outside."""

from datetime import date

import pytest

from domain.office.external_bodies import ExternalBodyRegistered
from domain.office.office import Office
from domain.office.performance_office import (
    PerformanceOfficeHosted,
    StaffingRecorded,
    StaffingState,
    staffing,
)
from domain.office.refusals import ExternalBodyExists, ExternalCooperatesOnly, UnitExists, UnitUnknown
from domain.office.state import Level, Placement, Staff
from domain.policy.staffing import STAFFING
from tests.support.offices import ESTABLISHED, SINCE, registered
from tests.support.scenario import Step, fact, given

JULY = date(2014, 7, 1)
OFFICE = (ESTABLISHED, registered("PO", None), registered("LAW", None), registered("GENERAL", None))
FINANCE: Step[Office] = Step(lambda office: office.register_external_body("FIN", "财政局", SINCE))


def hosted(department: str, since: date = SINCE) -> Step[Office]:
    return Step(lambda office: office.host("PO", department, since))


def test_the_performance_office_moves_from_one_department_to_another() -> None:
    stage = given(Office, *OFFICE, hosted("LAW"))
    stage.when(hosted("GENERAL", JULY)).then(
        fact(PerformanceOfficeHosted, effective_on=JULY, unit="PO", department="GENERAL")
    )
    places = stage.state.placements
    assert [places.on(day) for day in (SINCE, JULY)] == [Placement("PO", "LAW"), Placement("PO", "GENERAL")]


def test_it_sits_in_a_department_that_there_is() -> None:
    given(Office, *OFFICE).when(hosted("U99")).then_refused(UnitUnknown)


@pytest.mark.parametrize(
    ("level", "staff", "required", "present", "state"),
    [
        ("PROVINCE", Staff(2, 2), 3, 2, "SHORT"),
        ("PROVINCE", Staff(3, 0), 3, 3, "OK"),
        ("CITY", Staff(2, 9), 3, 2, "SHORT"),
        ("CITY", Staff(3, 0), 3, 3, "OK"),
        ("COUNTY", Staff(2, 2), 3, 4, "OK"),
        ("COUNTY", Staff(0, 3), 3, 3, "OK"),
        ("COUNTY", Staff(1, 1), 3, 2, "SHORT"),
        ("CITY", None, 3, 0, "SHORT"),
        ("SUB_BUREAU", None, 0, 0, "OK"),
    ],
)
def test_part_time_counts_in_a_county_only(
    level: Level, staff: Staff | None, required: int, present: int, state: StaffingState
) -> None:
    found = staffing(level, staff, STAFFING)
    assert (found.required, found.present, found.state) == (required, present, state)


def test_the_numbers_of_a_day_hold_until_others_are_recorded() -> None:
    state = (
        given(Office, *OFFICE, lambda office: office.record_staffing(2, 2, SINCE))
        .when(lambda office: office.record_staffing(3, 0, JULY))
        .then(fact(StaffingRecorded, effective_on=JULY, full_time=3, part_time=0))
    )
    assert [state.staff.on(day) for day in (SINCE, JULY)] == [Staff(2, 2), Staff(3, 0)]


def test_an_external_body_is_registered_once_under_a_code_of_its_own() -> None:
    stage = given(Office, *OFFICE)
    stage.when(FINANCE).then(fact(ExternalBodyRegistered, effective_on=SINCE, code="FIN", name="财政局"))
    stage.when(FINANCE).then_refused(ExternalBodyExists, on="code")
    stage.when(registered("FIN")).then_refused(UnitExists, on="code")
    stage.when(lambda office: office.register_external_body("LAW", "x", SINCE)).then_refused(
        ExternalBodyExists
    )


def test_an_external_body_is_no_unit() -> None:
    state = given(Office, *OFFICE, FINANCE).state
    with pytest.raises(ExternalCooperatesOnly, match="FIN"):
        state.unit("FIN")
