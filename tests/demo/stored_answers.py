"""Questions about the demo year with the hashes of their answers, as an earlier version gave them.

``python -m tests.demo.stored_answers`` writes them anew: only where the year itself was told otherwise.
"""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from api.bootstrap import System, opened_on
from api.cli.demo.loader import load
from api.cli.demo.script import script
from api.cli.demo.year import Year
from api.graphql.ids import Kind
from bench.harness import temporary_server
from domain.assessment.assessment import Assessment
from domain.person import Role, RoleGranted
from domain.plan.plan import Plan
from infra.postgres.database import open_database
from infra.settings import Settings
from tests.support.api import Client
from tests.support.battery import Canon
from tests.support.city import City
from tests.support.serving import follow_once, served

STORED: Final = Path(__file__).parent / "stored_answers.json"
PLAN: Final = Plan.id_of("HOHHOT", 2014, "SYSTEM")
_PLACE: Final = "subject rank total provisionalTotal grade sealed vetoes { ground inForce }"
QUESTIONS: Final[Mapping[str, str]] = {
    "board": f"""query ($plan: ID!, $at: AsOf!) {{ leaderboard(
      plan: $plan, peerGroup: "GRASSROOTS", asOf: $at, first: 50) {{ edges {{ node {{ {_PLACE} }} }} }} }}""",
    "breakdown": """query ($id: ID!, $at: AsOf!) { assessment(id: $id, asOf: $at) { total breakdown {
      groups { code points leaves { path kind points stated state } } } } }""",
    "difference": """query ($id: ID!, $at: AsOf!) { assessment(id: $id, asOf: $at) {
      diff(from: { relative: "-P6M" }) { total { before after events { topic } }
        leaves { path kind change events { topic } }
        place { change own { change } others { change } } } } }""",
    "trail": """query ($id: ID!, $at: AsOf!) { assessment(id: $id, asOf: $at) { trail(first: 100) {
      totalCount edges { node { topic version reason effectiveOn totalBefore totalAfter } } } } }""",
    "official": """query ($plan: ID!, $at: AsOf!) { result(plan: $plan, peerGroup: "GRASSROOTS", asOf: $at) {
      status board { edition places lines(first: 50) { edges { node { subject rank total grade } } } } } }""",
}
MOMENTS: Final = ("2014-07-31T16:00:00Z", "2014-12-31T16:00:00Z", "2016-12-31T16:00:00Z")
"""In the middle of the year, at its end, and after everything."""


def auditor(system: System) -> str:
    """The person who audits the office."""
    granted = [each.event for each in system.of([RoleGranted.TOPIC])]
    found = [each for each in granted if isinstance(each, RoleGranted) and each.role is Role.AUDITOR]
    return str(next(each.originator_id for each in found if each.office == "HOHHOT"))


async def answers(system: System, subject: str = "U04") -> dict[str, str]:
    """The hash of each answer; ids go in by the order of their first appearance: each load has its own."""
    async with served(City(system, {"auditor": auditor(system)})) as client:
        return {
            f"{name} {moment}": await _hash(client, document, subject, moment)
            for name, document in QUESTIONS.items()
            for moment in MOMENTS
        }


async def _hash(client: Client, document: str, subject: str, moment: str) -> str:
    given: dict[str, Any] = {
        "plan": client.id_of(Kind.PLAN, PLAN),
        "id": client.id_of(Kind.ASSESSMENT, Assessment.id_of(PLAN, subject)),
        "at": {"recordedAt": moment},
    }
    used = {name: value for name, value in given.items() if f"${name}:" in document}
    answer = await client.ask("auditor", document, **used)
    return hashlib.sha256(Canon(answer.data).text.encode()).hexdigest()


def main() -> None:
    """Load the year into a database of its own, ask, and write down the hashes."""
    with temporary_server() as server:
        database = open_database(Settings(dsn=server.dsn))
        load(database, script(Year()))
        with opened_on(database) as system:
            follow_once(City(system))
            found = asyncio.run(answers(system))
    STORED.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
