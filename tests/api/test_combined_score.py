"""The two scores of a sub-bureau, combined by the policy of its city and never by default (P31)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from api.bootstrap import System
from application.person import GrantRole
from application.policy import AmendPolicy
from domain.period import Cycle
from domain.person import Role
from domain.policy.changes import PolicyChange
from domain.policy.policy_set import PolicyAmendment
from tests.support.api import Client
from tests.support.city import NEW_YEAR, START, City, establishing
from tests.support.databases import FreshCell
from tests.support.plans import indicator
from tests.support.second_office import SYSTEM, SecondOffice, second_office
from tests.support.serving import built

QUESTION: Final = """query ($year: Int!) { combinedScore(office: "RC-S01", year: $year) {
  office total cityTotal countyTotal cityShare countyShare } }"""
MATRIX: Final = AmendPolicy(
    office="JY",
    expected_version=1,
    amendment=PolicyAmendment(
        changes=(PolicyChange(key="matrix.shares", value='{"city": "0.60", "county": "0.40"}'),),
        effective_from=START.date(),
        document="揭税发〔2014〕3号",
        reason="矩阵式考评",
    ),
)


def two_appraisers(system: System) -> City:
    """A sub-bureau with 951.20 points in the city and 940.00 in the county."""
    city = City(system)
    offices = second_office(city, "JY", "CITY"), second_office(city, "RC", "COUNTY", "JY")
    city.run(SYSTEM, establishing("RC-S01", "榕城一分局", "SUB_BUREAU", "RC"))
    for office, points in zip(offices, ("951.20", "940.00"), strict=True):
        _appraise(office, points)
    city.hire("auditor", "PO", Role.AUDITOR, office="JY")
    county = GrantRole(person=UUID(city.people["auditor"]), role=Role.AUDITOR, office="RC", since=NEW_YEAR)
    city.run(SYSTEM, county)
    return city


def _appraise(office: SecondOffice, points: str) -> None:
    office.join("S01", represents="RC-S01")
    plan = office.publish("SYSTEM", [indicator("A", 1000, Cycle.YEAR)], asked="S01")
    office.confirm(office.open(plan, "S01"), "S01", points)


@pytest.fixture
def city(fresh_cell: FreshCell, tmp_path: Path) -> Iterator[City]:
    """The offices of the tests in place of a bureau."""
    with built(fresh_cell("scripted"), tmp_path, two_appraisers) as city:
        yield city


async def asked(client: Client, who: str, year: int = 2014) -> Any:
    return (await client.read(who, QUESTION, year=year))["combinedScore"]


async def test_p_31_the_scores_are_combined_by_policy_only(client: Client) -> None:
    assert await asked(client, "auditor") is None
    client.city.run("JY leader", MATRIX)
    assert await asked(client, "auditor") == {
        "office": "RC-S01",
        "total": "946.72",
        "cityTotal": "951.20",
        "countyTotal": "940.00",
        "cityShare": "0.60",
        "countyShare": "0.40",
    }
    assert await asked(client, "auditor", 2013) is None
    assert await asked(client, "JY officer") is None
