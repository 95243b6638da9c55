"""Everything that a viewer of a world can ask, in one order.

And what is left of an answer once what is declassified has been taken out of it.
"""

import json
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Final
from uuid import UUID

from api.auth.tokens import Identity
from api.graphql.context import Context, Runtime
from api.graphql.ids import Kind, transparent
from api.graphql.nodes import NODES
from api.graphql.schema import schema
from domain.result.result import Result
from tests.support.api import Client
from tests.support.city import OFFICE
from tests.support.hidden_case import BENCH, HIDDEN, PLAIN, REWORDED
from tests.support.selections import commands, documents, everything
from tests.support.worlds import World, matter_of

Ask = Callable[[Client, str], Awaitable[Any]]
"""Asks something in somebody's name."""

ROOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "viewer": ("",),
    "projections": ("",),
    "node": ('id: "{hidden}"', 'id: "{heard}"', 'id: "{waiting}"'),
    "office": ('code: "HHHT"',),
    "combinedScore": ('office: "HHHT", year: 2014',),
    "policy": ('office: "HHHT"',),
    "policies": ('office: "HHHT"',),
    "regulations": ("",),
    "deadline": ('office: "HHHT", from: "2015-01-26", workdays: 3',),
    "workingYear": ('office: "HHHT", year: 2015',),
    "library": ("",),
    "plan": ('id: "{plan}"',),
    "plans": ("",),
    "innovationProject": ('id: "{nothing:InnovationProject}"',),
    "innovationProjects": ("",),
    "planReport": ('plan: "{plan}"',),
    "coverage": ('office: "HHHT", year: 2014',),
    "indicatorLedger": ('plan: "{plan}"',),
    "meetings": ("",),
    "quarterlyAnalysis": ('plan: "{plan}", quarter: "2014Q4"',),
    "assessment": ('id: "{assessment}"',),
    "assessments": ("", 'filter: {{ peerGroup: "URBAN" }}, last: 1'),
    "simulate": (
        'assessment: "{assessment}", hypotheses: []',
        'assessment: "{assessment}", hypotheses: [{{ planVersion: {{ number: 1 }} }}]',
    ),
    "leaderboard": (
        'plan: "{plan}", peerGroup: "GRASSROOTS"',
        'plan: "{plan}", peerGroup: "URBAN"',
        'plan: "{plan}", peerGroup: "{group}", filter: {{ contested: true }}',
        'plan: "{plan}", peerGroup: "{group}", filter: {{ contested: false }}, last: 5',
    ),
    "standingsDiff": (
        'plan: "{plan}", peerGroup: "{group}", from: {{ position: "0" }}',
        'plan: "{plan}", peerGroup: "{group}", from: {{ relative: "-P30D" }}, last: 2',
        'plan: "{plan}", peerGroup: "{group}", from: {{ position: "{past}" }}',
    ),
    "rankOf": ('plan: "{plan}", subject: "{unit}"',),
    "result": ('plan: "{plan}", peerGroup: "GRASSROOTS"',),
    "results": ("",),
    "rectification": ('id: "{nothing:Rectification}"',),
    "rectifications": ("",),
    "appeal": ('id: "{hidden}"', 'id: "{heard}"', 'id: "{waiting}"'),
    "appeals": (
        "",
        'filter: {{ subject: "{unit}" }}',
        'filter: {{ plan: "{plan}", statuses: [FILED, ACCEPTED, EXECUTED] }}, last: 9',
    ),
    "appealStatistics": ("", 'filter: {{ subject: "{unit}" }}'),
    "evaluationRound": ('id: "{nothing:EvaluationRound}"',),
    "evaluationRounds": ("",),
    "events": (
        "last: 40",
        'filter: {{ assessment: "{assessment}" }}',
        'filter: {{ appeal: "{hidden}" }}',
        'filter: {{ subject: "{unit}", changedScore: true }}',
        'filter: {{ topics: ["appeal-register.number-allotted.v1", "assessment.contest-opened.v1"] }}',
    ),
    "correlation": ('id: "{filing}"', 'id: "{ruling}"'),
    "eventTypes": ("",),
    "sealing": ("",),
    "checkpoint": ("", 'size: "1"'),
    "checkpoints": ("",),
    "inclusionProof": ('event: "{nothing:Event}"',),
    "consistencyProof": ('from: "1"',),
    "workQueue": (
        'office: "HHHT"',
        'office: "HHHT", filter: {{ role: COMMITTEE }}',
        'office: "HHHT", filter: {{ role: PERFORMANCE_OFFICE, until: "2015-12-31" }}, last: 50',
    ),
    "feedback": ("",),
    "feedbackFigures": ('office: "HHHT", year: 2015',),
    "unitHonours": ("",),
    "resultUses": ('filter: {{ plan: "{plan}" }}',),
    "placeAllocations": ('plan: "{plan}"',),
    "activities": ("",),
    "trainings": ("",),
    "riskSignals": ("",),
    "attestations": ("",),
    "readAudit": ("", 'filter: {{ object: "{hidden}" }}', "filter: {{ kind: APPEAL }}"),
}
"""How each query is asked, by its name."""
NEAR: Final = frozenset(
    {
        "node",
        "assessment",
        "assessments",
        "leaderboard",
        "standingsDiff",
        "rankOf",
        "result",
        "appeal",
        "appeals",
        "appealStatistics",
        "simulate",
        "events",
        "correlation",
        "workQueue",
        "readAudit",
    }
)
"""The queries that lead to appeals in few steps."""
PAST: Final = (
    "node",
    "assessment",
    "leaderboard",
    "rankOf",
    "appeal",
    "appeals",
    "events",
    "correlation",
    "workQueue",
)
"""What is asked of old positions, too."""
WALKS: Final = (
    ("appeals", "appeals({page}) {{ {connection} }}"),
    ("events", "events({page}) {{ {connection} }}"),
    ("workQueue", 'workQueue(office: "HHHT", {page}) {{ {connection} }}'),
    ("assessment", 'assessment(id: "{assessment}") {{ trail({page}) {{ {connection} }} }}'),
)
_PAGE: Final = "totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor } edges { cursor }"


