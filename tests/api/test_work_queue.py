"""The work queue: what each person has to do, until when, and nothing that others do."""

from datetime import UTC, datetime
from typing import Any

from api.bootstrap import tick
from tests.support.api import Client

QUEUE = """query ($filter: TaskFilter, $asOf: AsOf) {
  workQueue(office: "HHHT", filter: $filter, asOf: $asOf, first: 200) {
    totalCount edges { node {
      kind subject role unit indicator period item status dueOn counted alarm overdue assessment { subject }
    } }
  }
}"""
Q1 = {"until": "2014-04-10"}
ENTRY = "entry:A/2014Q1/SELF"
GROUNDS = {"reasonCode": "CORRECTION", "reason": "核实后更正", "legalBasis": "HHHT-2014-01#12"}
REPORT = {"indicator": "A", "period": "2014Q1", "channel": "SELF", "points": "9.50", "mode": "MANUAL"}


async def queue(client: Client, who: str, **where: Any) -> list[Any]:
    data = await client.read(who, QUEUE, filter=where or None)
    return [edge["node"] for edge in data["workQueue"]["edges"]]


async def kinds(client: Client, who: str, **where: Any) -> set[tuple[str, str, str]]:
    return {(each["kind"], each["subject"], each["item"] or "") for each in await queue(client, who, **where)}


async def test_a_reporter_owes_each_indicator_and_period_with_the_days_counted(client: Client) -> None:
    assert len(await queue(client, "reporter of U01")) == 2 * 4
    first, *_ = await queue(client, "reporter of U01", **Q1)
    assert first == {
        "kind": "REPORT",
        "subject": "U01",
        "role": "REPORTER",
        "unit": "U01",
        "indicator": "A",
        "period": "2014Q1",
        "item": None,
        "status": "MISSING",
        "dueOn": "2014-04-10",
        "counted": [f"2014-04-{day:02}" for day in (1, 2, 3, 4, 8, 9, 10)],
        "alarm": None,
        "overdue": False,
        "assessment": {"subject": "U01"},
    }
    (check,) = await queue(client, "head of U01", **Q1)
    assert (check["kind"], check["period"], check["dueOn"]) == ("SELF_CHECK", "2014Q1", "2014-04-10")


async def test_a_result_goes_from_desk_to_desk_and_leaves_the_queue_when_it_is_final(client: Client) -> None:
    given = {"assessment": client.assessment(), "entry": ENTRY}
    before = await client.caught_up()
    await client.do("reporter of U01", "reportResult", assessment=client.assessment(), **REPORT)
    assert len(await queue(client, "reporter of U01", **Q1)) == 1
    assert await kinds(client, "assessor") == {("REVIEW", "U01", ENTRY)}
    await client.do("assessor", "reviewResult", **given)
    assert await kinds(client, "assessor") == set()
    assert await kinds(client, "officer") == {("RECHECK", "U01", ENTRY)}
    await client.do("officer", "returnResult", reason="缺少佐证", **given)
    returned = [each for each in await queue(client, "reporter of U01", **Q1) if each["item"]]
    assert [(each["status"], each["dueOn"]) for each in returned] == [("RETURNED", "2014-04-10")]
    await client.do("reporter of U01", "reportResult", assessment=client.assessment(), **REPORT)
    await client.do("assessor", "reviewResult", **given)
    await client.do("officer", "recheckResult", **given)
    assert await kinds(client, "officer") == set()

    past = await client.read("reporter of U01", QUEUE, filter=Q1, asOf={"position": str(before)})
    assert past["workQueue"]["totalCount"] == 2


async def test_what_was_found_claimed_and_contested_waits_for_who_answers_it(client: Client) -> None:
    fault = {"assessment": client.assessment(), "indicator": "A", "period": "2014Q1", "text": "缺记一户"}
    await client.do("assessor", "recordFault", **fault)
    assert "CONFIRM_FAULT" in {each["kind"] for each in await queue(client, "head of U01")}
    veto = {"ground": "MAJOR_FAULT", "occurredOn": "2014-01-05", "grounds": GROUNDS}
    await client.do("supervisor", "applyVeto", assessment=client.assessment(), **veto)
    assert {each["kind"] for each in await queue(client, "leader")} == {"CONFIRM_VETO"}


