"""Where each point comes from: its events, who decided it and why, its rule, the appeals that touched it."""

from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest_asyncio

from api.graphql.ids import Kind
from application.assessment.adjustments import VoidItem
from tests.support.api import Client
from tests.support.city import GROUNDS
from tests.support.told import Told

BREAKDOWN = """query ($id: ID!, $at: AsOf) { assessment(id: $id, asOf: $at) {
  total breakdown(by: INDICATOR) { groups { code points leaves {
    path kind points stated state item contested events madeBy { __typename topic eventId }
    grounds { actor { role unit } reasonCode reason legalBasis evidence }
    rule { kind code version name legalBasis method methodVersion }
    appeals { outcome appeal { number } effect { topic } } } } } } }"""


async def breakdown(client: Client, unit: str, who: str = "officer", at: Any = None) -> Any:
    data = await client.read(who, BREAKDOWN, id=client.assessment(unit), at=at)
    return data["assessment"]


def leaves_of(assessment: Any) -> list[Any]:
    return [leaf for group in assessment["breakdown"]["groups"] for leaf in group["leaves"]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def voided(shared: Client) -> AsyncIterator[str]:
    """The deduction of U03, voided."""
    document = """query ($id: ID!) { assessment(id: $id) { items(first: 50, filter: { kinds: [DEDUCTION] }) {
      edges { node { ref } } } } }"""
    data = await shared.read("officer", document, id=shared.assessment("U03"))
    (edge,) = data["assessment"]["items"]["edges"]
    ref = edge["node"]["ref"]
    void = VoidItem(assessment=shared.city.assessments["U03"], item=ref, grounds=GROUNDS)
    shared.city.run("officer", void)
    yield ref


async def test_a_ruled_entry_is_told_with_its_ruling_its_method_and_its_events(shared: Client) -> None:
    leaves = [
        leaf for leaf in leaves_of(await breakdown(shared, "U02")) if leaf["item"] == "entry:A/2014Q1/SELF"
    ]
    entry, ruling = leaves
    assert [each["topic"].split(".")[1] for each in entry["madeBy"]] == [
        *("result-reported", "result-reviewed", "result-rechecked")
    ]
    assert [each["eventId"] for each in entry["madeBy"]] == entry["events"]
    assert (entry["rule"]["kind"], entry["rule"]["code"], entry["rule"]["version"]) == ("INDICATOR", "A", 1)
    assert (entry["rule"]["method"], entry["rule"]["methodVersion"]) == ("DIRECT", 1)
    assert entry["grounds"]["actor"]["role"] == "PERFORMANCE_OFFICE"
    assert (ruling["kind"], ruling["points"], ruling["state"]) == ("RULING", "1.000000", "IN_FORCE")
    assert ruling["grounds"]["reason"] == "查明"
    assert [each["__typename"] for each in ruling["madeBy"]] == ["RulingEffectEvent"]
    told = [
        {"outcome": "VARIED", "appeal": {"number": 1}, "effect": {"topic": "assessment.ruling-applied.v1"}}
    ]
    assert entry["appeals"] == ruling["appeals"] == told


async def test_an_adjustment_tells_who_decided_it_on_what_grounds(shared: Client) -> None:
    (leaf,) = [leaf for leaf in leaves_of(await breakdown(shared, "U02")) if leaf["kind"] == "ADJUSTMENT"]
    assert leaf["grounds"] == {
        "actor": {"role": "PERFORMANCE_OFFICE", "unit": "PO"},
        "reasonCode": GROUNDS.reason_code,
        "reason": GROUNDS.reason,
        "legalBasis": GROUNDS.legal_basis,
        "evidence": [],
    }


async def test_claims_and_rounding_name_their_rules_too(shared: Client) -> None:
    by_kind = {leaf["kind"]: leaf for leaf in leaves_of(await breakdown(shared, "U02"))}
    bonus = by_kind["BONUS"]["rule"]
    assert (bonus["kind"], bonus["code"], bonus["legalBasis"]) == ("CLAIM_ITEM", "BONUS-1", "HHHT-2014-01#20")
    rounding = by_kind["ROUNDING"]
    assert (rounding["rule"]["kind"], rounding["rule"]["code"]) == ("PLAN", "digits")
    assert (rounding["madeBy"], rounding["grounds"]) == ([], None)


async def test_what_is_under_appeal_is_marked_beside_its_state(shared: Client) -> None:
    (leaf,) = [leaf for leaf in leaves_of(await breakdown(shared, "U01")) if leaf["item"]]
    assert (leaf["state"], leaf["contested"]) == ("IN_FORCE", True)
    assert leaf["appeals"] == [{"outcome": None, "appeal": {"number": 2}, "effect": None}]
    others = leaves_of(await breakdown(shared, "U02"))
    assert not any(leaf["contested"] for leaf in others)


async def test_a_voided_deduction_stays_without_points_and_with_its_history(
    shared: Client, voided: str
) -> None:
    assessment = await breakdown(shared, "U03")
    (leaf,) = [leaf for leaf in leaves_of(assessment) if leaf["item"] == voided]
    assert (leaf["kind"], leaf["state"]) == ("DEDUCTION", "VOIDED")
    assert Decimal(leaf["stated"]) < Decimal(leaf["points"]) == 0
    assert leaf["rule"]["code"] == "DEDUCTION-1"
    assert leaf["madeBy"][0]["topic"] == "assessment.item-claimed.v1"
    assert leaf["madeBy"][-1]["__typename"] == "VoidingEvent"
    total = sum((Decimal(leaf["points"]) for leaf in leaves_of(assessment)), Decimal(0))
    assert total == Decimal(assessment["total"])


async def test_who_may_not_read_the_trail_sees_points_and_rules_only(shared: Client) -> None:
    leaves = leaves_of(await breakdown(shared, "U02", "assessor"))
    assert all(leaf["rule"]["code"] for leaf in leaves)
    shown = [each["topic"] for leaf in leaves for each in leaf["madeBy"]]
    assert not any(topic.startswith("assessment.") for topic in shown)


async def test_before_the_ruling_no_leaf_knows_of_it(shared: Client, told: Told) -> None:
    document = """query ($id: ID!) { appeal(id: $id) { trail(first: 1, filter: { kinds: [RULING] }) {
      edges { node { position } } } } }"""
    data = await shared.read("auditor", document, id=shared.id_of(Kind.APPEAL, told.ruled))
    ruled = int(data["appeal"]["trail"]["edges"][0]["node"]["position"])
    leaves = leaves_of(await breakdown(shared, "U02", at={"position": str(ruled - 1)}))
    (entry,) = [leaf for leaf in leaves if leaf["item"] == "entry:A/2014Q1/SELF"]
    assert entry["contested"]
    assert entry["appeals"] == [{"outcome": None, "appeal": {"number": 1}, "effect": None}]
