"""Bonus and deduction items under their catalogue: rules 7, 17 and 18, and what stands beside the catalogue.

[CON] figures on real rules: a base of 1000, a cap of 8 % (R9), the table of a county bureau (R7).
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from api.bootstrap import opened_on
from application.assessment.claims import (
    AcceptClaim,
    ClaimBonus,
    ClaimDeduction,
    DecideSpecialItem,
    RefuseClaim,
    VerifyClaim,
)
from application.refusals import RoleMissing
from domain.assessment.refusals import DocumentMissing, PraiseNotExplicit, PraiseUnsaid
from domain.assessment.state import ClaimStatus
from domain.plan.refusals import ClaimItemUnknown
from domain.scoring.breakdown import LeafKind
from infra.clock import ScriptedClock
from tests.support.city import GROUNDS, START, City, build
from tests.support.databases import Databases
from tests.support.plans import claim_item, indicator
from tests.support.sheets import told

UNITS: Final = tuple(f"U{number:02}" for number in range(1, 11))
DOCUMENTED: Final = GROUNDS.model_copy(update={"evidence": (f"sha256:{'d' * 64}",)})
CATALOGUE: Final = (
    claim_item("COUNTY_TITLE", least=Decimal(10), most=Decimal(10), document="DOCUMENT"),
    claim_item(
        "CITY_CIRCULAR", least=Decimal(3), most=Decimal(3), document="DOCUMENT", excludes=("COUNTY_TITLE",)
    ),
    claim_item("LEADER_NOTE", least=Decimal(5), most=Decimal(5), document="DOCUMENT_WITH_EXPLICIT_PRAISE"),
    claim_item("REPORT_LATE", "DEDUCTION", least=Decimal(1), most=Decimal(2), cap=Decimal(4)),
)


@pytest.fixture(scope="module")
def city(_all_databases: Databases) -> Iterator[City]:
    """A bureau whose plan has 1000 points; each test has a unit of its own."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, UNITS, (indicator("A", 1000),), CATALOGUE)


def claimed(city: City, unit: str, code: str, matter: str = "m", **changed: object) -> str:
    given: dict[str, object] = {
        "assessment": city.assessments[unit],
        "code": code,
        "matter": matter,
        "occurrences": 1,
        "points": None,
        "explicit_praise": None,
        "occurred_on": date(2014, 6, 1),
        "grounds": DOCUMENTED,
    }
    return city.made(f"reporter of {unit}", ClaimBonus.of(**given | changed))


def verify(city: City, unit: str, claim: str, *, praise: bool | None = None) -> None:
    verified = VerifyClaim(assessment=city.assessments[unit], claim=claim, explicit_praise=praise)
    city.run("assessor", verified)


def accept(city: City, unit: str, claim: str) -> None:
    city.run("officer", AcceptClaim(assessment=city.assessments[unit], claim=claim))


def bonus(city: City, unit: str, code: str, matter: str = "m", **changed: object) -> None:
    claim = claimed(city, unit, code, matter, **changed)
    verify(city, unit, claim)
    accept(city, unit, claim)


def test_rule_07_a_bonus_of_100_counts_80_on_a_base_of_1000(city: City) -> None:
    bonus(city, "U01", "COUNTY_TITLE", occurrences=10)
    score = city.breakdown("U01")
    assert score.total == Decimal("80.00")
    assert told(score) == [("BONUS", "100", "IN_FORCE"), ("CAP", "-20", "IN_FORCE")]


def test_rule_07_a_bonus_of_80_counts_whole(city: City) -> None:
    bonus(city, "U02", "COUNTY_TITLE", occurrences=8)
    assert told(city.breakdown("U02")) == [("BONUS", "80", "IN_FORCE")]


def test_rule_17_of_ten_and_three_for_the_same_matter_ten_counts_and_three_stays_visible(city: City) -> None:
    bonus(city, "U03", "COUNTY_TITLE", "商贸街区税收服务")
    bonus(city, "U03", "CITY_CIRCULAR", "商贸街区税收服务")
    score = city.breakdown("U03")
    assert score.total == Decimal("10.00")
    assert sorted(told(score)) == [("BONUS", "0", "EXCLUDED"), ("BONUS", "10", "IN_FORCE")]
    assert {leaf.stated for leaf in score.leaves if leaf.kind is LeafKind.BONUS} == {Decimal(10), Decimal(3)}


def test_rule_17_two_matters_count_both(city: City) -> None:
    bonus(city, "U04", "COUNTY_TITLE", "商贸街区税收服务")
    bonus(city, "U04", "CITY_CIRCULAR", "园区招商服务")
    assert city.breakdown("U04").total == Decimal("13.00")


def test_rule_18_a_note_that_its_claimant_does_not_call_praise_is_no_claim(city: City) -> None:
    for said in (None, False):
        with pytest.raises(PraiseNotExplicit):
            claimed(city, "U05", "LEADER_NOTE", explicit_praise=said)
    assert city.state("U05").claims == {}


def test_rule_18_a_note_in_which_the_verifier_finds_no_praise_gives_no_bonus(city: City) -> None:
    claim = claimed(city, "U05", "LEADER_NOTE", explicit_praise=True)
    with pytest.raises(PraiseUnsaid):
        verify(city, "U05", claim)
    verify(city, "U05", claim, praise=False)
    with pytest.raises(PraiseNotExplicit):
        accept(city, "U05", claim)
    refused = RefuseClaim(assessment=city.assessments["U05"], claim=claim, grounds=GROUNDS)
    city.run("officer", refused)
    assert city.state("U05").claims[claim].status is ClaimStatus.REFUSED
    assert city.breakdown("U05").total == 0


def test_rule_18_a_note_with_explicit_praise_counts(city: City) -> None:
    claim = claimed(city, "U06", "LEADER_NOTE", explicit_praise=True)
    verify(city, "U06", claim, praise=True)
    accept(city, "U06", claim)
    assert city.breakdown("U06").total == Decimal("5.00")


def test_without_its_document_a_bonus_is_not_claimed(city: City) -> None:
    with pytest.raises(DocumentMissing):
        claimed(city, "U07", "COUNTY_TITLE", grounds=GROUNDS)


def test_a_deduction_counts_up_to_the_cap_of_its_item(city: City) -> None:
    for matter in ("5月", "6月", "7月"):
        deduction = ClaimDeduction(
            assessment=city.assessments["U08"],
            code="REPORT_LATE",
            matter=matter,
            occurrences=1,
            points=Decimal(2),
            occurred_on=date(2014, 6, 10),
            grounds=GROUNDS,
        )
        claim = city.made("supervisor", deduction)
        verify(city, "U08", claim)
        accept(city, "U08", claim)
    score = city.breakdown("U08")
    assert score.total == Decimal("-4.00")
    assert told(score, LeafKind.CAP) == [("CAP", "2", "IN_FORCE")]


def test_beside_the_catalogue_only_the_leading_group_gives_points(city: City) -> None:
    with pytest.raises(ClaimItemUnknown):
        claimed(city, "U09", "FLOOD_RELIEF")
    special = DecideSpecialItem(
        assessment=city.assessments["U09"],
        kind="BONUS",
        matter="抗洪救灾",
        work_kind="HONOUR_OUTSIDE",
        points=Decimal(6),
        occurred_on=date(2014, 7, 20),
        grounds=DOCUMENTED,
    )
    with pytest.raises(RoleMissing):
        city.run("officer", special)
    city.run("leader", special)
    assert city.breakdown("U09").total == Decimal("6.00")