@dataclass(frozen=True)
class Battery:
    """The questions to a world.

    ``events`` are the ids of events that are asked for, there or not; the past is that after a step.
    """

    world: World
    events: tuple[UUID, ...]
    past: str

    def questions(self, client: Client, *, near: bool = False) -> Iterator[tuple[str, Ask]]:
        """Every question with its name; or only those that lead to appeals in few steps."""
        words = self._words(client)
        yield from _of_files(words)
        yield from self._of_items(words)
        yield from self._of_nodes(client)
        yield from self._of_queries(words, NEAR if near else frozenset(ROOTS))
        yield from self._of_pages(words)
        yield "subscription", _first_position

    def commands(self, client: Client) -> Iterator[tuple[str, Ask]]:
        """Every command about the hidden appeal; none of them is carried out."""
        words = self._words(client)
        selection = "position errors { code field message cure } appeal { id }"
        for name, given in commands("appeal").items():
            sent = f'appeal: "{words["hidden"]}", {given}'.replace("{person}", words["person"])
            yield name, _asking(f"mutation {{ {name}(input: {{ {sent} }}) {{ {selection} }} }}")

    def _words(self, client: Client) -> dict[str, str]:
        world, unit = self.world, self.world.story.unit
        appeals = {
            name: client.id_of(Kind.APPEAL, world.appeals.get(name, world.hidden))
            for name in ("hidden", "heard", "waiting")
        }
        nothing = {f"nothing:{kind}": client.id_of(kind, UUID(int=1)) for kind in Kind}
        return (
            appeals
            | nothing
            | {
                "plan": client.plan,
                "past": str(world.border(self.past)),
                "unit": unit,
                "group": "GRASSROOTS" if unit == "U01" else "URBAN",
                "assessment": client.assessment(unit),
                "person": client.person("member"),
                "filing": str(matter_of(f"{HIDDEN}: head of {unit} files")),
                "ruling": str(matter_of(f"{HIDDEN}: {BENCH[0]} rules")),
                "result": client.id_of(Kind.RESULT, Result.id_of(world.city.plan, "GRASSROOTS")),
            }
        )

    def _of_queries(self, words: Mapping[str, str], names: Collection[str]) -> Iterator[tuple[str, Ask]]:
        for name in sorted(names):
            for shape in ROOTS[name]:
                given = _filled(shape, words)
                yield from ((f"{name}({shape})", _asking(each)) for each in documents(name, given))
        past = f'asOf: {{ position: "{self.world.border(self.past)}" }}'
        for name in PAST:
            given = ", ".join(filter(None, [_filled(ROOTS[name][0], words), past]))
            yield from ((f"{name} after {self.past}", _asking(each)) for each in documents(name, given))

    @staticmethod
    def _of_items(words: Mapping[str, str]) -> Iterator[tuple[str, Ask]]:
        item = everything("Item", 0)
        for contested in ("true", "false"):
            page = f"filter: {{ contested: {contested} }}, first: 50"
            inner = f"items({page}) {{ totalCount edges {{ node {{ {item} contestedBy {{ id }} }} }} }}"
            document = f'{{ assessment(id: "{words["assessment"]}") {{ {inner} }} }}'
            yield f"items contested: {contested}", _asking(document)

    @staticmethod
    def _of_pages(words: Mapping[str, str]) -> Iterator[tuple[str, Ask]]:
        for name, shape in WALKS:
            for size, cursor, end in (("first", "after", "endCursor"), ("last", "before", "startCursor")):
                yield f"{name} {size} by {size}", _walk(_filled(shape, words, "page"), size, cursor, end)

    def _of_nodes(self, client: Client) -> Iterator[tuple[str, Ask]]:
        event = everything("Event", 0)
        ids = [client.id_of(Kind.EVENT, each) for each in self.events]
        for start in range(0, len(ids), 25):
            inner = (
                f"__typename ... on Event {{ {event} causedBy {{ id }} effects {{ id }} appeal {{ id }} }}"
            )
            part = ids[start : start + 25]
            asked = (f'e{number}: node(id: "{each}") {{ {inner} }}' for number, each in enumerate(part))
            yield f"events {start}…", _asking(f"{{ {' '.join(asked)} }}")


