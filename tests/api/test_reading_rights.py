"""Who may read what: a matrix of posts over queries, denied by default; what is hidden is not there."""

from typing import Final

import pytest

from api.graphql.ids import Kind
from application.appeal.bench import DeclareConflict
from tests.support.api import Client
from tests.support.city import City
from tests.support.told import Told

POSTS: Final = (
    *("administrator", "officer", "leader", "assessor", "supervisor", "member", "auditor"),
    *("reporter of U01", "head of U01", "reporter of U02", "head of U02"),
)
WATCHERS: Final = {"officer", "leader", "supervisor", "member", "auditor"}
ASSESSED: Final = {"reporter of U01", "head of U01", "reporter of U02", "head of U02"}
OF_U01: Final = {"reporter of U01", "head of U01"}
HANDLERS: Final = {"assessor"}
"""Who had a hand in what is contested, and is to answer."""
STAFF: Final = WATCHERS | ASSESSED | {"assessor"}

READ: Final[dict[str, tuple[str, set[str]]]] = {
    "office": ('office(code: "HHHT") { code }', STAFF | {"administrator"}),
    "plan": ("plan(id: $plan) { id }", STAFF | {"administrator"}),
    "planReport": ("planReport(plan: $plan) { quantitative { percent } }", STAFF | {"administrator"}),
    "indicatorLedger": ("indicatorLedger(plan: $plan) { indicator { code } }", STAFF | {"administrator"}),
    "coverage": ('coverage(office: "HHHT", year: 2014) { units { gaps } }', WATCHERS),
    "deadline": (
        'deadline(office: "HHHT", from: "2014-12-31", workdays: 5) { dueOn }',
        STAFF | {"administrator"},
    ),
    "policy": ('policy(office: "HHHT") { version }', STAFF | {"administrator"}),
    "workingYear": ('workingYear(office: "HHHT", year: 2014) { known }', STAFF | {"administrator"}),
    "leaderboard": ('leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 5) { size }', STAFF),
    "standingsDiff": (
        (
            'standingsDiff(plan: $plan, peerGroup: "GRASSROOTS", from: { position: "0" }, first: 5)'
            " { totalCount }"
        ),
        STAFF,
    ),
    "rankOf": ('rankOf(plan: $plan, subject: "U01") { rank }', STAFF),
    "quarterlyAnalysis": (
        'quarterlyAnalysis(plan: $plan, quarter: "2014Q1") { digest }',
        WATCHERS | ASSESSED | {"assessor"},
    ),
    "assessment": ("assessment(id: $assessment) { id }", WATCHERS | {"assessor"} | OF_U01),
    "simulate": (
        "simulate(assessment: $assessment, hypotheses: []) { digest }",
        WATCHERS | {"assessor"} | OF_U01,
    ),
    "appeal": ("appeal(id: $appeal) { id }", WATCHERS | OF_U01 | HANDLERS),
    "evaluationRound": ("evaluationRound(id: $round) { id }", WATCHERS | OF_U01),
    "node": ("node(id: $event) { id }", WATCHERS | OF_U01 | HANDLERS),
}
"""What there is of U01, and who may see it; the event is the last one, a step of its appeal."""

LISTS: Final[dict[str, tuple[str, dict[str, int]]]] = {
    "policies": (
        'policies(office: "HHHT", first: 9) { totalCount edges { node { version } } }',
        dict.fromkeys(STAFF | {"administrator"}, 1),
    ),
    "regulations": (
        "regulations(first: 9) { totalCount edges { node { code } } }",
        dict.fromkeys(STAFF | {"administrator"}, 1),
    ),
    "plans": (
        "plans(first: 9) { totalCount edges { node { id } } }",
        dict.fromkeys(STAFF | {"administrator"}, 1),
    ),
    "assessments": (
        "assessments(first: 9) { totalCount edges { node { id } } }",
        dict.fromkeys(WATCHERS | {"assessor"}, 3) | dict.fromkeys(ASSESSED, 1),
    ),
    "evaluationRounds": (
        "evaluationRounds(first: 9) { totalCount edges { node { id } } }",
        dict.fromkeys(WATCHERS | OF_U01, 1),
    ),
    "appeals": (
        "appeals(first: 9) { totalCount edges { node { id } } }",
        dict.fromkeys(WATCHERS | HANDLERS, 2) | dict.fromkeys(ASSESSED, 1),
    ),
}
"""How much of each list each post may see: what is hidden is absent from its count, too."""


