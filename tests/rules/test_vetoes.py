"""Vetoes through commands: grounds of the policy, effects, who is reached, before and after sealing."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.assessment.lifecycle import PubliciseInterim, SealAssessment
from application.assessment.vetoes import ApplyVeto, ConfirmVeto, LiftVeto
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.refusals import OutsideTheYear, SelfInterest, VetoGroundUnknown
from domain.assessment.state import Veto, VetoStatus
from domain.assessment.veto_spread import SpreadRevoked, VetoSpread
from domain.assessment.vetoes import VetoConfirmed, VetoLifted, is_in_force
from domain.kernel.event import Event
from domain.policy.grades import Grade
from domain.policy.policy import POLICY_V1
from domain.policy.vetoes import VetoEffect
from domain.scoring.ranking import Standing, provisional_grades, ranks
from infra.clock import ScriptedClock
from tests.support import bench, results
from tests.support.city import (
    GROUNDS,
    OFFICE,
    START,
    City,
    open_assessments,
    registering,
)
from tests.support.databases import Databases
from tests.support.headed import DEPUTY, HEAD, SUCCESSOR, UNITS, headed
from tests.support.plans import indicator
from tests.support.results import bureaus, graded, public, result_of, revising
from tests.support.second_office import second_office

TOTALS: Final = {"U01": "985.20", "U02": "971.35", "U03": "965.00", "U04": "955.55"}
FACT: Final = date(2014, 5, 1)


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """Four units with totals; those who answer for U01 are assessed themselves."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = headed(system)
        for unit, total in TOTALS.items():
            for quarter in ("2014Q1", "2014Q2", "2014Q3"):
                city.confirm("250", unit, "A", quarter)
            city.confirm(str(Decimal(total) - 750), unit, "A", "2014Q4")
        yield city


def veto(city: City, unit: str, ground: str = "TEAM_MEMBER_CRIMINAL", on: date = FACT) -> str:
    """Record a veto; gives its reference."""
    fact = ApplyVeto(assessment=city.assessments[unit], ground=ground, occurred_on=on, grounds=GROUNDS)
    return city.made("supervisor", fact)


def confirm(city: City, unit: str, ref: str, who: str = "leader") -> None:
    city.run(who, ConfirmVeto(assessment=city.assessments[unit], veto=ref))


def lift(city: City, unit: str, ref: str) -> None:
    city.run("leader", LiftVeto(assessment=city.assessments[unit], veto=ref, grounds=GROUNDS))


def board(city: City) -> tuple[dict[str, int], dict[str, Grade], dict[str, Decimal]]:
    """Ranks, grades and totals of the four as they stand."""
    group = [standing(city, unit) for unit in UNITS]
    totals = {each.subject: each.total for each in group}
    return ranks(totals), provisional_grades(group, POLICY_V1), totals


def standing(city: City, unit: str) -> Standing:
    zero = Decimal(0)
    holding = (each for each in city.state(unit).vetoes.values() if in_force(each))
    effects: tuple[VetoEffect, ...] = tuple(each.effect for each in holding)
    return Standing(unit, city.breakdown(unit).total, zero, zero, zero, effects)


def in_force(each: Veto) -> bool:
    return is_in_force(each.status, each.since, each.until, None)


def vetoes_on(city: City, who: str) -> list[tuple[str, VetoStatus]]:
    """Ground and status of the vetoes on an assessment."""
    return [(each.ground, each.status) for each in city.state(who).vetoes.values()]


def caused(city: City, who: str, kind: type[Event]) -> list[UUID | None]:
    """What caused the events of a kind on an assessment."""
    events = (each.event for each in city.system.stream(city.assessments[who]))
    return [each.envelope.causation_id for each in events if isinstance(each, kind)]


def last_of(city: City, unit: str, kind: type[Event]) -> UUID:
    """The id of the last event of a kind on an assessment."""
    events = (each.event for each in city.system.stream(city.assessments[unit]))
    return [each for each in events if isinstance(each, kind)][-1].envelope.event_id


def test_p_25_a_vetoed_unit_keeps_total_and_rank_and_loses_its_grade(bureau: City) -> None:
    before = board(bureau)
    assert before[1]["U01"] == "EXCELLENT"
    ref = veto(bureau, "U01")
    assert board(bureau) == before, "a veto that is only recorded does nothing"
    confirm(bureau, "U01", ref)
    ranked, graded, totals = board(bureau)
    assert (ranked, totals) == (before[0], before[2])
    assert (graded["U01"], graded["U02"]) == ("GOOD", "EXCELLENT")
    lift(bureau, "U01", ref)
    assert board(bureau) == before


def test_p_25_a_veto_may_come_and_go_once_the_assessment_is_public_and_sealed(bureau: City) -> None:
    sealed = bureau.assessments["U04"]
    bureau.run("officer", PubliciseInterim(assessment=sealed, period="2014Q1"))
    bureau.run("officer", SealAssessment(assessment=sealed))
    before = board(bureau)
    ref = veto(bureau, "U04", "CIRCULAR_CRITICISM")
    confirm(bureau, "U04", ref)
    ranked, graded, totals = board(bureau)
    assert (ranked, totals) == (before[0], before[2])
    assert graded["U04"] == "UNQUALIFIED"
    lift(bureau, "U04", ref)
    assert board(bureau) == before