def _filled(shape: str, words: Mapping[str, str], *later: str) -> str:
    """A shape with the words of a world in it."""
    for word, value in words.items():
        shape = shape.replace(f"{{{word}}}", value)
    return shape if later else shape.replace("{{", "{").replace("}}", "}")


def _asking(document: str) -> Ask:
    async def ask(client: Client, who: str) -> Any:
        return (await client.ask(who, document)).data

    return ask


def _walk(shape: str, size: str, cursor: str, end: str) -> Ask:
    """All pages of a list, seven by seven."""

    async def ask(client: Client, who: str) -> Any:
        pages: list[Any] = []
        beyond = ""
        while len(pages) < 30:
            document = shape.format(page=f"{size}: 7{beyond}", connection=_PAGE)
            body = (await client.ask(who, f"{{ {document} }}")).body
            pages.append(body["data"])
            info = _page_info(body["data"])
            if info is None or info[end] is None:
                break
            beyond = f', {cursor}: "{info[end]}"'
        return pages

    return ask


def _page_info(data: Any) -> Any:
    """Where a page lies, however deep it is in an answer."""
    while isinstance(data, dict) and "pageInfo" not in data:
        data = next(iter(data.values()))
    return data and data["pageInfo"]


def _of_files(words: Mapping[str, str]) -> Iterator[tuple[str, Ask]]:
    for kind in ("file/1.html", "file/1.json", "letter/1.zh.html"):
        yield f"paper {kind}", _fetching(f"/appeals/{words['hidden']}/{kind}")
    for case in (PLAIN, REWORDED):
        yield f"document {case.words}", _fetching(f"/evidence/{OFFICE}/{case.hash}")
    for form in ("html", "json", "csv"):
        yield f"board as {form}", _fetching(f"/results/{words['result']}.{form}")
    for path in ("/events", f"/assessments/{words['assessment']}/trail", f"/appeals/{words['hidden']}/trail"):
        yield f"file of {path}", _rows_of(f"{path}.jsonl")
    yield "printed analysis", _fetching(f"/analysis/{words['plan']}/2014Q4.html")


