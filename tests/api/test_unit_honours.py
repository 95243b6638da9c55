"""Honours of units over GraphQL."""

from typing import Any

from tests.support.api import Client

AWARD: dict[str, Any] = {
    "office": "HHHT",
    "unit": "U01",
    "year": 2014,
    "honour": "PEOPLE_SATISFIED",
    "awardedOn": "2014-12-20",
    "document": "呼政发〔2014〕60号",
}
GROUNDS = {"reasonCode": "CORRECTION", "reason": "授予被撤销", "legalBasis": "HHHT-2014-01#12"}
SEEN = "unitHonour { ref office year unit honour document evidence awardedOn withdrawnBecause }"
LIST = """query ($unit: String, $asOf: AsOf) {
  unitHonours(filter: {office: "HHHT", year: 2014, unit: $unit}, first: 5, asOf: $asOf) {
    totalCount edges { node { unit honour withdrawnBecause } } } }"""


async def listed(client: Client, who: str = "officer", **variables: Any) -> list[Any]:
    found = (await client.read(who, LIST, **variables))["unitHonours"]
    assert found["totalCount"] == len(found["edges"])
    return [edge["node"] for edge in found["edges"]]


async def test_an_honour_is_registered_listed_and_withdrawn(client: Client) -> None:
    registered = await client.do("officer", "registerUnitHonour", SEEN, **AWARD)
    ref = registered["unitHonour"]["ref"]
    assert registered["unitHonour"] == {**AWARD, "ref": ref, "evidence": [], "withdrawnBecause": None}
    other = {**AWARD, "unit": "U02", "honour": "EFFICIENCY_ADVANCED"}
    await client.do("officer", "registerUnitHonour", **other)
    given = {"office": "HHHT", "year": 2014, "honour": ref, "grounds": GROUNDS}
    withdrawn = await client.do("officer", "withdrawUnitHonour", SEEN, **given)
    assert withdrawn["unitHonour"]["withdrawnBecause"] == "授予被撤销"
    now = {"unit": "U01", "honour": "PEOPLE_SATISFIED", "withdrawnBecause": "授予被撤销"}
    second = {"unit": "U02", "honour": "EFFICIENCY_ADVANCED", "withdrawnBecause": None}
    assert await listed(client) == [now, second]
    assert await listed(client, unit="U02") == [second]
    assert await listed(client, asOf={"position": registered["position"]}) == [
        {**now, "withdrawnBecause": None}
    ]
    assert await listed(client, asOf={"effectiveOn": "2014-12-19"}) == []


async def test_units_read_the_honours_of_their_office_and_staff_without_a_role_does_not(
    client: Client,
) -> None:
    await client.do("officer", "registerUnitHonour", **AWARD)
    assert len(await listed(client, "head of U02")) == 1
    assert await listed(client, "administrator") == []


async def test_what_is_wrong_with_a_registration_is_said(client: Client) -> None:
    async def codes(**changed: Any) -> list[Any]:
        answered = await client.do("officer", "registerUnitHonour", SEEN, **AWARD | changed)
        assert answered["unitHonour"] is None
        return [(each["code"], each["field"]) for each in answered["errors"]]

    assert await codes(honour="BEST_CANTEEN") == [("HONOUR_NOT_LISTED", ["input", "honour"])]
    assert await codes(unit="U99") == [("UNIT_UNKNOWN", ["input", "unit"])]
    assert await codes(awardedOn="2016-01-01") == [("HONOUR_DAY_WRONG", ["input", "awardedOn"])]
    unknown = {"office": "HHHT", "year": 2013, "honour": "honour:none", "grounds": GROUNDS}
    answered = await client.do("officer", "withdrawUnitHonour", SEEN, **unknown)
    assert [each["code"] for each in answered["errors"]] == ["HONOUR_UNKNOWN"]
