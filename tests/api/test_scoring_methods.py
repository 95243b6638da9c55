"""Scoring methods over the interface: each can be given to an indicator, and is told with its formula."""

from typing import Any

import pytest

from domain.methods.catalogue import MethodDefinition
from tests.support.api import Client
from tests.support.methods import SOUND

TOLD = """query ($id: ID!) { plan(id: $id) { indicators { code method {
  name version style titleZh titleEn formulaZh formulaEn measures parameters { name value } } } } }"""


def camelled(stored: Any) -> Any:
    """Stored parameters as the interface takes them."""
    if isinstance(stored, dict):
        return {_camel(name): camelled(each) for name, each in stored.items()}
    return [camelled(each) for each in stored] if isinstance(stored, list) else stored


def _camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(map(str.title, tail))


def given_as(method: MethodDefinition) -> dict[str, Any]:
    """The one field of the input for a definition."""
    parameters = method.model_dump(mode="json", exclude={"name"})
    return {_camel(method.name.lower()): camelled(parameters)}


def indicator(code: str, method: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": code,
        "project": "P",
        "section": "S",
        "periodRule": "SUM",
        "workKind": "DAILY",
        "measurement": {"kind": "QUANTITATIVE", "angles": ["QUANTITY"]},
        "classification": {},
        "origin": {"agencyCanCarry": False},
        "method": method,
        "channels": ["SELF"],
        "mode": "MANUAL",
        "duty": {},
    }


async def draft(client: Client, year: int) -> str:
    """A draft with a project to put indicators under; its id."""
    drafted = await client.do(
        "officer",
        "draftPlan",
        "plan { id }",
        office="HHHT",
        year=year,
        side="SYSTEM",
        title="2016年计划",
        scale="100",
        digits=2,
        peerGroups=["GRASSROOTS"],
        sections=[{"code": "S", "name": "方面", "points": "100"}],
    )
    assert drafted["errors"] == []
    plan: str = drafted["plan"]["id"]
    work_item = {"code": "W", "name": "工作", "source": "SUPERIOR", "document": "1号"}
    await client.do("officer", "proposeWorkItem", plan=plan, workItem=work_item)
    project = {"code": "P", "name": "项目", "workItem": "W"}
    await client.do("officer", "proposeProject", plan=plan, project=project)
    return plan


async def test_every_method_goes_in_and_comes_out_whole(shared: Client) -> None:
    plan = await draft(shared, 2016)
    for number, method in enumerate(SOUND):
        proposed = indicator(f"M{number}", given_as(method))
        answer = await shared.do("officer", "proposeIndicator", plan=plan, indicator=proposed)
        assert answer["errors"] == []
    found = {
        each["code"]: each["method"]
        for each in (await shared.read("officer", TOLD, id=plan))["plan"]["indicators"]
    }
    for number, method in enumerate(SOUND):
        told = found[f"M{number}"]
        assert (told["name"], told["version"], told["style"]) == (method.name, method.version, method.STYLE)
        assert (told["titleZh"], told["formulaEn"]) == (method.ABOUT.zh, method.ABOUT.formula_en)
        assert told["measures"] == list(method.takes)
    first = found["M1"]
    assert first["parameters"] == [
        {"name": "faults.0.code", "value": "BAD_FILE"},
        {"name": "faults.0.points", "value": "0.05"},
    ]


@pytest.mark.parametrize(
    ("method", "field"),
    [
        ({"direct": {"version": 2}}, "version"),
        ({"trimmedMean": {"version": 1, "trimAbove": 5, "scale": "9999999999"}}, "scale"),
        ({"deduction": {"version": 1, "faults": [{"code": "A B", "points": "1"}]}}, "code"),
    ],
)
async def test_a_malformed_definition_is_refused(shared: Client, method: dict[str, Any], field: str) -> None:
    sent = {"plan": shared.plan, "indicator": indicator("X", method)}
    document = (
        "mutation ($input: ProposeIndicatorInput!)"
        " { proposeIndicator(input: $input) { errors { code field } } }"
    )
    body = (await shared.ask("officer", document, input=sent)).body
    assert field in str(body)
    assert "INPUT_MALFORMED" in str(body)


async def test_an_entry_says_how_its_points_came_about(client: Client) -> None:
    selection = """item { kind points scoring { method version points measures { name value }
      explanation { code labelZh labelEn about value } } }"""
    reported = await client.do(
        "reporter of U01",
        "reportResult",
        selection,
        assessment=client.assessment(),
        indicator="A",
        period="2014Q1",
        channel="SELF",
        mode="MANUAL",
        measures=[{"name": "points", "value": "9.5"}],
    )
    assert reported["errors"] == []
    assert reported["item"]["scoring"] == {
        "method": "DIRECT",
        "version": 1,
        "points": "9.500000",
        "measures": [{"name": "points", "value": "9.5"}],
        "explanation": [
            {
                "code": "ENTERED",
                "labelZh": "填报分值",
                "labelEn": "as entered",
                "about": None,
                "value": "9.500000",
            }
        ],
    }
    again = {"assessment": client.assessment(), "indicator": "A", "period": "2014Q1", "channel": "SELF"}
    await client.do("reporter of U01", "reportResult", mode="MANUAL", points="9", **again)
    seen = """query ($id: ID!) { assessment(id: $id) {
      items(first: 9) { edges { node { kind scoring { points } } } } } }"""
    grounds = {"reasonCode": "NO_SUCH_TAX", "reason": "没有该税种", "legalBasis": "HHHT-2014-01#12"}
    marked = await client.do(
        "officer",
        "markNotApplicable",
        "item { kind status scoring { method } }",
        assessment=client.assessment(),
        indicator="B",
        period="2014Q1",
        grounds=grounds,
    )
    assert marked["item"] == {"kind": "NOT_APPLICABLE", "status": "REQUESTED", "scoring": None}
    edges = (await client.read("officer", seen, id=client.assessment()))["assessment"]["items"]["edges"]
    assert {"node": {"kind": "ENTRY", "scoring": {"points": "9.000000"}}} in edges
