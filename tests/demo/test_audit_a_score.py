"""``docs/how-to/audit-a-score.md``, walked from the published rank to the proof as it is written."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from api.bootstrap import System
from api.graphql.ids import Kind
from tests.demo.stored_answers import PLAN, auditor
from tests.support.api import Client
from tests.support.city import City
from tests.support.serving import served
from tests.support.walkthrough import Act, acts, contains, typed

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/audit-a-score.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"^```(\w+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
NAMED: Final = re.compile(r'"(\w+)": ([A-Z]+)')
"""How the comment of a command says where in its output an id stands, and what the page calls it."""


@dataclass
class Walk:
    """Somebody who audits, what was printed last, and the ids that were met on the way."""

    client: Client
    environment: dict[str, str]
    printed: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """Where the files of the walk are."""
        return Path(self.environment["HOME"])

    async def do(self, kind: str, block: str) -> None:
        """Do what a block of the page shows, or compare what was printed with it."""
        match kind:
            case "sh":
                self.printed = "".join(self._typed(line) for line in block.splitlines())
            case "text":
                told = re.escape(block).replace("…", ".*?")
                assert re.search(told, self.printed, re.DOTALL), self.printed
            case "python":
                (self.home / block.splitlines()[0].removeprefix("# ")).write_text(block, encoding="utf-8")
            case "graphql":
                for act in acts(f"```graphql\n{block}```\n"):
                    await self._ask(act)

    def _typed(self, line: str) -> str:
        filled = re.sub(r"\b[A-Z]+\b", lambda word: self.ids.get(word[0], word[0]), line)
        printed = typed(filled, self.environment)
        for key, name in NAMED.findall(line):
            (self.ids[name],) = set(re.findall(rf'"{key}": "([^"]+)"', printed))
        return printed

    async def _ask(self, act: Act) -> None:
        said = await self.client.ask("auditor", str(act.sent), **act.variables(self.known))
        assert contains(said.data, act.answer), said.data
        self._keep(said.data)

    def _keep(self, answer: Any) -> None:
        """Keep of an answer what the page goes on with."""
        if "result" in answer:
            self.known["assessment"] = answer["result"]["board"]["line"]["assessment"]["id"]
        if "assessment" in answer:
            self.known["event"] = contested(answer)[-1]["madeBy"][0]["id"]
        if "inclusionProof" in answer:
            (self.home / "proof.json").write_text(json.dumps(answer), encoding="utf-8")


def contested(answer: Any) -> list[Any]:
    """The leaves of the item that the walk is about; the page has a line of each."""
    groups = answer["assessment"]["breakdown"]["groups"]
    leaves = [leaf for group in groups for leaf in group["leaves"] if leaf["path"] == "A09/2014Q3/SELF"]
    for leaf in leaves:
        made = ", ".join(event["position"] for event in leaf["madeBy"])
        by = leaf["grounds"]["actor"]["role"]
        line = f"| `{leaf['path']}` | `{leaf['kind']}` | {leaf['points']} | `{by}` | {made} |"
        assert line in PAGE, line
    return leaves


async def test_a_rank_is_led_to_the_proof_of_its_event(sealed: System, environment: dict[str, str]) -> None:
    before = sealed.reader.head()
    async with served(City(sealed, {"auditor": auditor(sealed)})) as client:
        walk = Walk(client, environment, known={"plan": client.id_of(Kind.PLAN, PLAN)})
        for kind, block in BLOCKS:
            await walk.do(kind, block)
    assert sealed.reader.head() == before
    assert walk.printed.endswith("come to the same.\n")
    assert set(walk.ids) == {"PLAN", "ASSESSMENT", "RESULT", "CORRELATION"}


def test_every_step_shows_something_to_do_and_what_to_look_at() -> None:
    steps = re.split(r"^## \d\. ", PAGE, flags=re.MULTILINE)[1:]
    assert len(steps) == 8
    assert all("```sh" in step or "# → " in step for step in steps)
    assert all("```text" in step or "# → " in step for step in steps)
