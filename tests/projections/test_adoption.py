"""An amendment in the read models: what was known when, and which version scores which day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from projections.plans.amendments import amendments_of
from projections.plans.queries import versions_of
from projections.plans.rulebook import Rulebook
from projections.score_ledger.queries import leaves
from projections.standings.board import is_adopting
from projections.standings.effective import board_at
from projections.standings.queries import standings
from projections.trail.queries import TrailFilter, page
from tests.support.amendments import amend_world, swap
from tests.support.authors import noon
from tests.support.naive import Naive
from tests.support.plans import PLAN
from tests.support.read_tables import ReadTables
from tests.support.sheets import Under
from tests.support.story import Story

JULY = date(2014, 7, 1)
JUNE = date(2014, 6, 30)
OCTOBER = date(2014, 10, 1)


class Amended:
    """Two assessments, one with a confirmed and a reported quarter, when 10 points move from A to F."""

    def __init__(self, tables: ReadTables) -> None:
        story = Story(("U01", "U02"))
        story.confirm("10", "A", "2014Q1")
        story.take(story.under.reported(10, "A", "2014Q3"))
        story.world.authors.now = noon(JUNE)
        self.before = story.log.head
        state = story.world.state(PLAN)
        assert amend_world(story.world, swap(state, "A", "F", Decimal(4), JULY), JULY)
        self.approved = story.log.head
        story.world.authors.later(timedelta(days=100))
        for move in Under(story.world.plan).confirmed("9", "A", "2014Q3"):
            story.take(move)
        self.story, self.end = story, story.log.head
        self.assessment = story.assessment()
        tables.fill(story.log)


@pytest.fixture
def amended(tables: ReadTables) -> Amended:
    return Amended(tables)


def test_the_amendment_and_the_versions_are_known_from_their_own_positions_on(
    tables: ReadTables, amended: Amended
) -> None:
    assert tables.ask(amended.before, amendments_of, [PLAN]) == {PLAN: []}
    ((found,),) = tables.ask(amended.approved, amendments_of, [PLAN]).values()
    assert (found.status, found.version, found.effective_from) == ("APPROVED", 2, JULY)
    assert [row.version.number for row in tables.ask(amended.before, versions_of, [PLAN])] == [1]
    versions = tables.ask(amended.approved, versions_of, [PLAN])
    assert [row.version for row in versions] == list(amended.story.world.state(PLAN).versions.values())


def test_a_standing_tells_the_version_that_scores_it(tables: ReadTables, amended: Amended) -> None:
    for position, version in ((amended.before, 1), (amended.approved, 2), (amended.end, 2)):
        (row,) = tables.ask(position, standings, [amended.assessment])
        assert row.plan_version == version
        score = Naive(amended.story.log, position).score(amended.assessment)
        assert (row.total, row.provisional_total) == (score.total, score.provisional_total)
        stored = tables.ask(position, leaves, [amended.assessment])[amended.assessment]
        assert {leaf[:4] for leaf in stored} == {leaf[:4] for leaf in score.leaves}


def test_a_day_before_the_amendment_is_scored_by_the_version_of_that_day(
    tables: ReadTables, amended: Amended
) -> None:
    for day, version, total in ((JUNE, 1, "10.00"), (OCTOBER, 2, "19.00")):
        line, _ = tables.ask(amended.end, board_at, Rulebook(), PLAN, "GRASSROOTS", day)
        assert (line.standing.plan_version, line.standing.total) == (version, Decimal(total))


def test_the_trail_names_the_amendment_as_the_reason(tables: ReadTables, amended: Amended) -> None:
    where = TrailFilter(assessment=amended.assessment)
    lines = tables.ask(amended.approved, page, where, limit=100)
    assert [line.topic.removeprefix("assessment.") for line in lines[-2:]] == [
        "plan-version-adopted.v1",
        "result-returned.v1",
    ]
    assert {line.reason for line in lines[-2:]} == {"第1号指标调整（内国税函〔2014〕20号）：上级部署变化"}


def test_a_board_says_while_an_amendment_has_reached_only_some(tables: ReadTables, amended: Amended) -> None:
    lines = tables.ask(amended.approved, board_at, Rulebook(), PLAN, "GRASSROOTS")
    assert not is_adopting(lines)
    first, second = lines
    (behind,) = tables.ask(amended.before, standings, [second.standing.assessment])
    assert is_adopting([first, second.__class__(behind, 2, (), second.grade, ())])
