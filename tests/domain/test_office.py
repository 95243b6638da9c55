"""The office among offices."""

from datetime import timedelta

import pytest

from domain.kernel.refusal import Refusal
from domain.office.office import Office
from domain.office.refusals import (
    MergedIntoItself,
    OfficeExists,
    OfficeMergedAway,
    OfficeUnknown,
    SuccessorLower,
    SuperiorNotHigher,
    UnitExists,
)
from domain.office.standing import OfficeEstablished, OfficeMerged, OfficeRenamed
from domain.office.state import LEVELS, Level, OfficeState
from tests.support.offices import ESTABLISHED, MERGER, SINCE, an_office, registered
from tests.support.scenario import Step, fact, given


def merged(successor: OfficeState) -> Step[Office]:
    return Step(lambda office: office.merge_into(successor, MERGER, "税总发〔2018〕1号"))


def under(superior: OfficeState, level: Level = "COUNTY") -> Step[Office]:
    return Step(lambda office: office.establish("XC", "新城区国家税务局", level, SINCE, superior))


def test_an_office_is_established() -> None:
    given(Office).when(ESTABLISHED).then(
        fact(
            OfficeEstablished,
            effective_on=SINCE,
            code="HHHT",
            name="呼和浩特市国家税务局",
            level="CITY",
            superior=None,
        )
    )


def test_an_office_is_established_once() -> None:
    given(Office, ESTABLISHED).when(ESTABLISHED).then_refused(OfficeExists, on="code")


def test_an_office_is_established_under_a_superior() -> None:
    state = given(Office, under(an_office())).state
    assert (state.superior, state.since) == ("HHHT", SINCE)


@pytest.mark.parametrize("level", LEVELS)
def test_a_superior_is_of_a_higher_level(level: Level) -> None:
    stage = given(Office)
    if level in {"COUNTY", "SUB_BUREAU"}:
        stage.take(under(an_office(), level))
    else:
        stage.when(under(an_office(), level)).then_refused(SuperiorNotHigher, on="superior")


def test_an_office_is_called_otherwise_from_a_day_on() -> None:
    renamed = Step[Office](lambda office: office.rename("国家税务总局呼和浩特市税务局", MERGER))
    state = (
        given(Office, ESTABLISHED)
        .when(renamed)
        .then(fact(OfficeRenamed, effective_on=MERGER, name="国家税务总局呼和浩特市税务局"))
    )
    assert state.names.on(MERGER - timedelta(days=1)) == "呼和浩特市国家税务局"
    assert state.names.on(MERGER) == "国家税务总局呼和浩特市税务局"


def test_a_merged_office_keeps_its_history_and_names_its_successor() -> None:
    successor = an_office("HHHT-NEW")
    state = (
        given(Office, ESTABLISHED, registered("U01"))
        .when(merged(successor))
        .then(fact(OfficeMerged, effective_on=MERGER, successor="HHHT-NEW", document="税总发〔2018〕1号"))
    )
    assert state.merger.successor == "HHHT-NEW"
    assert state.unit("U01").since == SINCE


def test_a_merged_office_takes_units_of_the_days_before_and_none_after() -> None:
    stage = given(Office, ESTABLISHED, merged(an_office("HHHT-NEW")))
    stage.take(registered("U01", since=MERGER - timedelta(days=1)))
    stage.when(registered("U02", since=MERGER)).then_refused(OfficeMergedAway)


def test_an_office_is_merged_once() -> None:
    stage = given(Office, ESTABLISHED, merged(an_office("HHHT-NEW")))
    stage.when(merged(an_office("OTHER"))).then_refused(OfficeMergedAway)


def test_an_office_is_merged_into_a_living_one() -> None:
    successor = given(Office, ESTABLISHED, merged(an_office("HHHT-NEW"))).state
    given(Office, lambda office: office.establish("HHHT-DS", "地税局", "CITY", SINCE)).when(
        merged(successor)
    ).then_refused(OfficeMergedAway)


def test_an_office_is_not_merged_into_itself() -> None:
    given(Office, ESTABLISHED).when(merged(an_office())).then_refused(MergedIntoItself, on="successor")


def test_an_office_is_not_merged_into_a_lower_one() -> None:
    given(Office, ESTABLISHED).when(merged(an_office("XC", "COUNTY"))).then_refused(
        SuccessorLower, on="successor"
    )


def test_nothing_new_comes_under_a_merged_office() -> None:
    superior = given(Office, ESTABLISHED, merged(an_office("HHHT-NEW"))).state
    late = Step[Office](lambda office: office.establish("XC", "新城区局", "COUNTY", MERGER, superior))
    given(Office).when(late).then_refused(OfficeMergedAway)


def test_an_office_that_was_never_established_has_no_units() -> None:
    given(Office).when(registered("U01")).then_refused(OfficeUnknown)


def test_offices_are_told_apart_by_code_only() -> None:
    assert Office.id_of("HHHT") == Office.id_of("HHHT") != Office.id_of("BT")


def test_a_refusal_is_an_exception_that_names_its_code() -> None:
    refusal: Refusal = UnitExists("code", unit="U01")
    assert str(refusal) == "UNIT_EXISTS: unit U01 is registered already"
