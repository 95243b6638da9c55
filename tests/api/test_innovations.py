"""Innovation projects through GraphQL: applied for, tracked, reviewed, ranked, granted; who may see what."""

from datetime import date
from typing import Any, Final

import pytest

from api.graphql.ids import Kind
from tests.support.api import Client
from tests.support.innovations import EVIDENCE, Innovations, innovations

SEEN: Final = (
    "innovation { id number status kind title records score rank prize verdict points"
    " applicants { unit share points } }"
)
ONE: Final = """query ($id: ID!, $asOf: AsOf) { innovationProject(id: $id, asOf: $asOf) {
  status rank prize borrows { number } reviews { score opinion reviewerUnit }
  steps { step day text evidence actorUnit event { topic } }
  applicants { unit points assessment { total } } } }"""
LIST: Final = """query ($filter: InnovationFilter, $first: Int, $after: String, $last: Int, $before: String) {
  innovationProjects(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { endCursor startCursor hasNextPage } edges { node { number status } } } }"""
APPLICATION: Final[dict[str, Any]] = {
    "title": "联合办税点",
    "purpose": "少跑一次",
    "kind": "SERVICE",
    "applicants": [{"unit": "U02", "share": "60"}, {"unit": "U03", "share": "40"}],
    "startsOn": "2014-02-01",
    "completesOn": "2014-11-28",
}
GROUNDS: Final = {
    "reasonCode": "INNOVATION",
    "reason": "二等",
    "legalBasis": "HHHT-2014-01#12",
    "evidence": list(EVIDENCE),
}


@pytest.fixture
def projects(client: Client) -> Innovations:
    return innovations(client.city)


async def sent(client: Client, who: str, mutation: str, **given: Any) -> Any:
    payload = await client.do(who, mutation, SEEN, **given)
    assert payload["errors"] == []
    return payload["innovation"]


async def ranked(client: Client) -> str:
    """A joint project, second in its year; gives its id."""
    applied = await sent(client, "head of U02", "applyForInnovation", office="HHHT", application=APPLICATION)
    project: str = applied["id"]
    assert (applied["number"], applied["status"]) == (1, "APPLIED")
    await sent(client, "officer", "registerInnovation", innovation=project)
    tracking = {"on": "2014-01-06", "text": "已受理三百户", "evidence": list(EVIDENCE)}
    await sent(client, "reporter of U03", "trackInnovation", innovation=project, **tracking)
    done = {"completedOn": "2014-01-06", "summary": "办税时间缩短三成"}
    submitted = await sent(client, "reporter of U02", "submitInnovation", innovation=project, **done)
    assert (submitted["status"], submitted["records"]) == ("SUBMITTED", 1)
    for who, score in (("service chair", "92"), ("service second", "91"), ("service third", "90.5")):
        await sent(client, who, "reviewInnovation", innovation=project, score=score, opinion="可推广")
    closed = await sent(client, "officer", "closeInnovationReview", innovation=project)
    assert (closed["status"], closed["score"]) == ("REVIEWED", "91.17")
    finding = {"innovation": project, "prize": "SECOND", "verdict": "ROLL_OUT"}
    ranking = await client.do(
        "member",
        "rankInnovations",
        "innovations { number rank prize verdict status }",
        office="HHHT",
        year=2014,
        findings=[finding],
    )
    assert ranking["innovations"] == [
        {"number": 1, "rank": 1, "prize": "SECOND", "verdict": "ROLL_OUT", "status": "RANKED"}
    ]
    return project


