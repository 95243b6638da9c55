"""The analysis of a quarter through the interface: a small bureau with known numbers."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Any, Final

import pytest_asyncio

from api.bootstrap import tick
from application.office.units import RenameUnit
from tests.support.api import Client
from tests.support.city import City
from tests.support.monitoring import closing, holding
from tests.support.serving import following, served

FIGURES: Final = "{ full got lost open leftOut rate }"
DATA: Final = (
    "digest report { border digest issuedOn dueOn late }"
    " subjects { subject total beforeTotal rank peers mean best bonus deduction losses"
    f" now {FIGURES} before {FIGURES} sections {{ code now {{ got }} mean best }}"
    f" indicators {{ code now {FIGURES} before {{ got }} mean best }}"
    " faults { indicator status } measures { source text dueOn } alarms { about level } }"
    " meetings { number kind missedByHead }"
)
ASK: Final = (
    "query ($plan: ID!, $quarter: String!, $asOf: AsOf) {"
    f" quarterlyAnalysis(plan: $plan, quarter: $quarter, asOf: $asOf) {{ {DATA} }} }}"
)
POINTS: Final = (
    ("U01", "A", "2014Q1", "9"),
    ("U01", "B", "2014Q1", "15"),
    ("U02", "A", "2014Q1", "8"),
    ("U02", "B", "2014Q1", "12"),
    ("U03", "A", "2014Q1", "10"),
    ("U01", "A", "2014Q2", "7"),
    ("U01", "B", "2014Q2", "15"),
)
"""Of 10 points for A and 15 for B in each quarter; nothing is known of U03's B."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def analysed(shared_city: City) -> AsyncIterator[Client]:
    """A client of the bureau after two quarters, of which the first is reported on."""
    city, clock = shared_city, shared_city.system.clock
    for unit, indicator, period, points in POINTS:
        city.confirm(points, unit, indicator, period)
    clock.set(datetime(2014, 4, 10, 4, tzinfo=UTC))  # type: ignore[attr-defined]
    city.run("officer", closing(city.made("officer", holding(city))))
    with following(city):
        async with served(city) as client:
            await client.caught_up()
            yield client


async def asked(client: Client, who: str, quarter: str = "2014Q1", **as_of: Any) -> Any:
    data = await client.read(who, ASK, plan=client.plan, quarter=quarter, asOf=as_of or None)
    return data["quarterlyAnalysis"]


def subject(found: Any, code: str) -> Any:
    return next(each for each in found["subjects"] if each["subject"] == code)


async def test_what_was_lost_is_told_by_section_and_indicator(analysed: Client) -> None:
    u02 = subject(await asked(analysed, "officer"), "U02")
    whole = {"full": "25", "got": "20", "lost": "5", "open": "0", "leftOut": "0", "rate": "80.00"}
    assert {name: points.rstrip("0").rstrip(".") or "0" for name, points in u02["now"].items()} == {
        **whole,
        "rate": "80",
    }
    lost = {each["code"]: each["now"]["lost"] for each in u02["indicators"]}
    assert lost == {"A": "2.000000", "B": "3.000000"}
    assert u02["losses"] == ["B", "A"]
    assert [(each["code"], each["now"]["got"]) for each in u02["sections"]] == [("S", "20.000000")]


async def test_what_is_not_confirmed_is_open_and_neither_got_nor_lost(analysed: Client) -> None:
    u03 = subject(await asked(analysed, "officer"), "U03")
    assert (u03["now"]["got"], u03["now"]["lost"], u03["now"]["open"]) == (
        "10.000000",
        "0.000000",
        "15.000000",
    )
    assert (u03["now"]["rate"], u03["losses"]) == ("100.00", [])


async def test_a_quarter_stands_against_the_peers(analysed: Client) -> None:
    found = await asked(analysed, "officer")
    places = {
        each["subject"]: (each["total"], each["rank"], each["mean"], each["best"], each["peers"])
        for each in found["subjects"]
    }
    assert places == {
        "U01": ("24.00", 1, "18.00", "24.00", 3),
        "U02": ("20.00", 2, "18.00", "24.00", 3),
        "U03": ("10.00", 3, "18.00", "24.00", 3),
    }
    b = {each["code"]: (each["mean"], each["best"]) for each in subject(found, "U03")["indicators"]}
    assert b == {"A": ("9.000000", "10.000000"), "B": ("13.500000", "15.000000")}


async def test_a_quarter_stands_against_the_one_before(analysed: Client) -> None:
    first, second = await asked(analysed, "officer"), await asked(analysed, "officer", "2014Q2")
    assert (subject(first, "U01")["before"], subject(first, "U01")["beforeTotal"]) == (None, None)
    u01 = subject(second, "U01")
    assert (u01["total"], u01["beforeTotal"], u01["before"]["got"]) == ("22.00", "24.00", "24.000000")
    before = {each["code"]: (each["now"]["got"], each["before"]["got"]) for each in u01["indicators"]}
    assert before == {"A": ("7.000000", "9.000000"), "B": ("15.000000", "15.000000")}