@pytest.fixture(scope="module", autouse=True)
def _declared(shared_city: City, told: Told) -> None:
    """The committee's member may judge the waiting appeal, and sees what belongs to it."""
    shared_city.run("member", DeclareConflict(appeal=told.waiting, relation=None, statement=""))


async def variables(client: Client, told: Told) -> dict[str, str]:
    document = "query ($id: ID!) { assessment(id: $id) { trail(last: 1) { edges { node { id } } } } }"
    data = await client.read("auditor", document, id=client.assessment("U01"))
    (edge,) = data["assessment"]["trail"]["edges"]
    return {
        "plan": client.plan,
        "assessment": client.assessment("U01"),
        "appeal": client.id_of(Kind.APPEAL, told.waiting),
        "round": client.id_of(Kind.EVALUATION_ROUND, told.round),
        "event": edge["node"]["id"],
    }


@pytest.mark.parametrize("query", READ)
async def test_an_object_is_null_for_whoever_may_not_see_it(shared: Client, told: Told, query: str) -> None:
    selection, allowed = READ[query]
    given = await variables(shared, told)
    declared = "$plan: ID!, $assessment: ID!, $appeal: ID!, $round: ID!, $event: ID!"
    used = ", ".join(each for each in declared.split(", ") if each.partition(":")[0] in selection)
    declaring = f"({used})" if used else ""
    seen = set()
    for who in POSTS:
        names = {name: value for name, value in given.items() if f"${name}" in selection}
        data = await shared.read(who, f"query {declaring} {{ {selection} }}", **names)
        if data[query] is not None:
            seen.add(who)
    assert seen == allowed


@pytest.mark.parametrize("query", LISTS)
async def test_a_list_and_its_count_hold_what_may_be_seen(shared: Client, query: str) -> None:
    selection, visible = LISTS[query]
    for who in POSTS:
        data = await shared.read(who, f"{{ {selection} }}")
        assert data[query]["totalCount"] == len(data[query]["edges"]) == visible.get(who, 0), who


async def test_only_an_auditor_browses_all_events(shared: Client) -> None:
    for who in POSTS:
        data = await shared.read(who, "{ events(first: 5) { totalCount edges { node { id } } } }")
        assert bool(data["events"]["totalCount"]) == (who == "auditor"), who


async def test_a_trail_is_read_by_watchers_and_by_the_own_unit(shared: Client) -> None:
    document = "query ($id: ID!) { assessment(id: $id) { trail(first: 5) { totalCount } } }"
    seen = {}
    for who in POSTS:
        data = await shared.read(who, document, id=shared.assessment("U01"))
        found = data["assessment"]
        seen[who] = bool(found and found["trail"]["totalCount"])
    assert {who for who, sees in seen.items() if sees} == WATCHERS | OF_U01


async def test_persons_are_seen_by_those_who_manage_them_and_by_themselves(shared: Client) -> None:
    document = "query ($id: ID!) { node(id: $id) { ... on Person { post name { text } } } }"
    person = shared.id_of(Kind.PERSON, shared.city.people["reporter of U02"])
    seen = {who for who in POSTS if (await shared.read(who, document, id=person))["node"]}
    assert seen == {"administrator", "auditor", "officer", "reporter of U02"}


async def test_names_in_a_trail_are_hidden_from_those_who_may_not_see_persons(shared: Client) -> None:
    document = """query ($id: ID!) { assessment(id: $id) { trail(first: 3) {
      edges { node { actor { id role name { text forgotten } } } } } } }"""
    for who, sees in (("officer", True), ("leader", False), ("head of U01", False)):
        data = await shared.read(who, document, id=shared.assessment("U01"))
        actors = [edge["node"]["actor"] for edge in data["assessment"]["trail"]["edges"]]
        others = [actor for actor in actors if actor["id"] != shared.city.people[who]]
        assert others
        assert all((actor["name"]["text"] is not None) == sees for actor in others)
        assert not any(actor["name"]["forgotten"] for actor in others)


async def test_a_board_place_of_another_unit_leads_nowhere_further(shared: Client) -> None:
    document = """query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 9) {
      edges { node { subject total assessment { id } } } } }"""
    data = await shared.read("reporter of U01", document, plan=shared.plan)
    led = {edge["node"]["subject"]: edge["node"]["assessment"] for edge in data["leaderboard"]["edges"]}
    assert led["U01"] is not None
    assert led["U02"] is led["U03"] is None
