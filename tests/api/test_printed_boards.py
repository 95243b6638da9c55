"""Printed boards: the rights of the interface, the same bytes for the same events, a digest that holds."""

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Iterator
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any, Final
from uuid import UUID

import httpx
import pytest
import pytest_asyncio

from api.bootstrap import System
from api.graphql.ids import Kind
from application.office.units import RenameUnit
from domain.result.board import Board, BoardLine
from domain.result.fingerprint import fingerprint
from domain.result.result import Result
from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.results import (
    BUREAUS,
    GROUP,
    REVISED_ON,
    bureaus,
    determine,
    grant,
    on,
    publicise,
    revising,
    seal,
    veto,
)
from tests.support.serving import built, following, served

SCRIPT: Final = "<script>alert('1')</script>"
FOUR: Final = ("U01", "U02", "U08", "U09")
GRADES: Final = {"优秀": "EXCELLENT", "良好": "GOOD", "合格": "QUALIFIED", "不合格": "UNQUALIFIED"}
ROW: Final = re.compile(r"<tr class=\"\w+\" ([^>]*)>(.*?)</tr>")
EXACT: Final = re.compile(r'data-(\w+)="([^"]*)"')
CELL: Final = re.compile(r"<td[^>]*>(.*?)</td>")
FACT: Final = re.compile(r'<dt>(\S+) <span lang="en">[^<]*</span></dt><dd[^>]*>(.*?)</dd>')


def a_year(system: System) -> City:
    """A determined result of four, one of whom has a name that is no harmless text."""
    city = bureaus(system, {unit: BUREAUS[unit] for unit in FOUR})
    rename(city, "U09", SCRIPT)
    veto(city, "U09")
    seal(city)
    determine(city)
    return city


@pytest.fixture(scope="module")
def city(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A year that the tests of this module take further, in their order."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), a_year) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(city: City) -> AsyncIterator[Client]:
    """A client of that year."""
    with following(city):
        async with served(city) as client:
            await client.caught_up()
            yield client


def rename(city: City, unit: str, name: str) -> None:
    city.run("system:bootstrap", RenameUnit(office="HHHT", unit=unit, name=name, since=date(2014, 6, 1)))


async def printed(client: Client, who: str, form: str = "html", edition: object = None) -> httpx.Response:
    await client.caught_up()
    result = client.id_of(Kind.RESULT, Result.id_of(client.city.plan, GROUP))
    asked = "" if edition is None else f"?edition={edition}"
    return await client.http.get(f"/results/{result}.{form}{asked}", headers=client.headers(who))


def board_on(page: str) -> Board:
    """The board that stands on a page, with the digest that the page claims."""
    facts = {name: unescape(value) for name, value in FACT.findall(page)}
    places, _, _ = facts["优秀名额"].partition(" / ")
    return Board(
        plan=UUID(facts["计划"]),
        peer_group=facts["考评组"],
        border=int(facts["日志位置"]),
        policy_version=int(facts["制度参数版本"]),
        places=int(places),
        tied=(),
        left=0,
        chosen=(),
        lines=tuple(_line(attributes, CELL.findall(cells)) for attributes, cells in ROW.findall(page)),
        digest=facts["摘要"],
    )


def _line(attributes: str, cells: list[str]) -> BoardLine:
    rank, subject, _, total, grade, *_ = map(unescape, cells)
    exact = {name: unescape(value) for name, value in EXACT.findall(attributes)}
    told: Any = GRADES[grade.split()[0]]
    return BoardLine(
        subject=subject,
        assessment=UUID(exact["assessment"]),
        total=Decimal(total),
        key=Decimal(exact["key"]),
        base=Decimal(exact["base"]),
        deductions=Decimal(exact["deductions"]),
        vetoes=tuple(exact["vetoes"].split()),
        rank=int(rank),
        grade=told,
    )


async def test_before_it_is_public_a_board_is_printed_for_watchers_only(client: Client) -> None:
    statuses = {
        who: (await printed(client, who)).status_code for who in ("officer", "auditor", "head of U01")
    }
    assert statuses == {"officer": 200, "auditor": 200, "head of U01": 404}
    assert "尚未公示" in (await printed(client, "officer")).text
    assert "未经审定" in (await printed(client, "officer", edition=0)).text


async def test_a_public_board_is_printed_for_the_assessed(client: Client) -> None:
    publicise(client.city)
    answer = await printed(client, "head of U01")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for told in ("呼和浩特市国家税务局2014年系统绩效考评结果", "2015-01-22", "2015-01-23", "2015-01-30"):
        assert told in answer.text
    assert "领导班子成员被追究刑事责任" in answer.text
    assert '<td class="n">412.00</td>' in answer.text
    assert (await printed(client, "head of U01", edition=0)).status_code == 404


async def test_the_digest_on_a_page_is_that_of_its_lines(client: Client) -> None:
    page = (await printed(client, "head of U01")).text
    board = board_on(page)
    assert len(board.lines) == 4
    assert board.computed_digest == board.digest
    assert fingerprint(board.digest) in page


async def test_the_digest_in_the_json_is_that_of_its_board(client: Client) -> None:
    answer = await printed(client, "head of U01", "json")
    told = answer.json()
    board = Board.model_validate_json(json.dumps(told["board"]))
    assert board.computed_digest == board.digest
    assert (told["fingerprint"], told["edition"]) == (fingerprint(board.digest), 1)


async def test_every_form_tells_the_same_ranks(client: Client) -> None:
    page = board_on((await printed(client, "officer")).text)
    table = list(csv.DictReader(io.StringIO((await printed(client, "officer", "csv")).text)))
    ranks = [(line.subject, line.rank) for line in page.lines]
    assert ranks == [("U01", 1), ("U02", 2), ("U08", 2), ("U09", 4)]
    assert [(row["subject"], int(row["rank"])) for row in table] == ranks
    assert {row["digest"] for row in table} == {page.digest}


async def test_what_comes_from_the_log_is_escaped(client: Client) -> None:
    page = (await printed(client, "officer")).text
    assert SCRIPT not in page
    assert "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;" in page


async def test_a_printed_edition_stays_byte_for_byte_whatever_happens_later(client: Client) -> None:
    forms = ("html", "json", "csv")
    before = [(await printed(client, "head of U01", form, 1)).content for form in forms]
    on(client.city, REVISED_ON)
    grant(client.city, "U08", "1.00")
    client.city.run("leader", revising(client.city))
    rename(client.city, "U02", "又改名的局")
    after = [(await printed(client, "head of U01", form, 1)).content for form in forms]
    assert after == before
    newest = (await printed(client, "head of U01")).text
    assert "核实后更正" in newest
    assert board_on(newest).computed_digest == board_on(newest).digest != board_on(before[0].decode()).digest


async def test_another_address_leads_nowhere(client: Client) -> None:
    assert (await printed(client, "officer", "pdf")).status_code == 404
    assert (await printed(client, "officer", edition=7)).status_code == 404
    for address in ("/results/nonsense.html", f"/results/{client.plan}.html"):
        assert (await client.http.get(address, headers=client.headers("officer"))).json()[
            "code"
        ] == "NOT_FOUND"
    malformed = await printed(client, "officer", edition="first")
    assert (malformed.status_code, malformed.json()["code"]) == (400, "REQUEST_MALFORMED")
    stranger = await client.http.get("/results/nonsense.html")
    assert (stranger.status_code, stranger.json()["code"]) == (401, "UNAUTHENTICATED")
