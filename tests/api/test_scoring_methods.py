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
        sections=[{"code": "S", "name": "方面", "points": "100"}],
    )
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
