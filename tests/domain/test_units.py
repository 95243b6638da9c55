"""The units of an office over time."""

from datetime import date, timedelta

import pytest

from domain.office.office import Office
from domain.office.refusals import (
    OfficeRepresentedAlready,
    UnitClosedAlready,
    UnitExists,
    UnitNotStanding,
    UnitUnknown,
)
from domain.office.state import UnitForm
from domain.office.units import UnitClosed, UnitRegistered, UnitRegrouped, UnitRenamed
from tests.support.offices import ESTABLISHED, SINCE, registered
from tests.support.scenario import Step, fact, given

JULY = date(2014, 7, 1)
EVE = JULY - timedelta(days=1)


def closed(unit: str = "U01", until: date = JULY, successor: str | None = None) -> Step[Office]:
    return Step(lambda office: office.close_unit(unit, until, successor, "呼国税发〔2014〕9号"))


def renamed(name: str = "新城区税务局", since: date = JULY) -> Step[Office]:
    return Step(lambda office: office.rename_unit("U01", name, since))


def regrouped(group: str | None, since: date = JULY) -> Step[Office]:
    return Step(lambda office: office.regroup_unit("U01", group, since))


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
                parent=None,
                represents=None,
            )
        )
    )
    assert state.unit("U01").peer_groups.on(SINCE) == "GRASSROOTS"
    assert state.unit("U01").since == SINCE


def test_a_unit_may_stand_outside_all_peer_groups() -> None:
    state = given(Office, ESTABLISHED, registered("D1", None)).state
    assert state.unit("D1").peer_groups.on(JULY) is None


def test_a_unit_code_is_used_once() -> None:
    given(Office, ESTABLISHED, registered("U01")).when(registered("U01")).then_refused(UnitExists, on="code")


def test_an_unknown_unit_is_refused_by_name() -> None:
    state = given(Office, ESTABLISHED).state
    with pytest.raises(UnitUnknown, match="U99"):
        state.unit("U99")


def test_a_unit_belongs_to_another_one_that_stands() -> None:
    stage = given(Office, ESTABLISHED, registered("U01"), registered("S1", parent="U01"))
    assert stage.state.unit("S1").parent == "U01"
    stage.when(registered("S2", parent="U99")).then_refused(UnitUnknown)


def test_a_unit_that_changes_stays_readable_as_it_was() -> None:
    stage = given(Office, ESTABLISHED, registered("U01"))
    stage.when(renamed()).then(fact(UnitRenamed, effective_on=JULY, unit="U01", name="新城区税务局"))
    stage.when(regrouped("URBAN", date(2014, 9, 1))).then(
        fact(UnitRegrouped, effective_on=date(2014, 9, 1), unit="U01", peer_group="URBAN")
    )
    assert stage.state.unit("U01").forms == (
        UnitForm(SINCE, "新城区国家税务局", "GRASSROOTS"),
        UnitForm(JULY, "新城区税务局", "GRASSROOTS"),
        UnitForm(date(2014, 9, 1), "新城区税务局", "URBAN"),
    )


def test_a_change_told_late_takes_its_own_place_in_time() -> None:
    september = date(2014, 9, 1)
    state = given(Office, ESTABLISHED, registered("U01"), renamed("后", september), renamed("先")).state
    names = state.unit("U01").names
    assert [names.on(day) for day in (EVE, JULY, september)] == ["新城区国家税务局", "先", "后"]


def test_a_unit_leaves_the_ranking_from_a_day_on() -> None:
    groups = given(Office, ESTABLISHED, registered("U01"), regrouped(None)).state.unit("U01").peer_groups
    assert (groups.on(EVE), groups.on(JULY)) == ("GRASSROOTS", None)


def test_a_closed_unit_stands_until_its_day_and_names_its_successor() -> None:
    unit = (
        given(Office, ESTABLISHED, registered("U01"), registered("U02"))
        .when(closed(successor="U02"))
        .then(
            fact(
                UnitClosed,
                effective_on=JULY,
                unit="U01",
                successor="U02",
                document="呼国税发〔2014〕9号",
            )
        )
        .unit("U01")
    )
    assert [unit.stands_on(day) for day in (SINCE - timedelta(days=1), SINCE, EVE, JULY)] == [
        *(False, True, True, False)
    ]
    assert unit.successor == "U02"


def test_a_unit_is_closed_once() -> None:
    given(Office, ESTABLISHED, registered("U01"), closed()).when(closed()).then_refused(UnitClosedAlready)


def test_a_unit_is_not_closed_before_it_was_there() -> None:
    given(Office, ESTABLISHED, registered("U01")).when(closed(until=SINCE)).then_refused(
        UnitNotStanding, on="until"
    )


@pytest.mark.parametrize("successor", ["U01", "U02"])
def test_a_successor_is_another_unit_that_stands(successor: str) -> None:
    stage = given(Office, ESTABLISHED, registered("U01"), registered("U02"), closed("U02"))
    stage.when(closed(successor=successor)).then_refused(UnitNotStanding, on="successor")


@pytest.mark.parametrize("change", [renamed(), regrouped("URBAN")])
def test_a_closed_unit_does_not_change(change: Step[Office]) -> None:
    given(Office, ESTABLISHED, registered("U01"), closed()).when(change).then_refused(UnitNotStanding)


def test_a_lower_office_is_one_unit_at_a_time() -> None:
    stage = given(Office, ESTABLISHED, registered("U01", represents="XC"))
    stage.when(registered("U02", represents="XC")).then_refused(OfficeRepresentedAlready, on="represents")
    stage.take(closed())
    stage.take(registered("U02", represents="XC", since=JULY))
    assert stage.state.unit_for("XC", EVE).code == "U01"
    assert stage.state.unit_for("XC", JULY).code == "U02"
    assert stage.state.unit_for("BT", JULY) is None
