"""Rules 23 and 24 asked before they happen, on a real log; what is then really done is what was told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.assessment.adjustments import AdjustScore, VoidItem
from application.assessment.claims import AcceptClaim, ClaimBonus, RefuseClaim, VerifyClaim
from application.assessment.vetoes import LiftVeto
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.entries import entry_ref
from domain.assessment.ruled import Outcome
from domain.what_if.hypotheses import Hypothesis
from domain.what_if.simulation import Simulation
from tests.support import bench
from tests.support.city import GROUNDS, City
from tests.support.results import BUREAUS, REVISED_ON, bureaus, grant, on, public, revising, veto
from tests.support.what_if import lifted, ruled, supposing, void

CONTESTED: Final = entry_ref("B", "2014", "SELF")
THREE: Final = {unit: BUREAUS[unit] for unit in ("U02", "U03", "U05")}
Told = dict[str, tuple[tuple[int, str], tuple[int, str]]]


def moves(found: Simulation) -> Told:
    return {
        each.subject: ((each.before.rank, each.before.grade), (each.after.rank, each.after.grade))
        for each in found.moved
    }


def granting(unit: str, more: str) -> Hypothesis:
    """The ruling that ``grant`` makes."""
    base = {"U02": "559.35", "U03": "568.79"}[unit]
    return ruled("VARIED", Decimal(base) + Decimal(more), CONTESTED)


def test_n3_rule_23_two_points_for_u03_would_move_two_ranks_and_nobodys_grade(system: System) -> None:
    city = public(bureaus(system))
    on(city, REVISED_ON)
    found = supposing(city, "U03", granting("U03", "2.00"))
    assert (found.before.total, found.after.total) == (Decimal("978.79"), Decimal("980.79"))
    assert moves(found) == {
        "U03": ((3, "EXCELLENT"), (2, "EXCELLENT")),
        "U05": ((2, "EXCELLENT"), (3, "EXCELLENT")),
    }
    grant(city, "U03", "2.00")
    city.run("leader", revising(city))
    assert supposing(city, "U03").base_digest == found.digest


def test_n3_rule_24_eight_points_for_u02_would_take_the_grade_of_u03(system: System) -> None:
    city = public(bureaus(system))
    on(city, REVISED_ON)
    border = city.system.reader.head().position
    found = supposing(city, "U02", granting("U02", "8.00"))
    assert (found.after.total, found.after.rank, found.after.grade) == (Decimal("979.35"), 3, "EXCELLENT")
    assert moves(found) == {
        "U02": ((4, "GOOD"), (3, "EXCELLENT")),
        "U03": ((3, "EXCELLENT"), (4, "GOOD")),
        "U08": ((4, "GOOD"), (5, "GOOD")),
    }
    grant(city, "U02", "8.00")
    assert supposing(city, "U02").base_digest == found.digest
    assert supposing(city, "U02", granting("U02", "8.00"), until=border) == found, "the past stays as it was"


@pytest.mark.parametrize("points", ["572.79", "580", "0"])
def test_n3_a_hypothesis_about_a_contested_item_is_the_ruling_of_its_appeal(
    system: System, points: str
) -> None:
    city = bureaus(system, THREE)
    appeal = file(city, CONTESTED)
    told = supposing(city, "U03", ruled("VARIED", points, CONTESTED))
    rule(city, appeal, CONTESTED, "VARIED", Decimal(points))
    assert supposing(city, "U03").base_digest == told.digest


@pytest.mark.parametrize("outcome", ["MAINTAINED", "REVOKED"])
@pytest.mark.parametrize("which", ["entry", "adjustment", "claim", "refused claim", "veto"])
def test_n3_a_ruling_really_made_gives_the_digest_that_was_told(
    system: System, which: str, outcome: Outcome
) -> None:
    city = bureaus(system, THREE)
    item = ITEMS[which](city)
    told = supposing(city, "U03", ruled(outcome, item=item))
    rule(city, file(city, item), item, outcome, None)
    assert supposing(city, "U03").base_digest == told.digest


def test_n3_a_lifted_veto_and_voided_items_give_the_digest_that_was_told(system: System) -> None:
    city = bureaus(system, THREE)
    assessment = city.assessments["U03"]
    items = {which: ITEMS[which](city) for which in ("adjustment", "claim", "veto")}
    hypotheses = (lifted(items["veto"]), void(items["claim"]), void(items["adjustment"]), void(CONTESTED))
    told = supposing(city, "U03", *hypotheses)
    assert told.after.total == Decimal("410.00")
    city.run("leader", LiftVeto(assessment=assessment, veto=items["veto"], grounds=GROUNDS))
    for item in (CONTESTED, items["claim"], items["adjustment"]):
        city.run("officer", VoidItem(assessment=assessment, item=item, grounds=GROUNDS))
    assert supposing(city, "U03").base_digest == told.digest


def file(city: City, item: str) -> UUID:
    contested = ContestedItem(item=item, ground="FACT_WRONG", statement="少计", remedy="更正")
    filing = FileAppeal(assessment=city.assessments["U03"], statement="异议", items=(contested,))
    return UUID(city.made("head of U03", filing))


def rule(city: City, appeal: UUID, item: str, outcome: Outcome, points: Decimal | None) -> None:
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    ruling = ItemRuling(item=item, outcome=outcome, points=points, reason="查明")
    bench.rule(city, appeal, ruling, endorsed_by=None if ruling.item.startswith("veto:") else "leader")


def adjusted(city: City) -> str:
    return city.made(
        "officer",
        AdjustScore(
            assessment=city.assessments["U03"],
            indicator="A",
            period="2014",
            delta=Decimal("-1.50"),
            grounds=GROUNDS,
        ),
    )


def claimed(city: City, *, accept: bool = True) -> str:
    assessment = city.assessments["U03"]
    claim = city.made(
        "reporter of U03",
        ClaimBonus(
            assessment=assessment,
            code="BONUS-1",
            matter="honour",
            occurrences=1,
            points=Decimal(4),
            explicit_praise=None,
            occurred_on=date(2014, 6, 1),
            grounds=GROUNDS,
        ),
    )
    city.run("assessor", VerifyClaim(assessment=assessment, claim=claim, explicit_praise=None))
    decided = (
        AcceptClaim(assessment=assessment, claim=claim)
        if accept
        else RefuseClaim(assessment=assessment, claim=claim, grounds=GROUNDS)
    )
    city.run("officer", decided)
    return claim


def vetoed(city: City) -> str:
    veto(city, "U03")
    (found,) = city.state("U03").vetoes
    return found


ITEMS: Final[dict[str, Callable[[City], str]]] = {
    "entry": lambda _city: CONTESTED,
    "adjustment": adjusted,
    "claim": claimed,
    "refused claim": lambda city: claimed(city, accept=False),
    "veto": vetoed,
}
