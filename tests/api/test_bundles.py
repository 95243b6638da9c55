"""Bundles over HTTP: for auditors, never for whoever might judge appeals; what is hidden is not found."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from api.bootstrap import System, sealer
from api.graphql.ids import Kind
from domain.person import Role
from domain.result.result import Result
from tests.support.api import Client
from tests.support.bundles import Auditor, kept_in, said, unpacked
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.results import BUREAUS, GROUP, bureaus, public
from tests.support.serving import built, following, served


def a_year(system: System) -> City:
    """A public result of three, with an auditor, and one who sits in the committee as well."""
    city = bureaus(system, {unit: BUREAUS[unit] for unit in ("U01", "U02", "U03")})
    city.hire("judging auditor", "SV", Role.AUDITOR, Role.COMMITTEE)
    sealer(system).seal()
    return public(city)


@pytest.fixture(scope="module")
def city(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A year that is sealed."""
    directory = tmp_path_factory.mktemp("data")
    database = kept_in(directory, _all_databases.fresh("scripted"))
    with built(database, directory, a_year) as city:
        sealer(city.system).seal()
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(city: City) -> AsyncIterator[Client]:
    """A client of that year."""
    with following(city):
        async with served(city) as client:
            await client.caught_up()
            yield client


async def asked(client: Client, who: str, kind: Kind, key: UUID, query: str = "") -> httpx.Response:
    return await client.http.get(
        f"/bundles/{client.id_of(kind, key)}.zip{query}", headers=client.headers(who)
    )


async def of_result(client: Client, who: str, query: str = "") -> httpx.Response:
    return await asked(client, who, Kind.RESULT, Result.id_of(client.city.plan, GROUP), query)


async def test_an_auditor_takes_a_result_away_and_verifies_it(client: Client, tmp_path: Path) -> None:
    answer = await of_result(client, "auditor")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert Auditor(tmp_path).verify(unpacked(answer.content)).code == 0


async def test_an_assessment_as_of_a_position(client: Client) -> None:
    head = client.city.system.reader.head().position
    answer = await asked(
        client, "auditor", Kind.ASSESSMENT, client.city.assessments["U01"], f"?position={head - 3}"
    )
    manifest = said(unpacked(answer.content), "manifest.json")
    assert manifest["subject"]["kind"] == "assessment"
    assert manifest["border"] <= head - 3


@pytest.mark.parametrize("who", ["officer", "leader", "member", "reporter of U01", "judging auditor"])
async def test_nobody_else_finds_it(client: Client, who: str) -> None:
    answer = await of_result(client, who)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


async def test_what_is_no_assessment_and_no_result_is_not_found(client: Client) -> None:
    assert (await asked(client, "auditor", Kind.PLAN, client.city.plan)).status_code == 404
    assert (await asked(client, "auditor", Kind.RESULT, UUID(int=7))).status_code == 404
    assert (await of_result(client, "auditor", "?position=1")).status_code == 404


async def test_a_position_is_a_number_and_sealed(client: Client) -> None:
    assert (await of_result(client, "auditor", "?position=last")).status_code == 400
    beyond = await of_result(client, "auditor", "?position=99999999")
    assert (beyond.status_code, beyond.json()["code"]) == (503, "BUNDLE_UNSEALED")
