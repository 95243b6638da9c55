"""Who looked at what: noted before the answer leaves, told to auditors, in one table that nothing escapes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID, uuid4

import psycopg
import typer
from psycopg.rows import scalar_row
from starlette.routing import Route

from api.cli.main import app
from api.console import BUILT
from api.graphql.ids import Kind
from api.graphql.schema import schema
from api.http.app import create_app
from api.http.console import Console
from api.read_audit import COMMANDS, LISTS, NODES, QUERIES, ROUTES, SUBSCRIPTIONS
from api.services import ReadAudit
from application.appeal.bench import RecuseMember
from application.person import GrantRole
from application.read_audit import Look, ObjectKind, ReadAuditUnavailable, ReadEntry, ReadOutcome
from domain.kernel.digest import digest_of
from domain.person import Role as PersonRole
from infra.postgres.database import Role
from infra.read_audit.chain import head
from infra.read_audit.check import check_reads
from tests.support.api import Client
from tests.support.city import GROUNDS, NEW_YEAR, OFFICE, City
from tests.support.heard import BENCH, constitute, filed, seated
from tests.support.serving import follow_once, served
from tests.support.told import Told

TOTAL: Final = "query Total($id: ID!) { assessment(id: $id) { total } }"
AUDIT: Final = """
query ($filter: ReadAuditFilter, $last: Int, $before: String) {
  readAudit(filter: $filter, last: $last, before: $before) {
    totalCount pageInfo { startCursor hasPreviousPage }
    edges { node {
      sequence readAt person office unit roles { role office } channel language operation document
      fields purpose reader { post }
      objects { kind id part office subject position effectiveOn outcome } } } } }