async def test_a_unit_sees_itself_and_its_peers_means_and_watchers_see_all(analysed: Client) -> None:
    seen = await asked(analysed, "head of U01")
    assert [each["subject"] for each in seen["subjects"]] == ["U01"]
    assert (seen["subjects"][0]["mean"], seen["meetings"]) == ("18.00", [])
    whole = await asked(analysed, "auditor")
    assert [each["subject"] for each in whole["subjects"]] == ["U01", "U02", "U03"]
    assert whole["digest"] == seen["digest"]
    assert [(each["number"], each["kind"]) for each in whole["meetings"]] == [(1, "BUREAU")]
    assert await asked(analysed, "administrator") is None


async def test_a_quarter_that_is_none_is_refused(analysed: Client) -> None:
    for quarter, code in (("2014M01", "PERIOD_LENGTH_WRONG"), ("2013Q1", "OUTSIDE_THE_YEAR")):
        answer = await analysed.ask("officer", ASK, plan=analysed.plan, quarter=quarter)
        assert answer.code == code


async def test_the_report_is_of_the_data_at_its_border_whatever_comes_later(analysed: Client) -> None:
    given = {"plan": analysed.plan, "quarter": "2014Q1"}
    done = await analysed.do("officer", "issueAnalysisReport", f"analysis {{ {DATA} }}", **given)
    report = done["analysis"]["report"]
    assert (report["issuedOn"], report["dueOn"], report["late"]) == ("2014-04-10", "2014-04-15", False)
    assert report["digest"] == done["analysis"]["digest"]
    analysed.city.confirm("6", "U03", "B", "2014Q1")
    later = await asked(analysed, "officer")
    assert (later["digest"] != report["digest"], later["report"]) == (True, report)
    then = await asked(analysed, "officer", position=report["border"])
    assert then["digest"] == report["digest"]
    assert then["report"] is None
    assert subject(then, "U03")["total"] == "10.00"


async def page(client: Client, who: str, quarter: str = "2014Q1", query: str = "") -> Any:
    return await client.http.get(
        f"/analysis/{client.plan}/{quarter}.html{query}", headers=client.headers(who)
    )


async def test_the_page_is_chinese_first_escaped_and_needs_nothing_else(analysed: Client) -> None:
    rename = RenameUnit(office="HHHT", unit="U02", name="<script>x</script>", since=date(2014, 1, 2))
    analysed.city.run("system:bootstrap", rename)
    await analysed.caught_up()
    told = await page(analysed, "officer")
    assert (told.status_code, told.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert told.headers["content-security-policy"].startswith("default-src 'none'")
    assert '<html lang="zh-CN">' in told.text
    assert "&lt;script&gt;x&lt;/script&gt;" in told.text
    assert [each for each in ("<script", "http://", "https://", "url(") if each in told.text] == []
    assert "<td class=n>24.00</td>" in told.text


async def test_the_page_shows_what_its_reader_may_see_as_of_a_position(analysed: Client) -> None:
    own = await page(analysed, "head of U01")
    assert ("U01" in own.text, "U02 " in own.text) == (True, False)
    past = await page(analysed, "officer", query="?position=1")
    assert past.status_code == 404
    for who, quarter, query, status in (
        ("administrator", "2014Q1", "", 404),
        ("officer", "2014Q1", "?position=x", 400),
        *(("officer", quarter, "", 404) for quarter in ("2013Q1", "2014", "x")),
        ("officer", "2014Q1", "?position=999999", 404),
    ):
        assert (await page(analysed, who, quarter, query)).status_code == status
    assert (await analysed.http.get(f"/analysis/{analysed.plan}/2014Q1.html")).status_code == 401
    nowhere = await analysed.http.get("/analysis/x/2014Q1.html", headers=analysed.headers("officer"))
    assert nowhere.status_code == 404


async def test_what_is_overdue_stands_in_the_queue_until_it_comes(client: Client) -> None:
    city: Any = client.city
    city.system.clock.set(datetime(2014, 4, 16, 4, tzinfo=UTC))
    list(tick(city.system).run())
    queue = (
        'query { workQueue(office: "HHHT", first: 50)'
        " { edges { node { kind subject period dueOn overdue } } } }"
    )

    async def owed() -> list[Any]:
        edges = (await client.read("officer", queue))["workQueue"]["edges"]
        return [each["node"] for each in edges if each["node"]["subject"] == "HHHT"]

    both = [
        {"kind": kind, "subject": "HHHT", "period": "2014Q1", "dueOn": "2014-04-15", "overdue": True}
        for kind in ("ISSUE_ANALYSIS", "ARCHIVE_MINUTES")
    ]
    assert sorted(await owed(), key=str) == sorted(both, key=str)
    await client.do("officer", "issueAnalysisReport", plan=client.plan, quarter="2014Q1")
    assert await owed() == both[1:]
    city.run("officer", closing(city.made("officer", holding(city))))
    assert await owed() == []
