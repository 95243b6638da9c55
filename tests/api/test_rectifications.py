"""Rectifications through GraphQL: from desk to desk, listed to those who may see them, at any time."""

from typing import Any, Final

from api.bootstrap import tick
from api.graphql.ids import Kind
from tests.support.api import Client
from tests.support.rectifications import on

SEEN: Final = """rectification {
  id year number owner verifier problem source status owed colour issuedOn returnedBecause extendedBecause
  planDue { dueOn workdays } planCameOn reportDue { dueOn workdays counted } reportCameOn
  measures { text post dueOn } report plan { year } indicator repeatOf { number }
  charges { on points late { step dueOn until counted } assessment { subject total } } }"""
LIST: Final = """query ($filter: RectificationFilter, $asOf: AsOf) {
  rectifications(filter: $filter, asOf: $asOf, first: 10) {
    totalCount edges { node { owner problem status colour } } } }"""
QUEUE: Final = """{ workQueue(office: "HHHT", first: 200) { edges { node {
  kind subject role unit item status dueOn alarm overdue
  assessment { subject } rectification { number } } } } }"""
PLAN: Final = [{"text": "专题宣传", "post": "科长", "dueOn": "2014-11-28"}]


async def issue(client: Client, problem: str = "VAT-PUBLICITY", who: str = "officer", **changed: Any) -> Any:
    given = {
        "office": "HHHT",
        "owner": "U01",
        "problem": problem,
        "text": "增值税政策宣传不到位",
        "source": "SOCIAL",
        "reference": "2014年满意度调查第3条",
        "plan": client.plan,
        "indicator": "A",
        "due": {"byPolicy": True},
    }
    return await client.do(who, "issueRectification", SEEN, **given | changed)


async def step(client: Client, who: str, name: str, key: str, **more: Any) -> Any:
    payload = await client.do(who, name, SEEN, rectification=key, **more)
    assert payload["errors"] == []
    return payload["rectification"]


async def queued(client: Client, who: str) -> list[Any]:
    data = await client.read(who, QUEUE)
    nodes = [edge["node"] for edge in data["workQueue"]["edges"]]
    return [each for each in nodes if each["rectification"]]


async def kinds(client: Client, who: str) -> list[str]:
    return [each["kind"] for each in await queued(client, who)]


def listed(data: Any) -> list[tuple[str, str]]:
    return sorted(
        (edge["node"]["owner"], edge["node"]["problem"]) for edge in data["rectifications"]["edges"]
    )


async def test_a_rectification_goes_from_desk_to_desk_and_costs_what_it_is_late(client: Client) -> None:
    on(client.city, "2014-10-20")
    begun = (await issue(client))["rectification"]
    key = begun["id"]
    assert (begun["number"], begun["status"], begun["owed"], begun["colour"]) == (1, "ISSUED", "PLAN", "BLUE")
    assert (begun["planDue"]["dueOn"], begun["reportDue"]["dueOn"]) == ("2014-10-27", "2014-12-01")
    assert (begun["verifier"], begun["plan"], begun["indicator"]) == ("D1", {"year": 2014}, "A")
    assert await queued(client, "head of U01") == [
        {
            "kind": "SUBMIT_RECTIFICATION_PLAN",
            "subject": "U01",
            "role": "UNIT_HEAD",
            "unit": "U01",
            "item": "VAT-PUBLICITY",
            "status": "ISSUED",
            "dueOn": "2014-10-27",
            "alarm": None,
            "overdue": False,
            "assessment": None,
            "rectification": {"number": 1},
        }
    ]
    await step(client, "head of U01", "submitRectificationPlan", key, measures=PLAN)
    assert await kinds(client, "officer") == ["APPROVE_RECTIFICATION_PLAN"]
    await step(client, "officer", "approveRectificationPlan", key)

    on(client.city, "2014-12-02")
    list(tick(client.city.system).run())
    await client.caught_up()
    (late,) = await queued(client, "head of U01")
    assert (late["kind"], late["alarm"], late["overdue"]) == ("SUBMIT_RECTIFICATION_REPORT", "RED", True)

    on(client.city, "2014-12-10")
    overdue = await client.read("officer", LIST, filter={"overdue": True})
    assert [edge["node"]["colour"] for edge in overdue["rectifications"]["edges"]] == ["RED"]
    await step(client, "head of U01", "submitRectificationReport", key, text="已完成")
    assert await kinds(client, "assessor") == ["VERIFY_RECTIFICATION"]
    verified = await step(client, "assessor", "verifyRectification", key)
    assert (verified["status"], verified["colour"], verified["report"]) == ("VERIFIED", None, "已完成")
    refused = await client.do("officer", "closeRectification", SEEN, rectification=key)
    assert [each["code"] for each in refused["errors"]] == ["RECTIFICATION_CHARGE_MISSING"]
    charge = {"assessment": client.assessment(), "legalBasis": "HHHT-2014-01#12"}
    closed = await step(client, "officer", "closeRectification", key, charge=charge)
    (charged,) = closed["charges"]
    assert (closed["status"], charged["on"], charged["points"]) == ("CLOSED", "2014-12-10", "1.50")
    assert [(each["step"], len(each["counted"])) for each in charged["late"]] == [("REPORT", 7)]
    assert charged["assessment"] == {"subject": "U01", "total": "-1.50"}
    for who in ("head of U01", "assessor", "officer"):
        assert await kinds(client, who) == []