def test_p_25_a_ground_that_the_policy_does_not_list_is_refused(bureau: City) -> None:
    with pytest.raises(VetoGroundUnknown):
        veto(bureau, "U02", "BAD_WEATHER")


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2015, 1, 1)])
def test_p_25_a_fact_outside_the_year_is_refused_and_its_first_and_last_day_are_not(
    bureau: City, day: date
) -> None:
    with pytest.raises(OutsideTheYear):
        veto(bureau, "U02", on=day)
    inside = date(2014, 1, 6) if day.year < 2014 else date(2014, 12, 31)
    assert veto(bureau, "U02", on=inside)


def test_p_25_a_veto_of_the_unit_stays_with_the_unit(bureau: City) -> None:
    ref = veto(bureau, "U01", "MAJOR_FAULT")
    confirm(bureau, "U01", ref)
    assert bureau.state("U01").vetoes[ref].reached == ()
    lift(bureau, "U01", ref)


def test_p_25_a_veto_that_spreads_reaches_who_answered_for_the_unit_on_the_day_of_the_fact(
    bureau: City,
) -> None:
    ref = veto(bureau, "U01", "FALSE_INFORMATION")
    with pytest.raises(SelfInterest):
        confirm(bureau, "U01", ref, DEPUTY)
    assert vetoes_on(bureau, HEAD) == []
    confirm(bureau, "U01", ref)
    for who in (HEAD, DEPUTY):
        assert vetoes_on(bureau, who) == [("FALSE_INFORMATION", VetoStatus.CONFIRMED)]
        assert caused(bureau, who, VetoSpread) == [last_of(bureau, "U01", VetoConfirmed)]
    assert vetoes_on(bureau, SUCCESSOR) == []
    lift(bureau, "U01", ref)
    for who in (HEAD, DEPUTY):
        assert vetoes_on(bureau, who) == [("FALSE_INFORMATION", VetoStatus.LIFTED)]
        assert caused(bureau, who, VetoLifted) == [last_of(bureau, "U01", VetoLifted)]


def test_p_25_a_lower_office_is_answered_for_by_its_own_leadership(bureau: City) -> None:
    county = second_office(bureau, "XC", "COUNTY", OFFICE)
    unit = registering("XC-UNIT", "GRASSROOTS_BUREAU", "URBAN", represents="XC")
    bureau.run("administrator", unit)
    open_assessments(bureau, ["XC-UNIT"])
    county.join("X1")
    persons = county.publish("PERSON", (indicator("W", 100),), asked="X1", group="LG")
    chief = county.who("leader")
    bureau.assessments[chief] = county.open(persons, bureau.people[chief])
    ref = veto(bureau, "XC-UNIT", "RETALIATION")
    confirm(bureau, "XC-UNIT", ref)
    assert vetoes_on(bureau, chief) == [("RETALIATION", VetoStatus.CONFIRMED)]


def test_p_25_what_spread_is_taken_back_when_the_unit_wins_its_appeal(bureau: City) -> None:
    autumn = date(2014, 10, 8)
    refs = [veto(bureau, "U01", "DATA_REFUSED", autumn), veto(bureau, "U01", "TASK_NOT_DONE", autumn)]
    for ref in refs:
        confirm(bureau, "U01", ref)
    assert [status for _, status in vetoes_on(bureau, SUCCESSOR)] == [VetoStatus.CONFIRMED] * 2
    items = tuple(
        ContestedItem(item=ref, ground="FACT_WRONG", statement="事实不符", remedy="撤销") for ref in refs
    )
    filing = FileAppeal(assessment=bureau.assessments["U01"], statement="异议", items=items)
    appeal = UUID(bureau.made("head of U01", filing))
    bureau.run("officer", AcceptAppeal(appeal=appeal))
    rulings = tuple(ItemRuling(item=ref, outcome="REVOKED", points=None, reason="查明") for ref in refs)
    bench.rule(bureau, appeal, *rulings)
    assert [status for _, status in vetoes_on(bureau, SUCCESSOR)] == [VetoStatus.REVOKED] * 2
    assert len(set(caused(bureau, SUCCESSOR, SpreadRevoked))) == 2


def test_p_25_a_veto_after_publication_takes_the_grade_by_a_revision_and_lifting_it_gives_it_back(
    system: System,
) -> None:
    city = public(
        bureaus(system, {f"U0{number}": ("400.00", f"9{9 - number}0.00") for number in range(1, 5)})
    )
    published = result_of(city).board
    results.veto(city, "U01")
    city.run("leader", revising(city))
    vetoed = result_of(city).board
    assert graded(published) == ["U01"]
    assert graded(vetoed) == ["U02"]
    assert results.ranks(vetoed) == results.ranks(published)
    assert [line.total for line in vetoed.lines] == [line.total for line in published.lines]
    lift(city, "U01", next(iter(city.state("U01").vetoes)))
    city.run("leader", revising(city))
    assert (graded(result_of(city).board), result_of(city).edition) == (["U01"], 3)


def test_p_25_spread_and_who_answers_are_the_offices_choice() -> None:
    rules = POLICY_V1.vetoes
    criminal = rules.ground("TEAM_MEMBER_CRIMINAL")
    assert criminal is not None
    assert (criminal.effect, criminal.spread) == ("CAP_BELOW_EXCELLENT", "UNIT")
    assert rules.responsible == ("HEADS", "DEPUTY_IN_CHARGE")
