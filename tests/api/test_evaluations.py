"""Evaluation rounds over the interface: what each may see of them, and that nobody sees who said what."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest
import pytest_asyncio

from api.bootstrap import System
from api.graphql.ids import Kind
from domain.evaluation.round import EvaluationRound
from domain.period import Cycle
from tests.support.api import Client
from tests.support.city import City, build
from tests.support.databases import Databases
from tests.support.methods import BALLOTS
from tests.support.plans import indicator
from tests.support.serving import built, following, served

RATERS: Final = ("leader", "assessor", "supervisor")
SCORES: Final = ("91.37", "82.53", "73.79")
"""Of U01, by each of the raters: found nowhere else."""
ROUND: Final = """query ($id: ID!) { evaluationRound(id: $id) {
  direction target status lastDay scale grades subjects dimensions { code name nameEn weight }
  plan { year } sources { code recorded } own { rater hasCast }
  participation { rater unit group hasCast invalidBecause }
  tallies { subject points groups { valid dropped mean } }
} }"""
WAITING: Final = """query ($waiting: Boolean!) {
  evaluationRounds(filter: {waitingForMe: $waiting}, first: 9) { totalCount edges { node { id } } }
}"""
EVERYTHING: Final = """query ($assessment: ID!, $plan: ID!, $round: ID!) {
  assessment(id: $assessment) {
    total
    items(first: 50) { edges { node {
      ref points scoring { measures { name value } explanation { code about value } }
    } } }
    breakdown { groups { code leaves { kind points } } }
    trail(first: 200) { edges { node {
      topic reason item actor { id role unit name { text } }
      causedBy { id topic actor { id } } effects { id topic }
    } } }
  }
  evaluationRound(id: $round) { id participation { rater } tallies { points } }
  evaluationRounds(first: 200) { edges { node { id participation { rater } own { rater } } } }
  leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 20) { edges { node { subject total } } }
  workQueue(office: "HHHT", first: 200) { edges { node { kind subject } } }
}"""


def bureau(system: System) -> City:
    """A bureau with indicators that are evaluated."""
    codes = ("DONE", "OPEN", "OTHER")
    rated = [indicator(code, 30, Cycle.YEAR, channels=("EVALUATION",), method=BALLOTS) for code in codes]
    return build(system, indicators=(*rated, indicator("REST", 10, Cycle.YEAR)))


@pytest.fixture(scope="module")
def rated_city(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """The bureau."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), bureau) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def rating(rated_city: City) -> AsyncIterator[Client]:
    """A client of the bureau."""
    with following(rated_city):
        async with served(rated_city) as client:
            await client.caught_up()
            yield client


def opening(client: Client, code: str) -> dict[str, Any]:
    return {
        "plan": client.plan,
        "indicator": code,
        "period": "2014",
        "direction": "DOWNWARD",
        "target": "PER_SUBJECT",
        "subjects": ["U01", "U02"],
        "persons": [{"person": client.person(who)} for who in RATERS],
        "lastDay": "2014-12-31",
    }


def ballot(client: Client, code: str, of_u01: str) -> dict[str, Any]:
    scored = [("U01", of_u01), ("U02", "60")]
    lines = [
        {"subject": unit, "scores": [{"dimension": f"D{n}", "score": score} for n in range(1, 5)]}
        for unit, score in scored
    ]
    return {"round": round_id(client, code), "lines": lines}


def round_id(client: Client, code: str) -> str:
    return client.id_of(Kind.EVALUATION_ROUND, EvaluationRound.id_of(client.city.plan, code, "2014"))


async def done(client: Client, who: str, mutation: str, **given: Any) -> Any:
    answer = await client.do(who, mutation, "round { status }", **given)
    assert answer["errors"] == []
    return answer["round"]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def settled(rating: Client) -> Client:
    """A round that is closed, and one in which two of three have voted."""
    for code in ("DONE", "OPEN"):
        opened = await done(rating, "officer", "openEvaluationRound", **opening(rating, code))
        assert opened == {"status": "OPEN"}
    for who, score in zip(RATERS, SCORES, strict=True):
        await done(rating, who, "castBallot", **ballot(rating, "DONE", score))
    for who in RATERS[:2]:
        await done(rating, who, "castBallot", **ballot(rating, "OPEN", "66.6"))
    given = {"round": round_id(rating, "DONE")}
    assert await done(rating, "officer", "countBallots", **given) == {"status": "COUNTED"}
    assert await done(rating, "second_officer", "closeEvaluationRound", **given) == {"status": "CLOSED"}
    return rating


async def seen(client: Client, who: str, code: str) -> Any:
    return (await client.read(who, ROUND, id=round_id(client, code)))["evaluationRound"]