"""


def entries(client: Client) -> list[ReadEntry]:
    """All that was noted so far, as it is stored."""
    database = client.city.system.database
    with psycopg.connect(database.log(Role.READER)) as connection:
        cursor = connection.cursor(row_factory=scalar_row)
        texts = cursor.execute("SELECT entry FROM read_audit ORDER BY sequence").fetchall()
    return [ReadEntry.read(text) for text in texts]


async def noted(client: Client, who: str, document: str, /, **variables: Any) -> list[ReadEntry]:
    """What asking leaves behind."""
    before = len(entries(client))
    await client.ask(who, document, **variables)
    return entries(client)[before:]


def looked_at(entry: ReadEntry) -> set[tuple[ObjectKind, str, ReadOutcome]]:
    return {(each.kind, each.id, each.outcome) for each in entry.objects}


async def audited(client: Client, who: str = "auditor", **given: Any) -> Sequence[Any]:
    """The records that somebody is told, newest page."""
    data = (await client.ask(who, AUDIT, filter=given, last=50)).data
    assert data["readAudit"]["totalCount"] == len(data["readAudit"]["edges"])
    return [edge["node"] for edge in data["readAudit"]["edges"]]


def test_nothing_that_can_be_read_is_missing_from_the_table() -> None:
    graphql = schema._schema
    assert graphql.query_type is not None
    assert graphql.subscription_type is not None
    fields = graphql.query_type.fields
    assert set(QUERIES) == set(fields)
    assert {name for name, kind in QUERIES.items() if kind and "first" in fields[name].args} == LISTS
    assert set(SUBSCRIPTIONS) == set(graphql.subscription_type.fields)
    assert set(NODES) == set(Kind)
    command = typer.main.get_command(app)
    assert set(COMMANDS) == set(getattr(command, "commands"))  # noqa: B009 - the type hides it


async def test_every_address_is_in_the_table(shared: Client) -> None:
    others = create_app(shared.services)._app._others  # type: ignore[attr-defined]
    pages = {each.path for each in Console(BUILT).routes() if isinstance(each, Route)}
    assert {each.path for each in others.router.routes if isinstance(each, Route)} == {*ROUTES, *pages}


async def test_a_look_says_who_what_when_and_how(shared: Client) -> None:
    position = await shared.caught_up()
    (entry,) = await noted(shared, "head of U01", TOTAL, id=shared.assessment())
    assert (entry.person, entry.office, entry.unit) == (shared.city.people["head of U01"], "HHHT", "U01")
    assert {each.role for each in entry.roles} == {"UNIT_HEAD"}
    assert (entry.channel, entry.language, entry.purpose) == ("API", "zh", None)
    assert entry.document == digest_of(TOTAL.encode())
    assert entry.fields == ("assessment",)
    assert entry.objects == (
        Look(
            kind=ObjectKind.ASSESSMENT,
            id=str(shared.city.assessments["U01"]),
            part=None,
            office="HHHT",
            subject="U01",
            appeal=None,
            position=position,
            effective_on=None,
            outcome=ReadOutcome.SHOWN,
        ),
    )


async def test_the_moment_that_was_asked_for_is_noted(shared: Client) -> None:
    document = """query ($id: ID!) {
      assessment(id: $id, asOf: { position: "40", effectiveOn: "2014-06-30" }) { total } }"""
    (entry,) = await noted(shared, "auditor", document, id=shared.assessment())
    (look,) = entry.objects
    assert (look.position <= 40, str(look.effective_on)) == (True, "2014-06-30")


async def test_the_same_question_is_noted_each_time(shared: Client) -> None:
    for _ in range(3):
        assert len(await noted(shared, "auditor", TOTAL, id=shared.assessment())) == 1


async def test_what_is_not_under_audit_leaves_nothing(shared: Client) -> None:
    document = """query ($plan: ID!) { viewer { unit } plan(id: $plan) { id }
      leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 5) { edges { node { rank total } } } }"""
    assert await noted(shared, "officer", document, plan=shared.plan) == []
    assert await noted(shared, "officer", "{ nonsense }") == []
    assert await noted(shared, "officer", "{") == []


async def test_a_board_that_leads_to_assessments_is_a_look_at_each(shared: Client) -> None:
    document = """query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 5) {
      edges { node { assessment { total } } } } }"""
    (entry,) = await noted(shared, "officer", document, plan=shared.plan)
    kinds = {each.kind for each in entry.objects}
    assert kinds == {ObjectKind.ASSESSMENT}
    assert shared.city.assessments["U01"] in {UUID(each.id) for each in entry.objects}


async def test_fragments_and_aliases_hide_nothing(shared: Client) -> None:
    document = """query ($id: ID!) { ...Mine } fragment Mine on Query { some: assessment(id: $id) { id }
      ... on Query { appeals(first: 1) { totalCount } } }"""
    (entry,) = await noted(shared, "reporter of U02", document, id=shared.assessment("U02"))
    assert entry.fields == ("appeals", "assessment")


async def test_trails_and_appeals_are_looked_at_through_their_events(shared: Client, told: Told) -> None:
    assessment = str(shared.city.assessments["U01"])
    document = "query ($id: ID!) { assessment(id: $id) { trail(first: 200) { edges { node { topic } } } } }"
    (entry,) = await noted(shared, "auditor", document, id=shared.assessment())
    assert (ObjectKind.TRAIL, assessment, ReadOutcome.SHOWN) in looked_at(entry)
    assert told.waiting in {each.appeal for each in entry.objects}
    (entry,) = await noted(shared, "auditor", "{ appeals(first: 9) { edges { node { number } } } }")
    assert (ObjectKind.APPEAL, str(told.waiting), ReadOutcome.SHOWN) in looked_at(entry)


async def test_an_attempt_is_noted_and_tells_auditors_what_it_hides_from_the_reader(shared: Client) -> None:
    nothing = shared.id_of(Kind.ASSESSMENT, uuid4())
    for who, token, outcome, subject in (
        ("reporter of U02", shared.assessment("U01"), ReadOutcome.CONCEALED, "U01"),
        ("reporter of U02", nothing, ReadOutcome.ABSENT, None),
    ):
        (entry,) = await noted(shared, who, TOTAL, id=token)
        (look,) = entry.objects
        assert (look.outcome, look.subject) == (outcome, subject)
        (entry,) = await noted(shared, who, "query ($id: ID!) { node(id: $id) { id } }", id=token)
        assert [each.outcome for each in entry.objects] == [outcome]


async def test_an_empty_list_of_what_is_under_audit_is_an_attempt(shared: Client) -> None:
    (entry,) = await noted(shared, "administrator", "{ appeals(first: 9) { edges { node { id } } } }")
    assert (entry.fields, entry.offices) == (("appeals",), ("HHHT",))
    assert looked_at(entry) == {(ObjectKind.APPEAL, "appeals", ReadOutcome.SHOWN)}


async def test_downloads_are_noted_with_their_address(shared: Client, told: Told) -> None:
    result = shared.id_of(Kind.RESULT, uuid4())
    appeal = shared.id_of(Kind.APPEAL, told.waiting)
    for path, route, kinds in (
        (f"/results/{result}.html", "/results/{id}.{form}", {(ObjectKind.RESULT, ReadOutcome.ABSENT)}),
        (
            f"/appeals/{appeal}/file/1.json",
            "/appeals/{id}/file/{number}.{form}",
            {(ObjectKind.APPEAL, ReadOutcome.SHOWN)},
        ),
        (f"/evidence/HHHT/sha256:{'0' * 64}", "/evidence/{office}/{hash}", set()),
    ):
        before = len(entries(shared))
        answer = await shared.http.get(path, headers=shared.headers("auditor"))
        assert answer.status_code == 404
        (entry,) = entries(shared)[before:]
        assert (entry.operation, {(each.kind, each.outcome) for each in entry.objects}) == (route, kinds)
    before = len(entries(shared))
    assert (await shared.http.get(path)).status_code == 401
    assert len(entries(shared)) == before


async def test_the_purpose_is_what_the_client_says(shared: Client) -> None:
    headers = shared.headers("auditor") | {"Jiheng-Purpose": quote("年度内审：核对一季度")}
    sent = {"query": TOTAL, "variables": {"id": shared.assessment()}}
    await shared.http.post("/graphql", json=sent, headers=headers)
    assert entries(shared)[-1].purpose == "年度内审：核对一季度"
    for wrong in ("%ff", quote("line\nbreak"), quote("长" * 201), "%20"):
        answer = await shared.http.post("/graphql", json=sent, headers=headers | {"Jiheng-Purpose": wrong})
        assert (answer.status_code, answer.json()["code"]) == (400, "PURPOSE_MALFORMED")


async def test_auditors_find_out_who_looked(shared: Client) -> None:
    headers = shared.headers("reporter of U01") | {"Jiheng-Purpose": quote("对账 7")}
    sent = {"query": TOTAL, "variables": {"id": shared.assessment()}}
    await shared.http.post("/graphql", json=sent, headers=headers)
    person = shared.city.people["reporter of U01"]
    (found,) = await audited(shared, purpose="对账 7")
    assert (found["person"], found["unit"], found["purpose"]) == (person, "U01", "对账 7")
    assert found["roles"] == [{"role": "REPORTER", "office": "HHHT"}]
    assert found["reader"]["post"]
    assert found["objects"][0]["subject"] == "U01"
    for wanted in (shared.assessment(), str(shared.city.assessments["U01"])):
        by_object = await audited(shared, object=wanted, person=person)
        assert found in by_object
    assert await audited(shared, office="NOWHERE") == []


async def test_only_auditors_see_it_and_nobody_audits_themselves(shared: Client) -> None:
    await shared.ask("officer", TOTAL, id=shared.assessment())
    for who in ("officer", "leader", "member", "administrator", "head of U01"):
        assert await audited(shared, who) == []
    assert await audited(shared, "supervisor", person=shared.city.people["officer"])
    assert await audited(shared, "auditor", person=shared.city.people["auditor"]) == []


async def test_looking_at_the_read_audit_is_noted_too(shared: Client) -> None:
    await audited(shared, "auditor")
    found = await audited(shared, "supervisor", kind="READ_AUDIT", person=shared.city.people["auditor"])
    assert found[-1]["fields"] == ["readAudit"]
    assert [each["office"] for each in found[-1]["objects"]] == [None, "HHHT"]


async def test_pages_follow_each_other_backwards(shared: Client) -> None:
    for _ in range(3):
        await shared.ask("officer", TOTAL, id=shared.assessment())
    seen: list[int] = []
    before = None
    for _ in range(3):
        page = (await shared.ask("auditor", AUDIT, last=1, before=before)).data["readAudit"]
        seen += [int(edge["node"]["sequence"]) for edge in page["edges"]]
        before = page["pageInfo"]["startCursor"]
        assert page["pageInfo"]["hasPreviousPage"]
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 3


async def test_an_auditor_who_is_barred_from_a_case_is_told_of_nobody_who_looked_at_it(
    client: Client,
) -> None:
    city, barred = client.city, BENCH[2]
    constitute(city)
    appeal = filed(city, city.confirm("7.00"))
    seated(city, appeal)
    granted = GrantRole(
        person=UUID(city.people[barred]), role=PersonRole.AUDITOR, office=OFFICE, since=NEW_YEAR
    )
    city.run("system:bootstrap", granted)
    await client.caught_up()
    document = """query ($id: ID!, $trail: ID!) { appeal(id: $id) { number }
      assessment(id: $trail) { trail(last: 9) { edges { node { topic } } } } }"""
    given = {"id": client.id_of(Kind.APPEAL, appeal), "trail": client.assessment()}
    await client.ask("officer", document, **given)
    await client.ask("officer", TOTAL, id=client.assessment())
    assert await audited(client, barred, object=str(appeal))
    assert len(await audited(client, barred, person=city.people["officer"])) == 2
    city.run("leader", RecuseMember(appeal=appeal, person=UUID(city.people[barred]), grounds=GROUNDS))
    await client.caught_up()
    assert await audited(client, barred, object=str(appeal)) == []
    both, score = await audited(client, barred, person=city.people["officer"])
    assert {each["kind"] for each in both["objects"]} == {"ASSESSMENT", "TRAIL"}
    assert [each["kind"] for each in score["objects"]] == ["ASSESSMENT"]
    assert await audited(client, barred, person=city.people["officer"], kind="APPEAL") == []
    for token in (given["id"], client.id_of(Kind.APPEAL, uuid4())):
        await client.ask(barred, "query ($id: ID!) { appeal(id: $id) { number } }", id=token)
    assert await audited(client, barred, person=city.people[barred]) == []


async def test_reading_leaves_the_log_as_it_is(shared: Client) -> None:
    before = shared.services.log.head()
    await shared.ask("auditor", TOTAL, id=shared.assessment())
    assert shared.services.log.head() == before
    with psycopg.connect(shared.city.system.database.log(Role.READER)) as connection:
        assert list(check_reads(connection, before.log_id, ())) == []
        assert head(connection, before.log_id).count == len(entries(shared))


class Silent:
    """A read audit that takes nothing."""

    def __init__(self, audit: ReadAudit) -> None:
        self.opened, self.page, self.count = audit.opened, audit.page, audit.count

    async def note(self, _entry: ReadEntry) -> None:
        raise ReadAuditUnavailable


async def test_what_cannot_be_noted_is_not_shown(city: City) -> None:
    follow_once(city)
    async with served(city, lambda ports: replace(ports, read_audit=Silent(ports.read_audit))) as client:
        refused = await client.ask("officer", TOTAL, id=client.assessment())
        assert (refused.status, refused.body["code"]) == (503, "READ_AUDIT_UNAVAILABLE")
        assert (refused.body["retryable"], "data" in refused.body) == (True, False)
        path = f"/results/{client.id_of(Kind.RESULT, uuid4())}.csv"
        answer = await client.http.get(path, headers=client.headers("officer"))
        assert (answer.status_code, answer.json()["code"]) == (503, "READ_AUDIT_UNAVAILABLE")
        assert (await client.ask("officer", "{ viewer { unit } }")).data == {"viewer": {"unit": "PO"}}


async def test_readers_at_once_are_all_noted(shared: Client) -> None:
    before = len(entries(shared))
    asked = [shared.ask("auditor", TOTAL, id=shared.assessment()) for _ in range(40)]
    answers = await asyncio.gather(*asked)
    assert all(each.data["assessment"] for each in answers)
    assert len(entries(shared)) == before + 40
