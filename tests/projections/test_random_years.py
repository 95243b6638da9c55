"""Whatever happens in a year: every position, day and batch size tells what replaying the log tells."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.office.office import Office
from domain.policy.policy import POLICY_V1
from domain.scoring.ranking import provisional_grades
from projections.items.queries import items
from projections.organization.queries import units
from projections.plans.rulebook import Rulebook, Rules
from projections.score_ledger.queries import contributions, leaves
from projections.score_ledger.recomposing import breakdowns_at
from projections.standings.board import BoardLine
from projections.standings.effective import board_at
from projections.standings.queries import StandingRow, groups
from projections.table import OPEN
from projections.trail.queries import TrailFilter, count, page
from tests.support.authors import ADMINISTRATOR, OFFICE
from tests.support.histories import DAYS, histories, items_of
from tests.support.naive import Naive
from tests.support.plans import PLAN
from tests.support.read_tables import ReadTables
from tests.support.recorded import MemoryLog
from tests.support.story import Story
from tests.support.world import Desk, History

YEARS: Final = histories(("U01", "U02"), courses=60)
GRID: Final = (
    None,
    *(day.replace(day=14) for day in DAYS),
    *DAYS,
    *(date(2014, 3, 31), date(2014, 6, 30), date(2014, 12, 31)),
)

Regrouping = tuple[str, str | None, date]
MOVES: Final = st.lists(
    st.tuples(
        st.sampled_from(("U01", "U02")), st.sampled_from(("GRASSROOTS", "URBAN", None)), st.sampled_from(DAYS)
    ),
    max_size=6,
)
"""Units that are ranked elsewhere from a day on, told in any order."""


def regroup(move: Regrouping, desk: Desk) -> None:
    desk.edit(Office, Office.id_of(OFFICE)).regroup_unit(*move)


def some_borders(log: MemoryLog, year: History, data: st.DataObject) -> set[int]:
    """The last border and a few others since the assessments were opened."""
    later = log.borders[year.founded - 1 :]
    return {later[-1], *data.draw(st.lists(st.sampled_from(later), max_size=4))}


@settings(max_examples=30, deadline=None)
@given(YEARS, st.data())
def test_every_position_tells_what_replay_tells(
    tables: ReadTables, year: History, data: st.DataObject
) -> None:
    log = MemoryLog(year.commands)
    tables.fill(log, 7)
    for position in some_borders(log, year, data):
        naive = Naive(log, position)
        ids = list(naive.assessments)
        standings = {row.assessment: row for row in tables.ask(position, groups, PLAN)}
        assert set(standings) == set(ids)
        all_leaves = tables.ask(position, leaves, ids)
        contributed = tables.ask(position, contributions, ids)
        for assessment in ids:
            assert_standing(standings[assessment], naive)
            assert same(all_leaves[assessment], naive.score(assessment).leaves)
            assert sum(leaf.points for leaf in all_leaves[assessment]) == standings[assessment].total
            found = [row.contribution for row in contributed[assessment]]
            assert same(found, naive.contributions(assessment))
            assert_items(tables, position, assessment, naive)


@settings(max_examples=30, deadline=None)
@given(YEARS, st.data())
def test_the_board_of_any_day_known_at_any_position_is_what_filtering_the_facts_tells(
    tables: ReadTables, year: History, data: st.DataObject
) -> None:
    log = MemoryLog(year.commands)
    tables.fill(log)
    rulebook = Rulebook()
    for position in some_borders(log, year, data):
        for day in GRID:
            naive = Naive(log, position, day)
            board = tables.ask(position, board_at, rulebook, PLAN, "GRASSROOTS", day)
            assert {line.standing.subject: told(line) for line in board} == naive_board(naive)
            rules = dict.fromkeys(naive.assessments, Rules(naive.plan, POLICY_V1))
            for assessment, score in tables.ask(position, breakdowns_at, rules, day).items():
                assert same(score.leaves, naive.score(assessment).leaves)


@settings(max_examples=30, deadline=None)
@given(MOVES)
def test_the_peer_group_of_a_unit_is_known_on_both_axes(tables: ReadTables, moves: list[Regrouping]) -> None:
    story = Story(("U01", "U02"))
    borders = [story.log.head]
    for move in moves:
        assert story.world.run(ADMINISTRATOR, partial(regroup, move))
        borders.append(story.log.head)
    log = story.log
    tables.fill(log)
    for position in borders:
        found = {row.code: row for row in tables.ask(position, units, [OFFICE])}
        for day in GRID:
            naive = Naive(log, position, day)
            for unit in ("U01", "U02"):
                assert found[unit].form(day).peer_group == naive.peer_group(unit)


@settings(max_examples=30, deadline=None)
@given(YEARS)
def test_the_trail_has_every_event_with_the_totals_before_and_after_it(
    tables: ReadTables, year: History
) -> None:
    log = MemoryLog(year.commands)
    tables.fill(log)
    rows = tables.ask(log.head, page, TrailFilter(), limit=10_000)
    assert [row.event_id for row in rows] == [each.event.envelope.event_id for each in log.events]
    assert [row.commit_position for row in rows] == [each.commit_position for each in log.events]
    naive = Naive(log, log.head)
    for assessment in naive.assessments:
        lines = [row for row in rows if row.stream == assessment]
        assert lines[0].total_before is None
        assert [row.total_before for row in lines[1:]] == [row.total_after for row in lines[:-1]]
        score = naive.score(assessment)
        assert (lines[-1].total_after, lines[-1].provisional_after) == (score.total, score.provisional_total)


@settings(max_examples=15, deadline=None)
@given(YEARS)
def test_rows_do_not_depend_on_where_batches_are_cut(tables: ReadTables, year: History) -> None:
    log = MemoryLog(year.commands)
    tables.fill(log, 500)
    rows = tables.rows()
    for size in (1, 7):
        tables.fill(log, size)
        assert tables.rows() == rows


@settings(max_examples=15, deadline=None)
@given(YEARS)
def test_no_row_begins_or_ends_inside_a_command(tables: ReadTables, year: History) -> None:
    log = MemoryLog(year.commands)
    tables.fill(log)
    borders = {*log.borders, OPEN}
    for rows in tables.rows().values():
        assert {end for row in rows for end in row[-2:]} <= borders
    for border in log.borders[-5:]:
        assert tables.ask(border, count, TrailFilter()) == border


def assert_standing(row: StandingRow, naive: Naive) -> None:
    """The standing is what the leaves and the state come to."""
    score, standing = naive.score(row.assessment), naive.standing(row.assessment)
    state = naive.assessments[row.assessment]
    assert (row.total, row.provisional_total) == (score.total, score.provisional_total)
    assert (row.key_points, row.base_points) == (standing.key, standing.base)
    assert row.deduction_points == standing.deductions
    assert dict(zip(row.contested, row.contesting, strict=True)) == state.contests
    assert row.sealed == state.sealed
    assert [(veto.ref, veto.status, veto.since, veto.until) for veto in row.vetoes] == [
        (veto.ref, veto.status, veto.since, veto.until) for veto in state.vetoes.values()
    ]


def assert_items(tables: ReadTables, position: int, assessment: UUID, naive: Naive) -> None:
    """Every item stands where the state has it."""
    state = naive.assessments[assessment]
    assert {
        row.item: (row.effective_on, row.contested_by, row.ruled_points)
        for row in tables.ask(position, items, [assessment])
    } == {
        item.ref: (item.effective_on, state.contests.get(item.ref), item.ruled and item.ruled.points)
        for item in items_of(state)
    }


def told(line: BoardLine) -> tuple[object, ...]:
    """Total, rank, who shares it, grade and vetoes of a line."""
    effects = tuple(veto.effect for veto in line.vetoes)
    return (line.standing.total, line.rank, set(line.tied_with), line.grade, effects)


def naive_board(naive: Naive) -> dict[str, tuple[object, ...]]:
    """The same of every subject, by counting who has more and who has as much."""
    group = [naive.standing(each) for each in naive.assessments]
    grades = provisional_grades(group, POLICY_V1)
    return {
        each.subject: (
            each.total,
            1 + sum(other.total > each.total for other in group),
            {other.subject for other in group if other.total == each.total} - {each.subject},
            grades[each.subject],
            each.vetoes,
        )
        for each in group
    }


def same(some: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether two collections hold the same, in whatever order."""
    return sorted(some, key=repr) == sorted(others, key=repr)
