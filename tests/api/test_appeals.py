"""The committee's desk as a client sees it: who may do what and why not, exhibits, statistics, old cases."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from api.graphql.ids import Kind
from application.appeal.bench import DeclareConflict, SeatBench
from application.appeal.case_file import FreezeCaseFile
from application.appeal.clock import PauseAppeal
from application.appeal.exhibits import FileExhibit
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.appeal.hearing import ReplyOnAppeal
from application.appeal.ruling import RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from domain.appeal.state import ContestedItem, ItemRuling
from domain.what_if.hypotheses import ApplyRuling
from tests.support import bench
from tests.support.api import Client
from tests.support.city import GROUNDS, City
from tests.support.results import on

ACTIONS = """query ($id: ID!) { appeal(id: $id) { number stage
  allowedActions { action enabled reasonIfNot { code messageZh messageEn } warning { code message } } } }"""


def filed(city: City, entry: str, unit: str = "U01") -> UUID:
    item = ContestedItem(item=entry, ground="DATA_WRONG", statement="少计一户", remedy="更正")
    filing = FileAppeal(assessment=city.assessments[unit], statement="异议", items=(item,))
    return UUID(city.made(f"head of {unit}", filing))


def accepted(city: City, entry: str, unit: str = "U01") -> UUID:
    appeal = filed(city, entry, unit)
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    return appeal


def ruling(entry: str, points: str = "9.50") -> ItemRuling:
    return ItemRuling(item=entry, outcome="VARIED", points=Decimal(points), reason="查明少计")


async def actions(client: Client, who: str, appeal: UUID, language: str = "zh") -> dict[str, Any]:
    await client.caught_up()
    answer = await client.ask(who, ACTIONS, language=language, id=client.id_of(Kind.APPEAL, appeal))
    return {each["action"]: each for each in answer.data["appeal"]["allowedActions"]}


def open_to(found: dict[str, Any]) -> set[str]:
    return {name for name, each in found.items() if each["enabled"]}


async def test_each_sees_the_steps_that_are_open_and_why_the_others_are_not(client: Client) -> None:
    city = client.city
    appeal = filed(city, city.confirm("7.50"))
    head, officer = await actions(client, "head of U01", appeal), await actions(client, "officer", appeal)
    assert open_to(head) == {"withdrawAppeal", "submitAppealEvidence"}
    assert {"acceptAppeal", "rejectAppeal", "pauseAppeal"} <= open_to(officer)
    assert head["acceptAppeal"]["reasonIfNot"]["code"] == "ROLE_MISSING"
    assert officer["withdrawAppeal"]["reasonIfNot"]["code"] == "ROLE_MISSING"
    assert officer["freezeCaseFile"]["reasonIfNot"] == {
        "code": "APPEAL_STEP_WRONG",
        "messageZh": "申诉当前状态为 FILED，不能执行此步骤",
        "messageEn": "the appeal is FILED: this step does not come next",
    }


async def test_what_is_open_moves_on_with_the_case_and_nothing_is_recorded_by_asking(client: Client) -> None:
    city = client.city
    entry = city.confirm("7.50")
    appeal = accepted(city, entry)
    bench.seat(city, appeal)
    before = client.services.log.head().position
    assert {"reportOnAppeal"} <= open_to(await actions(client, "investigator", appeal))
    assert (await actions(client, "investigator", appeal))["signAppealReport"]["reasonIfNot"]["code"] == (
        "REPORT_MISSING"
    )
    assert {"answerAppeal"} <= open_to(await actions(client, "assessor", appeal))
    chair = await actions(client, "member", appeal)
    assert chair["openVoting"]["reasonIfNot"]["code"] == "CASE_FILE_MISSING"
    assert client.services.log.head().position == before
    bench.argue(city, appeal)
    assert {"freezeCaseFile"} <= open_to(await actions(client, "officer", appeal))
    assert (await actions(client, "leader", appeal))["replaceMember"]["reasonIfNot"][
        "code"
    ] == "NOBODY_BARRED"
    assert {"recuseMember"} <= open_to(await actions(client, "leader", appeal))


async def test_submitty_3199_the_appellant_reads_everything_after_every_deadline_and_after_closing(
    client: Client,
) -> None:
    city = client.city
    entry = city.confirm("7.50")
    appeal = accepted(city, entry)
    bench.rule(city, appeal, ruling(entry))
    on(city, date(2014, 11, 3))
    city.run("head of U01", ReplyOnAppeal(appeal=appeal, statement="感谢，已按裁定整改", evidence=()))
    document = """query ($id: ID!) { appeal(id: $id) { status items { statement ruling { outcome points }
      rulingReason } statements { kind party text } letters { number } caseFiles { number }
      steps { step reason } } }"""
    read = (await client.read("head of U01", document, id=client.id_of(Kind.APPEAL, appeal)))["appeal"]
    assert read["status"] == "EXECUTED"
    assert [each["party"] for each in read["statements"]] == [
        *("SCORER", "APPELLANT", "WORKING_GROUP", "APPELLANT")
    ]
    assert read["items"][0]["ruling"] == {"outcome": "VARIED", "points": "9.50"}
    assert (read["items"][0]["rulingReason"], len(read["letters"]), len(read["caseFiles"])) == (
        "查明少计",
        1,
        1,
    )


async def test_an_exhibit_is_what_the_ruling_then_makes_of_it(client: Client) -> None:
    city = client.city
    entry = city.confirm("7.50")
    appeal = accepted(city, entry)
    bench.seat(city, appeal)
    supposed = ApplyRuling(kind="APPLY_RULING", item=entry, outcome="VARIED", points=Decimal("9.50"))
    city.run("head of U01", FileExhibit(appeal=appeal, note="若按9.50分", hypotheses=(supposed,)))
    document = """query ($id: ID!) { appeal(id: $id) { exhibits { number party note border digest baseDigest
      hypotheses { kind about outcome points }
      simulation { digest before { total } after { total } asOf { position } } } } }"""
    (exhibit,) = (await client.read("officer", document, id=client.id_of(Kind.APPEAL, appeal)))["appeal"][
        "exhibits"
    ]
    assert (exhibit["party"], exhibit["hypotheses"]) == (
        "APPELLANT",
        [{"kind": "APPLY_RULING", "about": entry, "outcome": "VARIED", "points": "9.50"}],
    )
    assert exhibit["simulation"] == {
        "digest": exhibit["digest"],
        "before": {"total": "7.50"},
        "after": {"total": "9.50"},
        "asOf": {"position": exhibit["border"]},
    }
    bench.argue(city, appeal)
    city.run("officer", FreezeCaseFile(appeal=appeal))
    city.run("member", OpenVoting(appeal=appeal))
    city.run("member", CastVote(appeal=appeal, votes=bench.votes(ruling(entry))))
    city.run("member", RuleOnAppeal(appeal=appeal, rulings=(ruling(entry),), grounds=GROUNDS))
    simulate = "query ($id: ID!) { simulate(assessment: $id, hypotheses: []) { digest baseDigest } }"
    after = (await client.read("officer", simulate, id=client.assessment()))["simulate"]
    assert after["baseDigest"] == exhibit["digest"] != exhibit["baseDigest"]


async def test_the_docket_says_whose_it_is_what_is_contested_and_what_is_left_of_each_time(
    client: Client,
) -> None:
    city = client.city
    appeal = filed(city, city.confirm("7.50"))
    document = """query ($id: ID!) { appeal(id: $id) { filedOn unit { name } person { post }
      due { what dueOn workdaysLeft overdue }
      items { indicator name about { kind period channel points } } } }"""
    given = {"id": client.id_of(Kind.APPEAL, appeal)}
    read = (await client.read("officer", document, **given))["appeal"]
    ((first, last),) = [(each["workdaysLeft"], date.fromisoformat(each["dueOn"])) for each in read["due"]]
    assert (read["filedOn"], read["unit"], read["person"]) == ("2014-01-06", {"name": "单位U01"}, None)
    assert (first, read["due"][0]["overdue"]) == (2, False)
    assert read["items"] == [
        {
            "indicator": "A",
            "name": "指标A",
            "about": {"kind": "ENTRY", "period": "2014Q1", "channel": "SELF", "points": "7.500000"},
        }
    ]
    on(city, last)
    assert await due(client, given) == [(1, False)]
    on(city, last + timedelta(days=1))
    assert await due(client, given) == [(0, True)]
    city.run("officer", PauseAppeal(appeal=appeal, reason="等待国库答复"))
    assert await due(client, given) == [(0, False)]


async def due(client: Client, given: dict[str, Any]) -> list[tuple[int, bool]]:
    document = "query ($id: ID!) { appeal(id: $id) { due { workdaysLeft overdue } } }"
    read = (await client.read("officer", document, **given))["appeal"]
    return [(each["workdaysLeft"], each["overdue"]) for each in read["due"]]


async def test_what_the_ballots_decided_is_told_once_they_are_open(client: Client) -> None:
    city = client.city
    entry = city.confirm("7.50")
    appeal = accepted(city, entry)
    document = """query ($id: ID!) { appeal(id: $id) { decided { item outcome points votes }
      votes { post outcome } } }"""
    given = {"id": client.id_of(Kind.APPEAL, appeal)}
    assert (await client.read("officer", document, **given))["appeal"] == {"decided": [], "votes": []}
    bench.hear(city, appeal, ruling(entry))
    assert (await client.read("officer", document, **given))["appeal"] == {
        "decided": [{"item": entry, "outcome": "VARIED", "points": "9.50", "votes": 1}],
        "votes": [{"post": "member", "outcome": "VARIED"}],
    }


async def test_the_docket_comes_to_figures(client: Client) -> None:
    city = client.city
    entry, other = city.confirm("7.50"), city.confirm("8.00", "U02")
    done = accepted(city, entry)
    bench.rule(city, done, ruling(entry))
    filed(city, other, "U02")
    document = """{ appealStatistics(filter: { year: 2014 }) { appeals pending overdue medianDays longestDays
      byUnit { key count } byGround { key count } byIndicator { key count } byOutcome { key count } } }"""
    found = (await client.read("officer", document))["appealStatistics"]
    assert (found["appeals"], found["pending"], found["overdue"]) == (2, 1, 0)
    assert (found["medianDays"], found["longestDays"]) == ("0", 0)
    assert found["byUnit"] == [{"key": "U01", "count": 1}, {"key": "U02", "count": 1}]
    assert found["byGround"] == [{"key": "DATA_WRONG", "count": 2}]
    assert found["byIndicator"] == [{"key": "A", "count": 2}]
    assert found["byOutcome"] == [{"key": "VARIED", "count": 1}]
    own = (await client.read("head of U02", document))["appealStatistics"]
    assert (own["appeals"], own["byOutcome"]) == (1, [])


async def test_a_second_person_approves_what_the_bench_decided(client: Client) -> None:
    city = client.city
    appeal = accepted(city, city.confirm("7.50"))
    bench.hear(city, appeal, ruling("entry:A/2014Q1/SELF"))
    endorse = """mutation ($id: ID!) { endorseRuling(input: { appeal: $id }) {
      appeal { endorsed } errors { code } } }"""
    given = {"id": client.id_of(Kind.APPEAL, appeal)}
    done = (await client.read("leader", endorse, **given))["endorseRuling"]
    assert done == {"appeal": {"endorsed": True}, "errors": []}
    again = (await client.read("leader", endorse, **given))["endorseRuling"]
    assert [each["code"] for each in again["errors"]] == ["ENDORSED_ALREADY"]


@pytest.mark.parametrize("relation", ["KIN", None])
async def test_a_bench_says_who_declared_what(client: Client, relation: str | None) -> None:
    city = client.city
    appeal = accepted(city, city.confirm("7.50"))
    bench.constitute(city)
    city.run("officer", SeatBench(appeal=appeal))
    given = DeclareConflict.of(appeal=appeal, relation=relation, statement="亲属在该局")
    city.run("member", given)
    document = (
        """query ($id: ID!) { appeal(id: $id) { bench { round seats { post declared barred voted } } } }"""
    )
    read = (await client.read("officer", document, id=client.id_of(Kind.APPEAL, appeal)))["appeal"]
    assert read["bench"] == {
        "round": 0,
        "seats": [
            {
                "post": "member",
                "declared": relation is None,
                "barred": None if relation is None else "DECLARED",
                "voted": False,
            }
        ],
    }
