"""Results as people see them: rights at each stage, ranks that no filter changes, boards that stay."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
import pytest_asyncio

from api.bootstrap import System
from application.result import CompileResults
from tests.support.api import Client
from tests.support.city import City
from tests.support.counting import counting
from tests.support.databases import Databases
from tests.support.results import (
    BUREAUS,
    DETERMINED_ON,
    GROUP,
    PUBLIC_ON,
    REVISED_ON,
    bureaus,
    determine,
    grant,
    on,
    publicise,
    revising,
    seal,
    veto,
)
from tests.support.serving import built, following, served

DAY = timedelta(days=1)
WATCHERS = ("officer", "leader", "member", "auditor", "supervisor")
ASSESSED = ("reporter of U01", "head of U02", "assessor")
BOARD = """query ($plan: ID!, $group: String!, $edition: Int, $at: AsOf) {
  result(plan: $plan, peerGroup: $group, asOf: $at) {
    status board(edition: $edition) {
      edition border policyVersion size places tied toChoose digest fingerprint madeOn publicOn reason
      window { triggerOn workdays dueOn counted }
      lines(first: 50) { size totalCount edges { node {
        subject rank tiedWith total grade vetoes keyPoints basePoints deductionPoints } } } } } }"""
STATUS = """query ($plan: ID!, $group: String!, $at: AsOf) {
  result(plan: $plan, peerGroup: $group, asOf: $at) { status editions { edition } board { edition } } }"""


@dataclass
class Year:
    """The city, with the positions at which its result came to each stage."""

    city: City
    at: dict[str, int] = field(default_factory=dict)

    def mark(self, stage: str) -> None:
        self.at[stage] = self.city.system.reader.head().position


def told(system: System) -> Year:
    """Sealed, compiled, determined, public."""
    year = Year(bureaus(system))
    seal(year.city)
    year.city.run("officer", CompileResults(plan=year.city.plan, peer_group=GROUP))
    year.mark("compiled")
    determine(year.city)
    year.mark("determined")
    publicise(year.city)
    year.mark("public")
    return year


@pytest.fixture(scope="module")
def year(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """A year whose result is public; the tests of this module go on from there, in their order."""
    years: list[Year] = []

    def make(system: System) -> City:
        years.append(told(system))
        return years[0].city

    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), make) as city:
        years[0].city = city
        yield years[0]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(year: Year) -> AsyncIterator[Client]:
    """A client of that year."""
    with following(year.city):
        async with served(year.city) as client:
            await client.caught_up()
            yield client


async def ask(client: Client, who: str, document: str = BOARD, **given: Any) -> Any:
    return (await client.read(who, document, plan=client.plan, group=GROUP, **given))["result"]


def ranks(board: Mapping[str, Any]) -> dict[str, int]:
    return {edge["node"]["subject"]: edge["node"]["rank"] for edge in board["lines"]["edges"]}


async def test_the_official_board_says_ranks_and_grades_of_the_whole_group(client: Client) -> None:
    board = (await ask(client, "reporter of U01"))["board"]
    nodes = {edge["node"]["subject"]: edge["node"] for edge in board["lines"]["edges"]}
    assert (board["edition"], board["size"], board["places"], board["publicOn"]) == (1, 11, 3, "2015-01-23")
    assert {subject for subject, each in nodes.items() if each["grade"] == "EXCELLENT"} == {
        "U01",
        "U05",
        "U03",
    }
    assert (nodes["U02"]["rank"], nodes["U02"]["tiedWith"], nodes["U07"]["rank"]) == (4, ["U08"], 6)
    assert {subject: each["total"] for subject, each in nodes.items()} == {
        subject: total for subject, (_, total) in BUREAUS.items()
    }
    assert board["window"]["dueOn"] == "2015-01-30"


async def test_before_it_is_public_only_watchers_see_a_result(client: Client, year: Year) -> None:
    seen: dict[str, set[str]] = {}
    for stage, position in year.at.items():
        for who in (*WATCHERS, *ASSESSED):
            if await ask(client, who, STATUS, at={"position": str(position)}):
                seen.setdefault(stage, set()).add(who)
    assert seen == {
        "compiled": set(WATCHERS),
        "determined": set(WATCHERS),
        "public": {*WATCHERS, *ASSESSED},
    }


async def test_the_compiled_board_is_for_watchers_even_once_its_result_is_public(client: Client) -> None:
    assert (await ask(client, "auditor", edition=0))["board"]["edition"] == 0
    assert (await ask(client, "reporter of U01", edition=0))["board"] is None
    assert (await ask(client, "auditor", edition=9))["board"] is None


async def test_a_result_is_null_where_there_is_none(client: Client) -> None:
    data = await client.read("auditor", STATUS, plan=client.plan, group="NOBODY")
    assert data["result"] is None


async def test_a_list_holds_the_results_that_may_be_seen(client: Client, year: Year) -> None:
    document = """query ($plan: ID, $at: AsOf) {
      results(filter: { plan: $plan, year: 2014, statuses: [DETERMINED, PUBLICISED, FINALISED] }, asOf: $at,
        first: 9) { totalCount edges { node { id peerGroup } } } }"""
    for stage, who, count in (
        ("determined", "head of U02", 0),
        ("public", "head of U02", 1),
        ("determined", "officer", 1),
    ):
        at = {"position": str(year.at[stage])}
        found = (await client.read(who, document, plan=client.plan, at=at))["results"]
        assert found["totalCount"] == len(found["edges"]) == count
    again = await client.read(
        "officer",
        "query ($id: ID!) { node(id: $id) { ... on Result { peerGroup } } }",
        id=found["edges"][0]["node"]["id"],
    )
    assert again["node"] == {"peerGroup": GROUP}


async def test_no_filter_page_or_single_line_changes_a_rank(client: Client) -> None:
    whole = ranks((await ask(client, "officer"))["board"])
    page = """query ($plan: ID!, $group: String!, $after: String, $filter: ResultLineFilter) {
      result(plan: $plan, peerGroup: $group) { board { line(subject: "U08") { subject rank }
        lines(first: 4, after: $after, filter: $filter) {
          totalCount edges { node { subject rank } } pageInfo { endCursor hasNextPage } } } } }"""
    walked: dict[str, int] = {}
    after = None
    while True:
        board = (await ask(client, "officer", page, after=after))["board"]
        walked |= ranks(board)
        after = board["lines"]["pageInfo"]["endCursor"]
        if not board["lines"]["pageInfo"]["hasNextPage"]:
            break
    assert list(walked.items()) == list(whole.items())
    assert board["line"] == {"subject": "U08", "rank": whole["U08"]}
    chosen = {"subjects": ["U09", "U02"], "grades": ["GOOD"], "vetoed": False}
    filtered = (await ask(client, "officer", page, filter=chosen))["board"]
    assert filtered["lines"]["totalCount"] == 2
    assert ranks(filtered) == {"U02": whole["U02"], "U09": whole["U09"]}


async def test_a_fingerprint_is_known_again(client: Client) -> None:
    given = (await ask(client, "officer"))["board"]["fingerprint"]
    document = """query ($plan: ID!, $group: String!, $given: String!) {
      result(plan: $plan, peerGroup: $group) { board { bears(fingerprint: $given) } } }"""
    assert (await ask(client, "officer", document, given=given.lower().replace("-", "")))["board"]["bears"]
    assert not (await ask(client, "officer", document, given="0000-0000-0000-0000"))["board"]["bears"]


EVERYTHING = """query ($plan: ID!, $group: String!, $first: Int!) { result(plan: $plan, peerGroup: $group) {
  notices(first: 9) { totalCount }
  board { lines(first: $first) { totalCount edges { node {
    subject tiedWith before { rank } unit { name } assessment { total } } } } } } }"""


async def test_a_long_board_takes_no_more_statements_than_a_short_one(client: Client, year: Year) -> None:
    async with served(year.city, counting) as counted:
        await counted.caught_up()
        pool: Any = counted.services.reads
        taken = []
        for first in (1, 1, 11):  # the first time, the viewer is read as well
            before = pool.taken
            data = (await counted.ask("officer", EVERYTHING, plan=client.plan, group=GROUP, first=first)).data
            assert len(data["result"]["board"]["lines"]["edges"]) == first
            taken.append(pool.taken - before)
    assert taken[1] == taken[2] <= 10


OFFICIAL = """query ($id: ID!) { assessment(id: $id) { rank officialRank grade officialGrade filingUntil
  officialLine { total before { rank grade } } result { peerGroup }
  notices { edition byOthers regraded freshUntil before { rank grade } after { rank grade } reason
    result { status } } } }"""


async def test_an_assessment_tells_what_is_official_beside_what_is_provisional(client: Client) -> None:
    data = await client.read("reporter of U03", OFFICIAL, id=client.assessment("U03"))
    assert data["assessment"] == {
        "rank": 3,
        "officialRank": 3,
        "grade": "EXCELLENT",
        "officialGrade": "EXCELLENT",
        "filingUntil": "2015-01-30",
        "officialLine": {"total": "978.79", "before": None},
        "result": {"peerGroup": GROUP},
        "notices": [],
    }


async def test_before_it_is_public_the_assessed_know_no_official_grade(client: Client, year: Year) -> None:
    document = "query ($id: ID!, $at: AsOf) { assessment(id: $id, asOf: $at) { officialGrade filingUntil } }"
    at = {"position": str(year.at["determined"])}
    hidden = {"officialGrade": None, "filingUntil": None}
    own = await client.read("reporter of U03", document, id=client.assessment("U03"), at=at)
    watched = await client.read("leader", document, id=client.assessment("U03"), at=at)
    assert own["assessment"] == hidden
    assert watched["assessment"] == hidden | {"officialGrade": "EXCELLENT"}


DRIFT = """query ($plan: ID!, $group: String!) { result(plan: $plan, peerGroup: $group) {
  drift(first: 50) { totalCount edges { node { subject regraded
    before { rank grade } after { rank grade } } } } } }"""
LIVE = """query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 50) {
  edges { node { subject rank officialRank grade officialGrade } } } }"""


async def test_a_ruling_moves_the_live_board_and_shows_as_drift_until_the_result_is_revised(
    client: Client, year: Year
) -> None:
    assert (await ask(client, "officer", DRIFT))["drift"]["totalCount"] == 0
    before = json.dumps(await ask(client, "reporter of U01", edition=1))
    on(year.city, REVISED_ON)
    grant(year.city, "U02", "8.00")
    drift = (await ask(client, "officer", DRIFT))["drift"]
    moves = {edge["node"].pop("subject"): edge["node"] for edge in drift["edges"]}
    assert set(moves) == {"U02", "U03", "U08"}
    assert moves["U03"] == {
        "regraded": True,
        "before": {"rank": 3, "grade": "EXCELLENT"},
        "after": {"rank": 4, "grade": "GOOD"},
    }
    assert (await ask(client, "reporter of U02", DRIFT))["drift"] is None
    live = (await client.read("reporter of U01", LIVE, plan=client.plan))["leaderboard"]["edges"]
    told = {edge["node"]["subject"]: edge["node"] for edge in live}
    assert (told["U02"]["rank"], told["U02"]["officialRank"]) == (3, 4)
    assert (told["U02"]["grade"], told["U02"]["officialGrade"]) == ("EXCELLENT", "GOOD")
    assert json.dumps(await ask(client, "reporter of U01", edition=1)) == before


async def test_a_revision_is_another_edition_and_tells_whom_it_moved(client: Client, year: Year) -> None:
    before = json.dumps((await ask(client, "reporter of U01", edition=1))["board"])
    year.city.run("leader", revising(year.city))
    board = (await ask(client, "reporter of U01"))["board"]
    assert (board["edition"], board["reason"]) == (2, "核实后更正")
    assert [subject for subject, rank in ranks(board).items() if rank <= 3] == ["U01", "U05", "U02"]
    assert json.dumps((await ask(client, "reporter of U01", edition=1))["board"]) == before
    assert (await ask(client, "officer", DRIFT))["drift"]["totalCount"] == 0
    own = (await client.read("reporter of U03", OFFICIAL, id=client.assessment("U03")))["assessment"]
    (notice,) = own.pop("notices")
    assert notice == {
        "edition": 2,
        "byOthers": True,
        "regraded": True,
        "freshUntil": "2015-02-06",
        "before": {"rank": 3, "grade": "EXCELLENT"},
        "after": {"rank": 4, "grade": "GOOD"},
        "reason": "核实后更正",
        "result": {"status": "PUBLICISED"},
    }
    assert (own["officialGrade"], own["filingUntil"]) == ("GOOD", "2015-02-06")
    assert own["officialLine"]["before"] == {"rank": 3, "grade": "EXCELLENT"}
    other = (await client.read("officer", OFFICIAL, id=client.assessment("U08")))["assessment"]
    assert (other["filingUntil"], other["notices"][0]["freshUntil"]) == ("2015-01-30", None)


async def test_a_notice_is_for_its_subject_and_for_watchers(client: Client) -> None:
    document = """query ($plan: ID!, $group: String!) { result(plan: $plan, peerGroup: $group) {
      notices(first: 9) { totalCount edges { node { subject } } } } }"""
    told = {}
    for who in ("officer", "reporter of U03", "head of U02", "reporter of U05", "assessor"):
        found = (await ask(client, who, document))["notices"]
        told[who] = [edge["node"]["subject"] for edge in found["edges"]]
        assert found["totalCount"] == len(told[who])
    assert told == {
        "officer": ["U02", "U03", "U08"],
        "reporter of U03": ["U03"],
        "head of U02": ["U02"],
        "reporter of U05": [],
        "assessor": [],
    }


async def test_what_was_official_then_is_asked_by_position(client: Client, year: Year) -> None:
    at = {"position": str(year.at["public"])}
    then = await ask(client, "reporter of U01", STATUS, at=at)
    assert then == {"status": "PUBLICISED", "editions": [{"edition": 1}], "board": {"edition": 1}}
    now = await ask(client, "reporter of U01", STATUS)
    assert [each["edition"] for each in now["editions"]] == [1, 2]


async def test_what_was_official_on_a_day_is_asked_by_day_as_known_at_a_position(
    client: Client, year: Year
) -> None:
    document = """query ($id: ID!, $at: AsOf) { assessment(id: $id, asOf: $at) {
      officialRank officialGrade } }"""

    async def official(who: str, position: int, day: date) -> tuple[int | None, str | None]:
        at = {"position": str(position), "effectiveOn": day.isoformat()}
        data = await client.read(who, document, id=client.assessment("U03"), at=at)
        return data["assessment"]["officialRank"], data["assessment"]["officialGrade"]

    revised, head = REVISED_ON, await client.caught_up()
    first, second, nothing = (3, "EXCELLENT"), (4, "GOOD"), (None, None)
    days = (DETERMINED_ON - DAY, DETERMINED_ON, revised - DAY, revised)
    assert [await official("officer", head, day) for day in days] == [nothing, first, first, second]
    known = [await official("officer", year.at["public"], day) for day in days]
    assert known == [nothing, first, first, first], "the revision was not known yet"
    own = [await official("reporter of U03", head, day) for day in (DETERMINED_ON, PUBLIC_ON, revised)]
    assert own == [nothing if PUBLIC_ON > DETERMINED_ON else first, first, second]


async def test_a_veto_after_publication_changes_no_published_board(client: Client, year: Year) -> None:
    before = [json.dumps((await ask(client, "officer", edition=number))["board"]) for number in (0, 1, 2)]
    veto(year.city, "U01")
    after = [json.dumps((await ask(client, "officer", edition=number))["board"]) for number in (0, 1, 2)]
    assert after == before
    drift = (await ask(client, "officer", DRIFT))["drift"]
    regraded = {edge["node"]["subject"] for edge in drift["edges"] if edge["node"]["regraded"]}
    assert regraded == {"U01", "U03"}


async def test_a_mutation_answers_with_the_result(client: Client) -> None:
    group = {"plan": client.plan, "peerGroup": GROUP}
    open_window = await client.do("officer", "finaliseResults", "result { status }", **group)
    assert [each["code"] for each in open_window["errors"]] == ["WINDOW_OPEN"]
    grounds = {"reasonCode": "VETO", "reason": "一票否决", "legalBasis": "HHHT-2014-01#12", "evidence": []}
    selection = "result { status board { edition reason } }"
    revised = await client.do("leader", "reviseResults", selection, **group, chosen=[], grounds=grounds)
    assert revised["errors"] == []
    assert revised["result"] == {"status": "PUBLICISED", "board": {"edition": 3, "reason": "一票否决"}}
