"""What read models tell of contests and rulings beyond single items."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.policy.policy import POLICY_V1
from domain.scoring.breakdown import Leaf, LeafKind
from projections.items.queries import ItemRow, items
from projections.plans.rulebook import Rules
from projections.score_ledger.axes import Axis, grouped
from projections.score_ledger.queries import leaves
from projections.score_ledger.recomposing import breakdowns_at
from projections.standings.queries import StandingRow, standings
from projections.trail.queries import TrailFilter, page
from tests.support.read_tables import ReadTables
from tests.support.story import Story

WHOLE = "indicator:A"


class Contested:
    """Two quarters of an indicator under appeal, with a rank; the second quarter under another one."""

    def __init__(self, tables: ReadTables) -> None:
        self.story = Story()
        self.first, self.second = self.story.confirm("8"), self.story.confirm("6", period="2014Q2")
        self.appeal = self.story.file("rank", WHOLE)
        self.other = self.story.file(self.second)
        self._tables = tables

    def decide(self) -> None:
        """Vary the indicator, remit the rank and the second quarter."""
        for appeal in (self.appeal, self.other):
            self.story.accept(appeal)
        self.story.rule(self.appeal, {WHOLE: ("VARIED", "15"), "rank": ("REMITTED", None)})
        self.story.rule(self.other, {self.second: ("REMITTED", None)})

    def fill(self) -> None:
        """Let the read models take everything in."""
        self._tables.fill(self.story.log)

    def standing(self) -> StandingRow:
        (row,) = self._tables.ask(self.story.log.head, standings, [self.story.assessment()])
        return row

    def contesting(self) -> dict[str, UUID]:
        row = self.standing()
        return dict(zip(row.contested, row.contesting, strict=True))

    def items(self) -> dict[str, ItemRow]:
        return {
            row.item: row for row in self._tables.ask(self.story.log.head, items, [self.story.assessment()])
        }

    def leaves(self) -> tuple[Leaf, ...]:
        assessment = self.story.assessment()
        found: tuple[Leaf, ...] = self._tables.ask(self.story.log.head, leaves, [assessment])[assessment]
        return found


@pytest.fixture
def contested(tables: ReadTables) -> Contested:
    return Contested(tables)


def test_a_standing_tells_which_appeal_contests_what(contested: Contested) -> None:
    contested.fill()
    assert contested.contesting() == {
        contested.second: contested.other,
        WHOLE: contested.appeal,
        "rank": contested.appeal,
    }


def test_what_is_remitted_stays_contested_until_it_is_settled(contested: Contested) -> None:
    contested.decide()
    contested.fill()
    assert contested.contesting() == {contested.second: contested.other, "rank": contested.appeal}
    assert contested.items()[contested.second].contested_by == contested.other
    contested.story.settle(contested.other, contested.second, ("VARIED", "6.5"))
    contested.story.settle(contested.appeal, "rank", ("REVOKED", None))
    contested.fill()
    assert contested.contesting() == {}
    settled = contested.items()[contested.second]
    assert (settled.contested_by, settled.points, settled.ruled_points) == (None, Decimal(6), Decimal("6.5"))
    assert contested.standing().total == Decimal("15.5")


def test_an_indicator_that_was_ruled_on_is_an_item_with_its_old_worth(contested: Contested) -> None:
    contested.fill()
    assert WHOLE not in contested.items()
    contested.decide()
    contested.fill()
    row = contested.items()[WHOLE]
    assert (row.kind, row.indicator, row.status) == ("INDICATOR", "A", "IN_FORCE")
    assert (row.points, row.ruled_points, row.outcome) == (Decimal(14), Decimal(15), "VARIED")
    assert (row.ruled_by, row.contested_by) == (contested.appeal, None)
    again = contested.story.file(WHOLE)
    contested.fill()
    assert contested.items()[WHOLE].contested_by == again


def test_the_ledger_has_the_ruling_at_the_indicator_in_the_whole_year(contested: Contested) -> None:
    contested.decide()
    contested.fill()
    (ruling,) = (leaf for leaf in contested.leaves() if leaf.kind is LeafKind.RULING)
    assert (ruling.path, ruling.item, ruling.points) == ("A", WHOLE, Decimal(1))
    periods = grouped(contested.leaves(), Axis.PERIOD, contested.story.under.plan, {})
    assert {group.code: group.points for group in periods if group.leaves} == {
        "2014Q1": 8,
        "2014Q2": 6,
        "2014": 1,
        "ROUNDING": 0,
    }


def test_a_ruling_on_an_indicator_counts_from_the_end_of_its_last_confirmed_period(
    tables: ReadTables, contested: Contested
) -> None:
    contested.decide()
    contested.story.confirm("7", period="2014Q3")
    contested.fill()
    rules = {contested.story.assessment(): Rules(contested.story.under.plan, POLICY_V1)}

    def total(day: date | None) -> Decimal:
        (score,) = tables.ask(contested.story.log.head, breakdowns_at, rules, day).values()
        assert sum(leaf.points for leaf in score.leaves) == score.total
        total: Decimal = score.total
        return total

    days = date(2014, 6, 29), date(2014, 6, 30), date(2014, 9, 30), None
    assert [total(day) for day in days] == [8, 15, 22, 22]


def test_the_trail_tells_what_was_ruled_and_remitted(tables: ReadTables, contested: Contested) -> None:
    contested.decide()
    contested.fill()
    topics = ["indicator-ruled", "item-remitted"]
    where = TrailFilter(topics=[f"assessment.{topic}.v1" for topic in topics])
    ruled, rank, entry = tables.ask(contested.story.log.head, page, where, limit=10)
    assert (ruled.item, ruled.indicator, ruled.period) == (WHOLE, "A", None)
    assert (ruled.points, ruled.total_before, ruled.total_after) == (Decimal(15), Decimal(14), Decimal(15))
    assert (ruled.appeal, ruled.reason) == (contested.appeal, "经审议裁定")
    assert (rank.item, rank.indicator, rank.points, rank.changed_score) == ("rank", None, None, False)
    assert (entry.item, entry.indicator, entry.period) == (contested.second, "A", "2014Q2")
    opened = TrailFilter(topics=["assessment.contest-opened.v1"], item=WHOLE)
    (line,) = tables.ask(contested.story.log.head, page, opened, limit=10)
    assert (line.item, line.indicator) == (WHOLE, "A")
