"""Who sees an appeal: judges once they have declared, who is to answer it, parties; not who is barred."""

from typing import Any, Final
from uuid import UUID

import pytest

from api.graphql.ids import Kind
from application.appeal.bench import DeclareConflict, RecuseMember
from application.appeal.filing import RejectAppeal
from application.person import GrantRole
from domain.person import Role
from tests.support.api import Client
from tests.support.city import GROUNDS, NEW_YEAR
from tests.support.city import OFFICE as HERE
from tests.support.heard import BENCH, GROUP, constitute, filed, seated

APPEAL: Final = """query ($id: ID!) { appeal(id: $id) {
  number status stage subject statement items { item } steps { step } statements { kind }
  assessment { id } } }"""
HEADING: Final = {"statement", "items", "steps", "statements", "assessment"}


@pytest.fixture
def appeal(client: Client) -> UUID:
    """An accepted appeal of U01 whose bench and working group have all declared."""
    constitute(client.city)
    found = filed(client.city, client.city.confirm("7.00"))
    seated(client.city, found)
    return found


async def seen(client: Client, who: str, appeal: UUID) -> Any:
    return (await client.read(who, APPEAL, id=client.id_of(Kind.APPEAL, appeal)))["appeal"]


def grant(client: Client, who: str, role: Role) -> None:
    command = GrantRole(person=UUID(client.city.people[who]), role=role, office=HERE, since=NEW_YEAR)
    client.city.run("system:bootstrap", command)


async def test_those_who_hear_or_answer_it_see_it_without_a_watchers_role(
    client: Client, appeal: UUID
) -> None:
    for who in (GROUP[0], "assessor", BENCH[1], "head of U01"):
        found = await seen(client, who, appeal)
        assert found["statement"] == "数据有误", who
        assert found["items"], who
    assert await seen(client, "second_assessor", appeal) is None


async def test_a_judge_sees_the_heading_until_they_declare(client: Client, appeal: UUID) -> None:
    heading = await seen(client, "member", appeal)
    assert (heading["number"], heading["status"], heading["subject"]) == (1, "ACCEPTED", "U01")
    assert {name for name, value in heading.items() if value is None} == HEADING
    document = """mutation ($input: DeclareConflictInput!) { declareConflict(input: $input) {
      appeal { statement } errors { code } } }"""
    given = {"appeal": client.id_of(Kind.APPEAL, appeal), "statement": ""}
    answer = (await client.ask("member", document, input=given)).data["declareConflict"]
    assert answer == {"appeal": {"statement": "数据有误"}, "errors": []}


@pytest.mark.parametrize("role", [Role.PERFORMANCE_OFFICE, Role.AUDITOR])
async def test_for_who_is_barred_it_does_not_exist_through_any_role(
    client: Client, appeal: UUID, role: Role
) -> None:
    grant(client, BENCH[2], role)
    before = await seen(client, BENCH[2], appeal)
    recused = RecuseMember(appeal=appeal, person=UUID(client.city.people[BENCH[2]]), grounds=GROUNDS)
    client.city.run("leader", recused)
    assert before is not None
    assert await seen(client, BENCH[2], appeal) is None
    past = await client.read(
        BENCH[2],
        "query ($id: ID!, $asOf: AsOf) { appeal(id: $id, asOf: $asOf) { id } }",
        id=client.id_of(Kind.APPEAL, appeal),
        asOf={"position": str(await client.caught_up() - 1)},
    )
    assert past["appeal"] is None
    answer = await client.do(BENCH[2], "pauseAppeal", appeal=client.id_of(Kind.APPEAL, appeal), reason="等待")
    unknown = await client.do(
        BENCH[2], "pauseAppeal", appeal=client.id_of(Kind.APPEAL, UUID(int=1)), reason="等待"
    )
    assert answer == unknown
    assert [each["code"] for each in answer["errors"]] == ["APPEAL_UNKNOWN"]


async def test_a_declared_relation_hides_it_at_once(client: Client, appeal: UUID) -> None:
    declared = DeclareConflict(appeal=appeal, relation="KIN", statement="近亲属在该单位")
    client.city.run(GROUP[0], declared)
    assert await seen(client, GROUP[0], appeal) is None
    assert await seen(client, GROUP[1], appeal) is not None


async def test_a_member_who_is_a_party_sees_it_as_one(client: Client, appeal: UUID) -> None:
    grant(client, "head of U01", Role.COMMITTEE)
    grant(client, "reporter of U02", Role.COMMITTEE)
    assert (await seen(client, "head of U01", appeal))["statement"] == "数据有误"
    assert (await seen(client, "reporter of U02", appeal))["statement"] is None


async def test_who_joins_the_committee_later_declares_and_reads_old_cases(client: Client) -> None:
    city = client.city
    ended = filed(city, city.confirm("7.00"))
    city.run("second_officer", RejectAppeal(appeal=ended, grounds=GROUNDS))
    city.hire("later member", "CO", Role.COMMITTEE)
    assert (await seen(client, "later member", ended))["statement"] is None
    city.run("later member", DeclareConflict(appeal=ended, relation=None, statement=""))
    assert (await seen(client, "later member", ended))["statement"] == "数据有误"
