"""A ruling takes effect at one position of the log: in the score, the ranks, the grades and the letter."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple
from uuid import UUID

import pytest

from api.bootstrap import System, feed, reading_now
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.appeal.letters import letter_told_again
from application.command import Receipt
from domain.appeal.letter_templates import letter
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.entries import entry_ref
from domain.assessment.wholes import indicator_ref
from domain.policy.grades import Grade
from infra.feed.rebuild import rebuild
from projections.plans.rulebook import Rulebook
from projections.standings.effective import board_at
from tests.support import bench
from tests.support.city import City
from tests.support.generations import live_generation, rows
from tests.support.results import GROUP, bureaus, file
from tests.support.serving import follow_once

CONTESTED: Final = entry_ref("B", "2014", "SELF")
ORDER: Final = ("U01", "U05", "U03", "U02", "U08", "U07", "U11", "U06", "U10", "U04", "U09")
RANKS: Final = dict(zip(ORDER, (1, 2, 3, 4, 4, 6, 7, 8, 9, 10, 11), strict=True))


class Place(NamedTuple):
    """Where a bureau stands on the board of a position."""

    rank: int
    total: Decimal
    grade: Grade


def board(city: City, position: int) -> dict[str, Place]:
    """The provisional board, as the read models told it at a position."""

    async def read() -> dict[str, Place]:
        async with reading_now(city.system) as (now, _):
            lines = await board_at(replace(now, position=position), Rulebook(), city.plan, GROUP)
        return {line.standing.subject: Place(line.rank, line.standing.total, line.grade) for line in lines}

    return asyncio.run(read())


def ranks(places: dict[str, Place]) -> dict[str, int]:
    return {subject: place.rank for subject, place in places.items()}


def varied(points: str, item: str = CONTESTED) -> ItemRuling:
    return ItemRuling(item=item, outcome="VARIED", points=Decimal(points), reason="查明少计")


def granted(city: City, unit: str, points: str, endorsed_by: str | None = None) -> tuple[UUID, Receipt]:
    """An appeal of a bureau that gives what it contests other points; the receipt of its ruling."""
    appeal = file(city, unit)
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    return appeal, bench.rule(city, appeal, varied(points), endorsed_by=endorsed_by)


def test_a8_a_ruling_changes_score_grade_rank_and_letter_in_one_commit(system: System) -> None:
    city = bureaus(system)
    appeal, receipt = granted(city, "U02", "567.35")
    before = system.reader.border(receipt.position - 1)
    commit = system.reader.page(before, 1)
    assert {row.topic for row in commit} == {
        "assessment.ruling-applied.v1",
        "appeal.appeal-ruled.v1",
        "appeal.appeal-executed.v1",
        "appeal.letter-issued.v1",
    }
    assert {row.commit_position for row in commit} == {receipt.position}
    follow_once(city)
    old, new = board(city, before), board(city, receipt.position)
    assert (old["U02"], new["U02"]) == (
        Place(4, Decimal("971.35"), "GOOD"),
        Place(3, Decimal("979.35"), "EXCELLENT"),
    )
    assert (old["U03"], new["U03"]) == (
        Place(3, Decimal("978.79"), "EXCELLENT"),
        Place(4, Decimal("978.79"), "GOOD"),
    )
    told = letter_told_again(appeal, 1, system.streams, receipt.position)
    assert told is not None
    page = letter(told.decision, 1, "zh").decode()
    assert "559.35 → 567.35" in page
    assert "总分：971.35 → 979.35。" in page


def test_domjudge_2105_a_ruling_on_one_updates_the_ranks_of_all_others(system: System) -> None:
    city = bureaus(system)
    follow_once(city)
    _, receipt = granted(city, "U09", "579.00", endorsed_by="leader")
    follow_once(city)
    before = system.reader.border(receipt.position - 1)
    assert ranks(board(city, before)) == RANKS
    passed = {"U02": 5, "U08": 5, "U07": 7, "U11": 8, "U06": 9, "U10": 10, "U04": 11}
    now = board(city, receipt.position)
    assert now["U09"] == Place(4, Decimal("977.00"), "GOOD")
    assert ranks(now) == {**RANKS, "U09": 4, **passed}
    live = rows(system.database, live_generation(system.database))
    (generation, *_) = rebuild(feed(system))
    assert rows(system.database, generation.number) == live
    assert board(city, receipt.position) == now


@pytest.mark.parametrize("whole_first", [True, False])
def test_in_whatever_order_rulings_are_listed_an_indicator_is_worth_what_its_ruling_says(
    city: City, *, whole_first: bool
) -> None:
    entry, whole = city.confirm("7.5"), indicator_ref("A")
    city.confirm("8", period="2014Q2")
    contested = tuple(
        ContestedItem(item=each, ground="DATA_WRONG", statement="数据有误", remedy="更正")
        for each in (entry, whole)
    )
    filing = FileAppeal(assessment=city.assessments["U01"], statement="异议", items=contested)
    appeal = UUID(city.made("head of U01", filing))
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    rulings = varied("9.5", entry), varied("16.25", whole)
    bench.rule(city, appeal, *(reversed(rulings) if whole_first else rulings), endorsed_by="leader")
    assert city.breakdown().total == Decimal("16.25")
    ruled = city.state().record("A").ruled
    assert ruled is not None
    assert ruled.difference == Decimal("-1.25")
