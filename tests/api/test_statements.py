"""How many statements a query sends: as many for a hundred objects as for one."""

from typing import Any

import pytest

from tests.support.city import City
from tests.support.counting import counting
from tests.support.serving import follow_once, served
from tests.support.told import tell

SNAPSHOT = 1
VIEWER = 3

BOARD = """query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 50) {
  totalCount edges { node { subject rank tiedWith total grade contested vetoes { ref } %s } } } }"""
ASSESSMENTS = "{ assessments(first: 50) { edges { node { subject total %s } } } }"

CASES = {
    "the board": (BOARD % "sealed", 2),
    "the board with units": (BOARD % "unit { name }", 3),
    "the board with assessments": (BOARD % "assessment { id total plan { title } }", 3),
    "assessments": (ASSESSMENTS % "provisionalTotal", 1),
    "their units and plans": (ASSESSMENTS % "unit { name } plan { title version { number } }", 4),
    "their places": (ASSESSMENTS % "rank grade", 2),
    "their official places": (
        ASSESSMENTS % "officialRank officialGrade notices { edition } result { id }",
        3,
    ),
    "their breakdowns": (ASSESSMENTS % "breakdown { groups { points leaves { points } } }", 2),
    "what their points come from": (
        ASSESSMENTS
        % """breakdown { groups { leaves { points contested rule { code method } madeBy { topic }
          grounds { reason } appeals { outcome appeal { number } effect { topic } } } } }""",
        8,
    ),
    "their items": (
        ASSESSMENTS % "items(first: 50) { totalCount edges { node { ref contestedBy { number } } } }",
        5,
    ),
    "their history": (ASSESSMENTS % "history(first: 50) { edges { node { total } } }", 2),
    "their history with its causes": (
        ASSESSMENTS % "history(first: 50) { edges { node { total recordedAt events { topic } } } }",
        3,
    ),
    "their differences": (
        ASSESSMENTS
        % """diff(from: { position: "0" }) { total { after events { topic } } leaves { path events { topic } }
          place { change own { events { topic } } others { events { topic } } } }""",
        6,
    ),
    "the movements": (
        """query ($plan: ID!) { standingsDiff(
          plan: $plan, peerGroup: "GRASSROOTS", from: { relative: "-P1D" }, first: 50) { edges { node {
            subject change before { rank vetoes { ref } } after { rank vetoes { ref } }
            own { change events { topic } } others { change crossings(first: 9) { edges { node {
              subject change events { topic } } } } }
            grade { before after alone events { topic } } } } } }""",
        6,
    ),
    "their trails": (ASSESSMENTS % "trail(first: 50) { totalCount edges { node { topic } } }", 3),
    "their causes": (
        ASSESSMENTS % "trail(first: 50) { edges { node { causedBy { topic } effects { topic } } } }",
        4,
    ),
    "their appeals": (ASSESSMENTS % "appeals { number items { item } steps { step event { topic } } }", 5),
    "how their appeals were heard": (
        ASSESSMENTS
        % "appeals { statements { text } letters { number } votes { reason } decided { outcome } }",
        9,
    ),
    "plans": ("{ plans(first: 5) { edges { node { indicators { code } sections { code } } } } }", 7),
    "all events with their assessments": (
        "{ events(first: 200) { edges { node { topic assessment { total } appeal { number } } } } }",
        5,
    ),
    "a count": ("{ events(first: 1) { totalCount } }", 2),
    "no count": ("{ events(first: 1) { edges { node { topic } } } }", 1),
}
"""What is asked, and the statements it takes beyond the snapshot and the viewer, once rules are known."""


@pytest.mark.parametrize("case", CASES)
async def test_statements_do_not_grow_with_the_number_of_objects(told_city: City, case: str) -> None:
    document, statements = CASES[case]
    async with served(told_city, counting) as client:
        variables = {"plan": client.plan} if "$plan" in document else {}
        pool: Any = client.services.reads
        await client.ask("auditor", document, **variables)
        pool.taken = 0
        answer = await client.ask("auditor", document, **variables)
        assert answer.data
        assert pool.taken - SNAPSHOT == statements


@pytest.fixture(scope="module")
def told_city(shared_city: City) -> City:
    """The shared city after its year, with read models that stand still."""
    tell(shared_city)
    follow_once(shared_city)
    return shared_city


async def test_a_viewer_is_read_once_per_position(told_city: City) -> None:
    async with served(told_city, counting) as client:
        pool: Any = client.services.reads
        await client.ask("auditor", "{ viewer { unit } }")
        assert pool.taken == SNAPSHOT + VIEWER
        await client.ask("auditor", "{ viewer { unit } }")
        assert pool.taken == SNAPSHOT + VIEWER + SNAPSHOT