async def test_a_comment_waits_for_who_reviews_the_entry_until_it_is_answered(client: Client) -> None:
    given = {"assessment": client.assessment()}
    await client.do("reporter of U01", "reportResult", **given, **REPORT)
    await client.do("assessor", "reviewResult", **given, entry=ENTRY)
    said = {"item": ENTRY, "ground": "DATA_WRONG", "statement": "少计一户", "remedy": "更正"}
    seen = "assessment { comments { ref } }"
    done = await client.do("reporter of U01", "commentOnScore", seen, **given, **said)
    (comment,) = done["assessment"]["comments"]
    (task,) = await queue(client, "assessor")
    expected = ("ANSWER_COMMENT", comment["ref"], "OPEN", "A", "2014Q1", "D1")
    assert tuple(task[each] for each in ("kind", "item", "status", "indicator", "period", "unit")) == expected
    await client.do("officer", "recheckResult", **given, entry=ENTRY)
    assert await kinds(client, "assessor") == {("ANSWER_COMMENT", "U01", comment["ref"])}
    await client.do("head of U01", "escalateComment", **given, comment=comment["ref"], statement="")
    assert await kinds(client, "assessor") == set()


async def test_an_office_sees_what_others_owe_and_a_unit_sees_no_other(client: Client) -> None:
    assert len(await queue(client, "officer", unit="U02", **Q1)) == 3
    assert {each["unit"] for each in await queue(client, "officer", role="REPORTER")} == {"U01", "U02", "U03"}
    assert await queue(client, "reporter of U01", unit="U02") == []
    assert await queue(client, "reporter of U01", role="REPORTER", unit="U01", **Q1)


async def test_alarms_and_lateness_stand_beside_what_is_owed(client: Client) -> None:
    clock: Any = client.city.system.clock
    clock.set(datetime(2014, 4, 11, 4, tzinfo=UTC))
    list(tick(client.city.system).run())
    owed = await queue(client, "reporter of U01", **Q1)
    assert {(each["alarm"], each["overdue"]) for each in owed} == {("YELLOW", True)}
    nil = {"indicator": "A", "period": "2014Q1", "reason": "本季度无此业务"}
    await client.do("reporter of U01", "reportNil", assessment=client.assessment(), **nil)
    assert [each["indicator"] for each in await queue(client, "reporter of U01", **Q1)] == ["B"]


async def test_a_closed_assessment_owes_nothing(client: Client) -> None:
    await client.do("officer", "sealAssessment", assessment=client.assessment())
    assert await queue(client, "reporter of U01") == []


async def test_what_an_amendment_drops_is_owed_no_more(client: Client) -> None:
    head, july = (
        "head of U01",
        {"effectiveFrom": "2014-07-01", "reason": "重复考评", "document": "内国税函〔2014〕20号"},
    )
    changes = {"retired": ["A"], "points": [{"indicator": "B", "points": "100"}]}
    asked = await client.do(head, "requestAmendment", plan=client.plan, changes=changes, **july)
    assert asked["errors"] == []
    for who, step in (("officer", "screenAmendment"), ("leader", "approveAmendment")):
        assert (await client.do(who, step, plan=client.plan, amendment=1))["errors"] == []
    owed = {(each["indicator"], each["period"]) for each in await queue(client, "reporter of U01")}
    quarters = [f"2014Q{number}" for number in (1, 2, 3, 4)]
    assert owed == {("A", quarters[0]), ("A", quarters[1]), *(("B", each) for each in quarters)}


async def test_what_does_not_apply_is_not_owed_once_that_is_asked_for(client: Client) -> None:
    given = {"assessment": client.assessment(), "indicator": "A", "period": "2014Q1", "grounds": GROUNDS}
    await client.do("officer", "markNotApplicable", **given)
    assert [each["indicator"] for each in await queue(client, "reporter of U01", **Q1)] == ["B"]
    assert await kinds(client, "officer") == set()
    asked = ("APPROVE_NOT_APPLICABLE", "U01", "not-applicable:A/2014Q1")
    assert await kinds(client, "second_officer") == {asked}
