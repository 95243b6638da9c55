"""The unit's grade and honours set the quota of its persons, through commands (rules 29 and 30)."""

from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System
from application.assessment.lifecycle import OpenAssessment
from application.result import CompileResults
from application.unit_honour import RegisterUnitHonour, WithdrawUnitHonour
from domain.assessment.entries import entry_ref
from domain.period import Cycle
from domain.plan.indicator import Section
from domain.plan.plan import Plan
from domain.policy.grades import Grade
from domain.result.board import Board
from tests.support.city import GROUNDS, OFFICE, City, publish_plan
from tests.support.plans import indicator
from tests.support.results import (
    bureaus,
    determine,
    graded,
    publicise,
    result_of,
    revising,
    seal,
    veto,
)
from tests.support.what_if import supposing, worth

UNITS: Final = {
    "U01": ("415.00", "985.20"),
    "U02": ("412.00", "971.35"),
    "U03": ("410.00", "900.00"),
    "U04": ("400.00", "850.00"),
}
CLERKS: Final = tuple(f"clerk {number:02}" for number in range(1, 41))
BEST: Final = CLERKS[:11]
AWARDED: Final = date(2014, 12, 20)


@pytest.fixture
def city(system: System) -> City:
    """Four bureaus; of the forty persons of U01, assessed as a group, eleven reach 90 points and more."""
    city = bureaus(system, UNITS, {"person_quota.excellent_share": '"0.25"'})
    units, city.plan = city.plan, UUID(int=0)
    sections = (Section(code="S", name="个人绩效", points=Decimal(100)),)
    work = indicator("W", 100, Cycle.YEAR)
    publish_plan(city, "PERSON", sections, (work,), peer_groups=("U01",))
    persons, city.plan = city.plan, units
    for clerk in CLERKS:
        person = city.hire(clerk, "U01")
        city.assessments[clerk] = UUID(city.made("officer", OpenAssessment(plan=persons, subject=person)))
    for number, clerk in enumerate(BEST):
        city.people[f"reporter of {clerk}"] = city.people[clerk]
        city.confirm(str(100 - number), clerk, "W", "2014")
    seal(city)
    return city


def persons_board(city: City) -> Board:
    """The board of the persons of U01 as it compiles now."""
    persons = Plan.id_of(OFFICE, 2014, "PERSON")
    city.run("officer", CompileResults(plan=persons, peer_group="U01"))
    units, city.plan = city.plan, persons
    board = result_of(city, "U01").board
    city.plan = units
    return board


def excellent(city: City) -> int:
    """How many persons may be excellent, and are."""
    board = persons_board(city)
    assert len(graded(board)) == board.places
    return board.places


def honour(city: City, code: str) -> str:
    """Register an honour of U01; gives its reference."""
    award = RegisterUnitHonour(
        office=OFFICE,
        unit="U01",
        year=2014,
        honour=code,
        awarded_on=AWARDED,
        document="呼政发〔2014〕60号",
        evidence=(),
    )
    return city.made("officer", award)


def grade_of_the_unit(city: City) -> Grade:
    line = result_of(city).board.line("U01")
    assert line is not None
    return line.grade


def test_rule_29_of_forty_persons_eight_are_excellent_where_the_unit_is_and_has_both_honours(
    city: City,
) -> None:
    assert excellent(city) == 10, "before the unit's own result is official, the share of the policy"
    determine(city)
    assert grade_of_the_unit(city) == "EXCELLENT"
    assert excellent(city) == 6
    honour(city, "EFFICIENCY_ADVANCED")
    assert excellent(city) == 7, "15 + 3 = 18 % of 40 is 7.2"
    honour(city, "PEOPLE_SATISFIED")
    assert excellent(city) == 8, "15 + 5 + 3 = 23 % is capped at 20 %"


def test_rule_30_of_the_same_unit_three_are_where_it_was_made_unqualified(city: City) -> None:
    ref = honour(city, "PEOPLE_SATISFIED")
    determine(city)
    publicise(city)
    assert excellent(city) == 8
    before = result_of(city).board.line("U01")
    veto(city, "U01", "CIRCULAR_CRITICISM")
    city.run("leader", revising(city))
    after = result_of(city).board.line("U01")
    assert before is not None
    assert after is not None
    assert (after.total, after.rank, after.grade) == (before.total, before.rank, "UNQUALIFIED")
    assert excellent(city) == 5, "8 + 5 = 13 % of 40 is 5.2"
    withdraw = WithdrawUnitHonour(office=OFFICE, year=2014, honour=ref, grounds=GROUNDS)
    city.run("officer", withdraw)
    assert excellent(city) == 3, "8 % of 40 is 3.2"


def test_n3_what_would_be_of_a_person_is_graded_by_the_quota_that_the_unit_gives(city: City) -> None:
    first = worth(100, entry_ref("W", "2014", "SELF"))
    assert supposing(city, "clerk 07").before.grade == "EXCELLENT"
    determine(city)
    found = supposing(city, "clerk 07", first)
    assert (found.before.grade, found.after.grade) == ("COMPETENT", "EXCELLENT")
    assert found.after.rank == 1
    lost = [each.subject for each in found.moved if each.before.grade == "EXCELLENT" != each.after.grade]
    assert lost == [city.people["clerk 06"]]
