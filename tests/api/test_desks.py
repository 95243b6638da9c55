"""The desks of a demonstration: anybody may sit down at any of them, and nowhere else."""

from dataclasses import replace
from uuid import uuid4

import httpx

from tests.support.api import Client
from tests.support.city import City
from tests.support.serving import served


async def test_the_desks_tell_posts_and_roles_and_no_names(shared: Client) -> None:
    await shared.caught_up()
    answer = await shared.http.get("/desks")
    assert answer.headers["Cache-Control"] == "no-store"
    desks = {desk["person"]: desk for desk in answer.json()["desks"]}
    assert set(desks) >= set(shared.city.people.values())
    auditor = desks[shared.city.people["auditor"]]
    assert set(auditor) == {"person", "post", "unit", "unitName", "office", "officeName", "roles"}
    assert auditor["roles"] == ["AUDITOR"]


async def test_whoever_sits_down_is_signed_in_as_that_person(shared: Client) -> None:
    await shared.caught_up()
    taken = await shared.http.post(f"/desks/{shared.city.people['auditor']}")
    answer = await shared.http.post(
        "/graphql",
        json={"query": "{ viewer { roles { role } } }"},
        headers={"Authorization": f"Bearer {taken.json()['token']}"},
    )
    assert answer.json()["data"]["viewer"]["roles"] == [{"role": "AUDITOR"}]


async def test_a_stranger_has_no_desk(shared: Client) -> None:
    answer = await shared.http.post(f"/desks/{uuid4()}")
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


async def test_where_work_is_real_there_is_no_desk(city: City) -> None:
    async with served(city, lambda ports: replace(ports, desks=None)) as client:
        for answer in (
            await client.http.get("/desks"),
            await client.http.post(f"/desks/{city.people['auditor']}"),
        ):
            assert refused(answer) == (403, "DESKS_CLOSED")


def refused(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]
