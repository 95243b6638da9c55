"""The indicator library and what plans draw from it, over GraphQL."""

from typing import Any

from tests.support.api import Client

ENTRY: dict[str, Any] = {
    "code": "ACCURACY",
    "type": "FILING_ACCURACY",
    "name": "申报准确率",
    "standard": "每低于基准1个百分点扣0.5分",
    "cycle": "QUARTER",
    "periodRule": "SUM",
    "workKind": "DAILY",
    "measurement": {"measure": "申报准确率", "kind": "QUANTITATIVE", "angles": ["QUALITY"]},
    "area": "COLLECTION",
    "method": {"direct": {"version": 1}},
    "channels": ["SELF"],
    "mode": "MANUAL",
}
SEEN = "indicator { code type name measurement { measure } method { name } retiredFor note }"
LIST = """query ($inUse: Boolean, $asOf: AsOf) {
  library(filter: {office: "HHHT", inUse: $inUse}, first: 5, asOf: $asOf) {
    totalCount edges { node { code retiredFor } } } }"""
PLACE: dict[str, Any] = {
    "code": "Z",
    "project": "P",
    "section": "S",
    "points": "100",
    "assessingDepartment": "D1",
    "duty": {"chief": "局长", "deputyInCharge": "副局长", "leadUnit": "D1"},
}


async def test_an_indicator_is_added_drawn_into_a_plan_and_retired(client: Client) -> None:
    added = await client.do("officer", "addLibraryIndicator", SEEN, office="HHHT", indicator=ENTRY)
    assert added["indicator"] == {
        "code": "ACCURACY",
        "type": "FILING_ACCURACY",
        "name": "申报准确率",
        "measurement": {"measure": "申报准确率"},
        "method": {"name": "DIRECT"},
        "retiredFor": None,
        "note": None,
    }
    plan = await drafted(client)
    seen = "plan { indicators { code name classification { type } } }"
    given = {"plan": plan, "library": "ACCURACY", "placement": PLACE}
    drawn = await client.do("assessor", "proposeFromLibrary", seen, **given)
    assert drawn["plan"]["indicators"] == [
        {"code": "Z", "name": "申报准确率", "classification": {"type": "FILING_ACCURACY"}}
    ]
    retiring = {"office": "HHHT", "indicator": "ACCURACY", "reason": "REDUNDANT", "note": "重复考核"}
    retired = await client.do("officer", "retireLibraryIndicator", SEEN, **retiring)
    assert (retired["indicator"]["retiredFor"], retired["indicator"]["note"]) == ("REDUNDANT", "重复考核")
    refused = await client.do("officer", "proposeFromLibrary", **given)
    assert [each["code"] for each in refused["errors"]] == ["LIBRARY_INDICATOR_RETIRED"]

    everything = await client.read("reporter of U01", LIST)
    assert everything["library"]["edges"] == [{"node": {"code": "ACCURACY", "retiredFor": "REDUNDANT"}}]
    assert (await client.read("auditor", LIST, inUse=True))["library"]["totalCount"] == 0
    then = await client.read("auditor", LIST, inUse=True, asOf={"position": added["position"]})
    assert then["library"]["totalCount"] == 1


async def test_a_declared_major_task_shows_what_serves_it(client: Client) -> None:
    plan = await drafted(client)
    task = {"code": "DIGITAL", "name": "数字经济税收", "document": "内国税发〔2014〕30号"}
    seen = "plan { majorTasks { code name document indicators } overrides { check } }"
    declared = await client.do("officer", "declareMajorTask", seen, plan=plan, majorTask=task)
    assert declared["plan"] == {"majorTasks": [{**task, "indicators": []}], "overrides": []}


async def drafted(client: Client) -> str:
    """The draft of next year, with a work item and a project."""
    begun = await client.do(
        "officer",
        "draftPlan",
        "plan { id }",
        office="HHHT",
        year=2015,
        side="SYSTEM",
        title="2015年计划",
        scale="100",
        digits=2,
        sections=[{"code": "S", "name": "方面", "points": "100"}],
        peerGroups=["GRASSROOTS"],
    )
    plan: str = begun["plan"]["id"]
    work_item = {"code": "W", "name": "工作", "source": "SUPERIOR", "document": "1号"}
    await client.do("officer", "proposeWorkItem", plan=plan, workItem=work_item)
    project = {"code": "P", "name": "项目", "workItem": "W"}
    await client.do("officer", "proposeProject", plan=plan, project=project)
    return plan
