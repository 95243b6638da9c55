"""Deadlines and working years over GraphQL."""

from typing import Any

import pytest

from tests.support.api import Client

DEADLINE = """query ($from: Date!, $workdays: Int!, $asOf: AsOf) {
  deadline(office: "HHHT", from: $from, workdays: $workdays, asOf: $asOf) {
    triggerOn workdays dueOn counted } }"""
YEAR = """query ($year: Int!) {
  workingYear(office: "HHHT", year: $year) { year known workdays notices { document daysOff workdays } } }"""
NOTICE = {
    "year": 2027,
    "document": "国办发明电〔2026〕7号",
    "daysOff": ["2027-01-01", "2027-01-02", "2027-01-03"],
    "workdays": ["2027-01-09"],
}


async def test_a_deadline_lists_the_days_that_were_counted(shared: Client) -> None:
    data = await shared.read("reporter of U01", DEADLINE, **{"from": "2015-02-13"}, workdays=5)
    assert data["deadline"] == {
        "triggerOn": "2015-02-13",
        "workdays": 5,
        "dueOn": "2015-02-26",
        "counted": ["2015-02-15", "2015-02-16", "2015-02-17", "2015-02-25", "2015-02-26"],
    }


async def test_a_year_that_is_not_known_is_an_error_until_its_notice_is_there(client: Client) -> None:
    given: dict[str, Any] = {"from": "2026-12-31", "workdays": 1}
    await client.caught_up()
    unknown = await client.ask("officer", DEADLINE, **given)
    assert unknown.code == "CALENDAR_MISSING"
    assert "2027" in unknown.error["messageZh"]
    before = (await client.read("officer", YEAR, year=2027))["workingYear"]
    assert before == {"year": 2027, "known": False, "workdays": [], "notices": []}

    noticed = await client.do("officer", "noticeCalendar", office="HHHT", notice=NOTICE)
    assert noticed["errors"] == []
    assert (await client.read("officer", DEADLINE, **given))["deadline"]["dueOn"] == "2027-01-04"
    year = (await client.read("officer", YEAR, year=2027))["workingYear"]
    assert year["known"] is True
    assert year["workdays"][:6] == [
        *("2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07", "2027-01-08", "2027-01-09")
    ]
    assert year["notices"] == [{key: NOTICE[key] for key in ("document", "daysOff", "workdays")}]
    then = {"position": str(int(noticed["position"]) - 1)}
    assert (await client.ask("officer", DEADLINE, **given, asOf=then)).code == "CALENDAR_MISSING"


async def test_the_faults_of_a_notice_are_named_where_they_are(shared: Client) -> None:
    faulty = {"year": 2028, "document": "x", "daysOff": ["2027-12-31"], "workdays": ["2027-12-31"]}
    refused = await shared.do("officer", "noticeCalendar", office="HHHT", notice=faulty)
    assert [(each["code"], each["field"]) for each in refused["errors"]] == [
        ("CALENDAR_DAY_OUTSIDE", ["input", "notice", "year"]),
        ("CALENDAR_DAY_TWICE", ["input", "notice", "daysOff"]),
    ]
    assert refused["position"] is None


@pytest.mark.parametrize("workdays", [-1, 251])
async def test_a_number_of_days_out_of_range_is_refused(shared: Client, workdays: int) -> None:
    answer = await shared.ask("officer", DEADLINE, **{"from": "2014-01-01"}, workdays=workdays)
    assert (answer.code, answer.error["field"]) == ("INPUT_MALFORMED", ["workdays"])


@pytest.mark.parametrize("year", [1948, 9999])
async def test_a_year_out_of_range_is_refused(shared: Client, year: int) -> None:
    answer = await shared.ask("officer", YEAR, year=year)
    assert (answer.code, answer.error["field"]) == ("INPUT_MALFORMED", ["year"])


async def test_another_office_is_not_seen(shared: Client) -> None:
    document = '{ deadline(office: "BT", from: "2014-01-01", workdays: 5) { dueOn } }'
    assert (await shared.read("officer", document))["deadline"] is None