def _fetching(path: str) -> Ask:
    async def ask(client: Client, who: str) -> Any:
        headers = client.headers(who) | {"X-Request-Id": "non-interference"}
        answer = await client.http.get(path, headers=headers)
        return [answer.status_code, dict(answer.headers), answer.text]

    return ask


def _rows_of(path: str) -> Ask:
    """The rows of a trail's file; who is refused gets the problem.  Its foot tells when it was made."""

    async def ask(client: Client, who: str) -> Any:
        headers = client.headers(who) | {"X-Request-Id": "non-interference"}
        answer = await client.http.get(path, headers=headers)
        lines = [json.loads(line) for line in answer.text.splitlines()]
        return [answer.status_code, lines[:-1] if answer.status_code == 200 else lines]

    return ask


async def _first_position(client: Client, who: str) -> Any:
    context = Context(Runtime(client.services, NODES), "zh", "non-interference")
    await context.sign_in(Identity(UUID(client.city.people[who]), int(time.time()) + 60))
    pushed: Any = await schema.subscribe(
        "subscription { positionChanged { logId position } }", context_value=context
    )
    async for result in _closing(pushed):
        return result.data
    return None


async def _closing(pushed: Any) -> AsyncIterator[Any]:
    try:
        async for each in pushed:
            yield each
    finally:
        await pushed.aclose()


_RANKED: Final = {
    *("position", "commitPosition", "since", "until", "recordedAt", "decidedAt", "sequence", "readAt"),
    *("commit_position", "recorded_at", "decided_at"),
}
"""Positions and times: only their order counts."""
_DECLASSIFIED: Final = {"head", "lag", "border", "version", "number", "expectedVersion"}
"""Heads of the log, versions of streams, numbers of registers: hidden events take some of them."""
_CURSORS: Final = {"cursor", "startCursor", "endCursor"}
_PRINTED: Final = re.compile(r"(?<=position of the log</span> )\d+")
_ID: Final = re.compile(
    r"sha256:[0-9a-f]{64}|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
)


class Canon:
    """An answer without what is declassified: ids by first appearance, positions and times by rank."""

    def __init__(self, answer: Any) -> None:
        self._numbers = count(1)
        self._names: dict[str, str] = {}
        found: set[str] = set()
        self._collect(answer, found)
        self._ranks = {each: rank for rank, each in enumerate(sorted(found, key=_order))}
        self.text = json.dumps(self._plain(answer), ensure_ascii=False)

    def _collect(self, value: Any, found: set[str]) -> None:
        if isinstance(value, dict):
            found |= {str(each) for key, each in value.items() if key in _RANKED and each is not None}
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            self._collect(each, found)

    def _plain(self, value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: self._plain(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self._plain(each, key) for each in value]
        if value is None or key in _DECLASSIFIED:
            return value and key
        if key in _RANKED:
            return self._ranks[str(value)]
        return self._named(value, key) if isinstance(value, str) else value

    def _named(self, text: str, key: str) -> str:
        if key in _CURSORS or _is_global_id(text):
            return self._name(text)
        return _ID.sub(lambda found: self._name(found[0]), _PRINTED.sub("", text))

    def _name(self, token: str) -> str:
        if token not in self._names:
            self._names[token] = f"#{next(self._numbers)}"
        return self._names[token]


def _order(told: str) -> tuple[int, str]:
    """Positions by number, times by their text."""
    return (int(told), "") if told.isdigit() else (0, told)


def _is_global_id(text: str) -> bool:
    try:
        return transparent(text).count(":") == 2 and transparent(text).partition(":")[0] in set(Kind)
    except (ValueError, UnicodeDecodeError):
        return False
