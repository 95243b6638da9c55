from datetime import date
from decimal import Decimal

import pytest

from domain.policy.policy import POLICY_V1
from projections.plans.rulebook import Rulebook, Rules
from projections.score_ledger.recomposing import breakdowns_at
from projections.standings.effective import board_at
from projections.standings.queries import standings
from tests.support.authors import noon
from tests.support.plans import PLAN, indicator
from tests.support.read_tables import ReadTables
from tests.support.story import Story

MARCH = date(2014, 3, 8)
JUNE = date(2014, 6, 30)
OCTOBER = date(2014, 10, 8)
DECEMBER = date(2014, 12, 31)


class TwoBonuses:
    """Two bonuses of 50 under a cap of 80; the one for October was recorded before the one for March."""

    def __init__(self, tables: ReadTables) -> None:
        self.story = Story(("U01",), (indicator("A", 1000),))
        self.story.take(self.story.under.bonus(50, "innovation", OCTOBER))
        self.between = self.story.log.head
        self.story.take(self.story.under.bonus(50, "honour", MARCH))
        self.end = self.story.log.head
        self._tables = tables
        tables.fill(self.story.log)

    def total(self, position: int, day: date | None) -> Decimal:
        rules = {self.story.assessment(): Rules(self.story.under.plan, POLICY_V1)}
        return self._tables.ask(position, breakdowns_at, rules, day)[self.story.assessment()].total


@pytest.fixture
def bonuses(tables: ReadTables) -> TwoBonuses:
    return TwoBonuses(tables)


def test_a_fact_counts_from_its_own_day_whenever_it_was_recorded(bonuses: TwoBonuses) -> None:
    assert bonuses.total(bonuses.end, MARCH.replace(day=7)) == 0
    assert bonuses.total(bonuses.end, MARCH) == 50
    assert bonuses.total(bonuses.end, JUNE) == 50
    assert bonuses.total(bonuses.end, DECEMBER) == 80


def test_what_is_not_recorded_yet_counts_on_no_day(bonuses: TwoBonuses) -> None:
    assert bonuses.total(bonuses.between, JUNE) == 0
    assert bonuses.total(bonuses.between, DECEMBER) == 50


def test_no_day_means_all_days_and_not_today(tables: ReadTables, bonuses: TwoBonuses) -> None:
    (row,) = tables.ask(bonuses.end, standings, [bonuses.story.assessment()])
    assert bonuses.total(bonuses.end, None) == row.total == 80


def test_the_board_of_a_day_shows_the_totals_of_that_day(tables: ReadTables, bonuses: TwoBonuses) -> None:
    (line,) = tables.ask(bonuses.end, board_at, Rulebook(), PLAN, "GRASSROOTS", JUNE)
    assert (line.standing.total, line.standing.provisional_total) == (Decimal(50), Decimal(50))


def test_a_veto_caps_the_grade_from_the_day_of_the_fact_to_the_day_it_was_lifted(tables: ReadTables) -> None:
    story = Story(("U01",), (indicator("A", 1000),))
    story.take(story.under.veto_in_force(MARCH))
    confirmed = story.log.head
    story.world.authors.now = noon(OCTOBER)
    story.take(story.under.veto_lifted())
    lifted = story.log.head
    tables.fill(story.log)

    def is_capped(position: int, day: date | None) -> bool:
        (line,) = tables.ask(position, board_at, Rulebook(), PLAN, "GRASSROOTS", day)
        return bool(line.vetoes)

    assert is_capped(confirmed, None)
    assert not is_capped(lifted, None)
    assert [is_capped(lifted, day) for day in (MARCH.replace(day=7), MARCH, JUNE, OCTOBER)] == [
        *(False, True, True, False)
    ]
    assert is_capped(confirmed, OCTOBER)