async def test_owner_verifier_and_office_see_a_rectification_and_no_other_unit(client: Client) -> None:
    first = await issue(client)
    await issue(client, "OTHER", "supervisor", owner="U02", verifier="SV", source="SUPERVISION")
    both = [("U01", "VAT-PUBLICITY"), ("U02", "OTHER")]
    for who in ("officer", "leader", "auditor", "supervisor"):
        assert listed(await client.read(who, LIST)) == both
    assert listed(await client.read("reporter of U01", LIST)) == both[:1]
    assert listed(await client.read("head of U02", LIST)) == both[1:]
    assert listed(await client.read("assessor", LIST)) == both[:1]
    assert listed(await client.read("head of U03", LIST)) == []
    assert listed(await client.read("officer", LIST, asOf={"position": first["position"]})) == both[:1]
    for given, found in (
        ({"owner": "U01"}, both[:1]),
        ({"verifier": "SV"}, both[1:]),
        ({"sources": ["SUPERVISION"]}, both[1:]),
        ({"statuses": ["ISSUED"], "year": 2014}, both),
        ({"problem": "OTHER", "repeated": False}, both[1:]),
        ({"repeated": True}, []),
        ({"overdue": True}, []),
        ({"office": "X"}, []),
    ):
        assert listed(await client.read("officer", LIST, filter=given)) == found
    query = "query ($id: ID!) { rectification(id: $id) { owner } }"
    key = first["rectification"]["id"]
    assert (await client.read("assessor", query, id=key))["rectification"] == {"owner": "U01"}
    assert (await client.read("head of U02", query, id=key))["rectification"] is None
    unknown = client.id_of(Kind.RECTIFICATION, client.city.plan)
    assert (await client.read("officer", query, id=unknown))["rectification"] is None


async def test_a_repeat_names_the_earlier_one_and_waits_for_the_leading_group(client: Client) -> None:
    key = (await issue(client))["rectification"]["id"]
    measures = [{**PLAN[0], "dueOn": "2014-01-10"}]
    await step(client, "head of U01", "submitRectificationPlan", key, measures=measures)
    returned = await step(client, "officer", "returnRectificationPlan", key, reason="不具体")
    assert (returned["returnedBecause"], returned["planCameOn"]) == ("不具体", None)
    await step(client, "head of U01", "submitRectificationPlan", key, measures=measures)
    await step(client, "officer", "approveRectificationPlan", key)
    await step(client, "head of U01", "submitRectificationReport", key, text="已完成")
    await step(client, "assessor", "verifyRectification", key)
    await step(client, "officer", "closeRectification", key)
    again = (await issue(client))["rectification"]
    assert (again["number"], again["repeatOf"]) == (2, {"number": 1})
    await step(client, "head of U01", "submitRectificationPlan", again["id"], measures=measures)
    assert await kinds(client, "officer") == []
    assert await kinds(client, "leader") == ["APPROVE_RECTIFICATION_PLAN"]
