"""Who may not hear an appeal, through commands: rule 27, for every way of being concerned."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application.appeal.bench import AppointInvestigators, DeclareConflict, SeatBench
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.assessment.claims import AcceptClaim, ClaimBonus, VerifyClaim
from application.assessment.entries import RecheckResult, ReviewResult
from domain.appeal.bench_refusals import InvestigatorConcerned
from domain.appeal.state import ContestedItem
from domain.person import Role
from infra.clock import ScriptedClock
from tests.support.bench import appeal_of
from tests.support.city import GROUNDS, START, City, build, constituting
from tests.support.databases import Databases

DOCUMENTED: Final = GROUNDS.model_copy(update={"evidence": (f"sha256:{'d' * 64}",)})
HANDLED: Final = {
    "scorer": "assessor",
    "reviewer": "second_assessor",
    "rechecker": "officer",
    "verifier": "verifier",
    "approver": "approver",
    "acceptor of the appeal": "second_officer",
}
"""Who had a hand in what is contested, by what they did."""
OF_THE_UNIT: Final = "colleague"
BOUND: Final = "bound"
FREE: Final = ("free", "also free")


@pytest.fixture(scope="module")
def city(_all_databases: Databases) -> Iterator[City]:
    """A bureau in which everybody sits in the committee and in the working group."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = build(system)
        city.hire("verifier", "D1", Role.ASSESSOR)
        city.hire("approver", "PO", Role.PERFORMANCE_OFFICE)
        city.hire(OF_THE_UNIT, "U01")
        for who in (BOUND, *FREE):
            city.hire(who, "SV")
        everybody = [UUID(city.people[who]) for who in (*FREE, *HANDLED.values(), OF_THE_UNIT, BOUND)]
        for kind in ("COMMITTEE", "APPEAL_WORKING_GROUP"):
            city.run("system:bootstrap", constituting(*everybody, kind=kind))
        yield city


def scored(city: City) -> str:
    """An entry that is scored, reviewed and rechecked by three persons."""
    assessment = city.assessments["U01"]
    entry = city.made("assessor", city.reporting("7.5", channel="DESK"))
    reviewed = ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)
    city.run("second_assessor", reviewed)
    city.run("officer", RecheckResult(assessment=assessment, entry=entry, expected_version=None))
    return entry


def approved(city: City) -> str:
    """A bonus that is verified by one and approved by another."""
    assessment = city.assessments["U01"]
    claiming = ClaimBonus(
        assessment=assessment,
        code="BONUS-1",
        matter="抗洪救灾",
        occurrences=1,
        points=Decimal(5),
        explicit_praise=None,
        occurred_on=date(2014, 1, 3),
        grounds=DOCUMENTED,
    )
    claim = city.made("reporter of U01", claiming)
    city.run("verifier", VerifyClaim(assessment=assessment, claim=claim, explicit_praise=None))
    city.run("approver", AcceptClaim(assessment=assessment, claim=claim))
    return claim


@pytest.fixture(scope="module")
def appeal(city: City) -> UUID:
    """An accepted appeal against both, to which somebody declared that they are bound."""
    items = tuple(
        ContestedItem(item=each, ground="DATA_WRONG", statement="少计", remedy="更正")
        for each in (scored(city), approved(city))
    )
    filing = FileAppeal(assessment=city.assessments["U01"], statement="异议", items=items)
    appeal = UUID(city.made("head of U01", filing))
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    city.run(BOUND, DeclareConflict(appeal=appeal, relation="KIN", statement="负责人系本人亲属"))
    return appeal


@pytest.mark.parametrize("who", [*HANDLED.values(), OF_THE_UNIT, BOUND])
def test_rule_27_nobody_who_is_concerned_investigates(city: City, appeal: UUID, who: str) -> None:
    investigators = UUID(city.people[FREE[0]]), UUID(city.people[who])
    with pytest.raises(InvestigatorConcerned) as refused:
        city.run("officer", AppointInvestigators(appeal=appeal, investigators=investigators))
    assert refused.value.facts == {"person": city.people[who]}


def test_rule_27_who_is_concerned_is_barred_from_the_bench_and_everybody_else_is_not(
    city: City, appeal: UUID
) -> None:
    free = tuple(UUID(city.people[each]) for each in FREE)
    city.run("officer", AppointInvestigators(appeal=appeal, investigators=free))
    city.run("officer", SeatBench(appeal=appeal))
    barred = appeal_of(city, appeal).bench.barred
    expected = dict.fromkeys(HANDLED.values(), "HANDLED")
    expected |= {OF_THE_UNIT: "OWN_UNIT", BOUND: "DECLARED"}
    assert barred == {UUID(city.people[who]): because for who, because in expected.items()}
