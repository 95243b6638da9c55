"""The office and the units that it appraises."""

from datetime import date

import pytest

from domain.kernel.refusal import Refusal
from domain.office import (
    Office,
    OfficeEstablished,
    OfficeExists,
    OfficeUnknown,
    UnitExists,
    UnitRegistered,
    UnitUnknown,
)
from tests.support.scenario import Step, fact, given

SINCE = date(2014, 1, 1)
ESTABLISHED: Step[Office] = Step(lambda office: office.establish("HHHT", "呼和浩特市国家税务局", "CITY"))


def registered(code: str, peer_group: str | None = "GRASSROOTS") -> Step[Office]:
    return Step(
        lambda office: office.register_unit(code, "新城区国家税务局", "GRASSROOTS_BUREAU", peer_group, SINCE)
    )


def test_an_office_is_established() -> None:
    given(Office).when(ESTABLISHED).then(
        fact(OfficeEstablished, code="HHHT", name="呼和浩特市国家税务局", level="CITY")
    )


def test_an_office_is_established_once() -> None:
    given(Office, ESTABLISHED).when(ESTABLISHED).then_refused(OfficeExists, on="code")


def test_a_unit_belongs_to_its_peer_group_from_a_day_on() -> None:
    state = (
        given(Office, ESTABLISHED)
        .when(registered("U01"))
        .then(
            fact(
                UnitRegistered,
                effective_on=SINCE,
                code="U01",
                name="新城区国家税务局",
                kind="GRASSROOTS_BUREAU",
                peer_group="GRASSROOTS",
            )
        )
    )
    assert state.unit("U01").peer_group == "GRASSROOTS"
    assert state.unit("U01").since == SINCE


def test_a_unit_may_stand_outside_all_peer_groups() -> None:
    state = given(Office, ESTABLISHED, registered("D1", None)).state
    assert state.unit("D1").peer_group is None


def test_a_unit_code_is_used_once() -> None:
    given(Office, ESTABLISHED, registered("U01")).when(registered("U01")).then_refused(UnitExists, on="code")


def test_an_unknown_unit_is_refused_by_name() -> None:
    state = given(Office, ESTABLISHED).state
    with pytest.raises(UnitUnknown, match="U99"):
        state.unit("U99")


def test_an_office_that_was_never_established_has_no_units() -> None:
    given(Office).when(registered("U01")).then_refused(OfficeUnknown)


def test_offices_are_told_apart_by_code_only() -> None:
    assert Office.id_of("HHHT") == Office.id_of("HHHT") != Office.id_of("BT")


def test_a_refusal_is_an_exception_that_names_its_code() -> None:
    refusal: Refusal = UnitExists("code", unit="U01")
    assert str(refusal) == "UNIT_EXISTS: unit U01 is registered already"