async def test_a_project_is_followed_from_its_application_to_its_bonus(
    client: Client, projects: Innovations
) -> None:
    project = await ranked(client)
    before = await client.caught_up()
    granted = await sent(client, "leader", "grantInnovationBonus", innovation=project, grounds=GROUNDS)
    assert (granted["status"], granted["points"]) == ("GRANTED", "8.00")
    assert [(each["unit"], each["points"]) for each in granted["applicants"]] == [
        ("U02", "4.80"),
        ("U03", "3.20"),
    ]

    seen = (await client.read("officer", ONE, id=project))["innovationProject"]
    assert [each["step"] for each in seen["steps"]] == [
        *("APPLIED", "REGISTERED", "TRACKED", "SUBMITTED", "REVIEW_CLOSED", "RANKED", "GRANTED")
    ]
    assert seen["steps"][2]["text"] == "已受理三百户"
    assert seen["steps"][2]["evidence"] == list(EVIDENCE)
    assert [each["assessment"]["total"] for each in seen["applicants"]] == ["4.80", "3.20"]
    then = await client.read("officer", ONE, id=project, asOf={"position": str(before)})
    assert then["innovationProject"]["status"] == "RANKED"
    assert [each["points"] for each in then["innovationProject"]["applicants"]] == [None, None]
    assert projects.state(projects.applied("U01", **next_year())).number == 1


def next_year() -> dict[str, object]:
    return {"starts_on": date(2015, 3, 1), "completes_on": date(2015, 11, 30)}


async def test_scores_are_for_those_who_run_the_year_and_belong_to_no_applicant(
    client: Client, projects: Innovations
) -> None:
    project = await ranked(client)
    projects.city.hire("officer of U03", "U03")
    for who in ("officer", "member", "leader", "auditor"):
        seen = (await client.read(who, ONE, id=project))["innovationProject"]
        assert [each["score"] for each in seen["reviews"]] == ["92", "91", "90.5"]
    for who in ("head of U02", "service chair", "assessor", "reporter of U01"):
        seen = (await client.read(who, ONE, id=project))["innovationProject"]
        assert (seen["rank"], seen["reviews"]) == (1, None)
    for who in ("officer of U03", "administrator"):
        assert (await client.read(who, ONE, id=project))["innovationProject"] is None
        assert (await client.read(who, LIST, first=9))["innovationProjects"]["totalCount"] == 0


async def test_projects_are_listed_by_number_class_unit_and_state(
    client: Client, projects: Innovations
) -> None:
    first = projects.registered("U01", kind="BUSINESS")
    second = projects.applied("U02", "U03", borrows=first)
    projects.applied("U03")

    async def numbers(**filtered: Any) -> list[int]:
        read = await client.read("reporter of U01", LIST, first=9, filter=filtered)
        return [edge["node"]["number"] for edge in read["innovationProjects"]["edges"]]

    assert await numbers(office="HHHT", year=2014) == [1, 2, 3]
    assert await numbers(year=2015) == []
    assert await numbers(kind="BUSINESS") == [1]
    assert await numbers(unit="U03") == [2, 3]
    assert await numbers(statuses=["REGISTERED"]) == [1]
    page = (await client.read("auditor", LIST, first=2))["innovationProjects"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, True)
    after = await client.read("auditor", LIST, first=2, after=page["pageInfo"]["endCursor"])
    assert [each["node"]["number"] for each in after["innovationProjects"]["edges"]] == [3]
    last = (await client.read("auditor", LIST, last=2))["innovationProjects"]
    assert [each["node"]["number"] for each in last["edges"]] == [2, 3]
    before = await client.read("auditor", LIST, last=2, before=last["pageInfo"]["startCursor"])
    assert [each["node"]["number"] for each in before["innovationProjects"]["edges"]] == [1]
    borrowing = client.id_of(Kind.INNOVATION_PROJECT, second)
    seen = (await client.read("auditor", ONE, id=borrowing))["innovationProject"]
    assert seen["borrows"] == {"number": 1}


async def test_what_was_not_registered_says_why(client: Client, projects: Innovations) -> None:
    project = client.id_of(Kind.INNOVATION_PROJECT, projects.applied("U01"))
    declined = await sent(client, "officer", "declineInnovation", innovation=project, reason="属日常工作")
    assert declined["status"] == "NOT_REGISTERED"
    seen = (await client.read("head of U01", ONE, id=project))["innovationProject"]
    assert (seen["steps"][-1]["text"], seen["steps"][-1]["actorUnit"]) == ("属日常工作", "PO")
    late = await client.do("officer", "registerInnovation", innovation=project)
    assert [each["code"] for each in late["errors"]] == ["INNOVATION_STEP_WRONG"]