async def test_the_office_sees_who_has_voted_and_what_was_counted(settled: Client) -> None:
    found = await seen(settled, "officer", "OPEN")
    voted = {each["rater"]: each["hasCast"] for each in found["participation"]}
    people = settled.city.people
    assert voted == {people["leader"]: True, people["assessor"]: True, people["supervisor"]: False}
    assert found["tallies"] == []
    counted = (await seen(settled, "officer", "DONE"))["tallies"]
    mean = {"valid": 3, "dropped": [], "mean": "82.563333"}
    assert counted[0] == {"subject": "U01", "points": "24.769000", "groups": [mean]}


async def test_a_rater_sees_what_to_rate_and_the_own_ballot_only(settled: Client) -> None:
    found = await seen(settled, "assessor", "OPEN")
    assert found["subjects"] == ["U01", "U02"]
    assert [each["name"] for each in found["dimensions"]] == ["改进作风", "服务大局", "勤政廉洁", "工作业绩"]
    assert found["own"] == [{"rater": settled.city.people["assessor"], "hasCast": True}]
    assert found["participation"] is None
    assert found["tallies"] is None


async def test_who_has_not_voted_finds_the_round_waiting(settled: Client) -> None:
    for who, waiting in (("supervisor", [round_id(settled, "OPEN")]), ("assessor", [])):
        data = await settled.read(who, WAITING, waiting=True)
        assert [edge["node"]["id"] for edge in data["evaluationRounds"]["edges"]] == waiting


@pytest.mark.parametrize("who", ["leader", "member", "supervisor"])
async def test_the_ballot_box_is_the_office_s_and_the_auditor_s(settled: Client, who: str) -> None:
    assert (await seen(settled, who, "OPEN"))["participation"] is None
    assert (await seen(settled, "auditor", "OPEN"))["participation"] is not None


async def everything(client: Client, who: str) -> str:
    data = await client.read(
        who,
        EVERYTHING,
        assessment=client.assessment("U01"),
        plan=client.plan,
        round=round_id(client, "DONE"),
    )
    return json.dumps(data, ensure_ascii=False)


@pytest.mark.parametrize("who", ["head of U01", "reporter of U01"])
async def test_the_assessed_learn_their_scores_and_nothing_of_who_gave_them(
    settled: Client, who: str
) -> None:
    told = json.loads(await everything(settled, who))
    (entry,) = [
        each["node"]
        for each in told["assessment"]["items"]["edges"]
        if each["node"]["ref"].startswith("entry:DONE")
    ]
    assert [each["value"] for each in entry["scoring"]["measures"]] == ["73.790000", "82.530000", "91.370000"]
    assert told["evaluationRound"] is None
    assert told["evaluationRounds"]["edges"] == []
    entered = [e["node"] for e in told["assessment"]["trail"]["edges"] if "evaluation" in e["node"]["topic"]]
    assert [each["causedBy"] for each in entered] == [None]
    text = json.dumps(told)
    for rater in RATERS:
        assert settled.city.people[rater] not in text
        assert f"LG的{rater}" not in text


async def test_nobody_but_the_auditor_sees_the_ballots_themselves(settled: Client) -> None:
    document = """query { events(first: 200, filter: {topics: ["evaluation-round.ballot-cast.v1"]}) {
      edges { node { topic actor { id } } } } }"""
    for who in ("head of U01", "reporter of U02", "officer", "leader", "member"):
        answer = await settled.ask(who, document)
        assert "ballot-cast" not in json.dumps(answer.body.get("data") or {}), who
    votes = (await settled.read("auditor", document))["events"]["edges"]
    assert len(votes) == 5


async def test_a_ballot_is_hidden_from_whoever_asks_for_it_by_its_id(settled: Client) -> None:
    (cast, *_) = [
        each.event
        for each in settled.city.system.stream(EvaluationRound.id_of(settled.city.plan, "DONE", "2014"))
        if "ballot-cast" in each.event.TOPIC
    ]
    asked = {"id": settled.id_of(Kind.EVENT, cast.envelope.event_id)}
    document = "query ($id: ID!) { node(id: $id) { id } }"
    for who in ("head of U01", "officer", "leader", "assessor"):
        assert (await settled.read(who, document, **asked))["node"] is None
    assert (await settled.read("auditor", document, **asked))["node"] is not None


async def test_the_round_is_told_as_it_was(settled: Client) -> None:
    document = """query ($id: ID!, $at: AsOf) { evaluationRound(id: $id, asOf: $at) {
      status participation { hasCast } tallies { subject } } }"""
    head = await settled.caught_up()
    stream = EvaluationRound.id_of(settled.city.plan, "DONE", "2014")
    opened = next(iter(settled.city.system.stream(stream))).commit_position
    asked = {"id": round_id(settled, "DONE")}
    before = await settled.read("officer", document, **asked, at={"position": str(opened)})
    assert before["evaluationRound"] == {
        "status": "OPEN",
        "participation": [{"hasCast": False}] * 3,
        "tallies": [],
    }
    now = await settled.read("officer", document, **asked, at={"position": str(head)})
    assert now["evaluationRound"]["status"] == "CLOSED"
