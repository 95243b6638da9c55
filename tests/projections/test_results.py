"""Results as rows: boards that stay as they were, who moved, and what is open until when."""

from datetime import date
from decimal import Decimal
from typing import Any

from domain.result.state import ResultStatus
from projections.reading import Visible
from projections.results import listing, queries
from projections.results.folding import RESULTS
from projections.results.listing import LineFilter, ResultFilter
from projections.results.rows import EditionRow, LineRow, MoveRow, ResultRow
from projections.results.visibility import Sights
from tests.support.boards import FRESH, GROUP, HOHHOT, RESULT, WINDOW, Bureau, board_of
from tests.support.plans import PLAN
from tests.support.policies import policy_with
from tests.support.read_tables import ReadTables
from tests.support.sheets import Under
from tests.support.story import Story

EVERYBODY = LineFilter()
NOTHING = Visible(frozenset(), frozenset())
OFFICE = Visible(frozenset({"HHHT"}), frozenset())
WATCHER = Sights(OFFICE, NOTHING, NOTHING)
ASSESSED = Sights(NOTHING, OFFICE, NOTHING)
STRANGER = Sights(NOTHING, NOTHING, NOTHING)


def head(tables: ReadTables, position: int) -> ResultRow:
    (row,) = tables.ask(position, queries.results, [RESULT])
    return row


def editions(tables: ReadTables, position: int) -> list[EditionRow]:
    return tables.ask(position, queries.editions, [RESULT])


def lines(tables: ReadTables, position: int, edition: int) -> list[LineRow]:
    return tables.ask(position, queries.lines, RESULT, edition)


def notices(tables: ReadTables, position: int) -> list[MoveRow]:
    return tables.ask(position, queries.notices, [RESULT])


def public() -> Bureau:
    bureau = Bureau()
    bureau.compile(board_of(HOHHOT))
    bureau.determine()
    bureau.publicise()
    return bureau


def test_a_result_is_told_as_it_stood_at_each_position(tables: ReadTables) -> None:
    bureau = Bureau()
    compiled = bureau.compile(board_of(HOHHOT))
    determined = bureau.determine()
    publicised = bureau.publicise()
    tables.fill(bureau.log)
    told = [head(tables, position) for position in (compiled, determined, publicised)]
    assert [(row.status, row.edition, row.is_public) for row in told] == [
        (ResultStatus.COMPILED, 0, False),
        (ResultStatus.DETERMINED, 1, False),
        (ResultStatus.PUBLICISED, 1, True),
    ]
    assert tables.ask(compiled - 1, queries.results, [RESULT]) == []
    assert [row.edition for row in editions(tables, compiled)] == [0]
    (_, unseen), (_, seen) = editions(tables, determined), editions(tables, publicised)
    assert (unseen.public_on, seen.public_on, seen.window) == (None, date(2014, 1, 6), WINDOW)
    assert (seen.made_at, seen.places, seen.size) == (determined, 3, 11)


def test_the_stored_board_is_the_one_that_was_determined_digest_and_all(tables: ReadTables) -> None:
    bureau = public()
    tables.fill(bureau.log)
    at = bureau.log.head
    for edition in editions(tables, at):
        stored = queries.board_of(head(tables, at), edition, lines(tables, at, edition.edition))
        assert stored == bureau.board
        assert stored.computed_digest == edition.digest


def test_what_the_leading_group_chose_stands_on_the_determined_board_only(tables: ReadTables) -> None:
    choosing = policy_with("quota", tie="LEADING_GROUP", tie_breakers=())
    bureau = Bureau()
    bureau.compile(board_of({"U01": "980", "U02": "980", "U03": "970", "U04": "960"}, policy=choosing))
    bureau.determine("U02")
    tables.fill(bureau.log)
    draft, first = editions(tables, bureau.log.head)
    assert (draft.tied, draft.left_over, draft.chosen) == (("U01", "U02"), 1, ())
    assert (first.tied, first.left_over, first.chosen) == (("U01", "U02"), 1, ("U02",))
    grades = [{row.subject: row.grade for row in lines(tables, bureau.log.head, number)} for number in (0, 1)]
    assert (grades[0]["U02"], grades[1]["U02"], grades[1]["U01"]) == (
        "GOOD",
        "EXCELLENT",
        "GOOD",
    )


def test_compiling_anew_leaves_nothing_of_the_earlier_board(tables: ReadTables) -> None:
    bureau = Bureau()
    first = bureau.compile(board_of({"U01": "980", "U02": "970"}))
    again = bureau.compile(board_of({"U01": "975"}, border=20))
    tables.fill(bureau.log)
    assert [row.subject for row in lines(tables, first, 0)] == ["U01", "U02"]
    assert [(row.subject, row.total) for row in lines(tables, again, 0)] == [("U01", Decimal(975))]


def test_a_revision_adds_an_edition_and_leaves_the_one_before_as_it_was(tables: ReadTables) -> None:
    bureau = public()
    before = bureau.log.head
    bureau.revise(board_of(HOHHOT | {"U02": "979.35"}, border=30))
    after = bureau.log.head
    tables.fill(bureau.log)
    assert lines(tables, after, 1) == lines(tables, before, 1)
    assert editions(tables, after)[1] == editions(tables, before)[1]
    *_, newest = editions(tables, after)
    assert (newest.edition, newest.border, newest.reason, newest.window) == (2, 30, "裁定", FRESH)
    assert newest.is_public
    assert [row.subject for row in lines(tables, after, 2)][:4] == ["U01", "U05", "U02", "U03"]


def test_whom_a_revision_moved_gets_a_notice_and_a_window_only_for_another_grade(tables: ReadTables) -> None:
    bureau = public()
    bureau.revise(board_of(HOHHOT | {"U02": "979.35"}))
    tables.fill(bureau.log)
    told = {row.subject: row for row in notices(tables, bureau.log.head)}
    assert set(told) == {"U02", "U03", "U08"}
    assert {subject: row.fresh_until for subject, row in told.items()} == {
        "U02": FRESH.due_on,
        "U03": FRESH.due_on,
        "U08": None,
    }
    assert (told["U03"].before.rank, told["U03"].after.rank) == (3, 4)
    assert (told["U03"].before.grade, told["U03"].after.grade) == (
        "EXCELLENT",
        "GOOD",
    )
    (own,) = tables.ask(bureau.log.head, queries.notices_to, [Story.assessment("U03")])
    assert own == told["U03"]


def test_nobody_gets_a_notice_of_what_moved_before_it_was_public(tables: ReadTables) -> None:
    bureau = Bureau()
    bureau.compile(board_of(HOHHOT))
    bureau.determine()
    bureau.revise(board_of(HOHHOT | {"U02": "979.35"}))
    bureau.publicise()
    tables.fill(bureau.log)
    at = bureau.log.head
    assert notices(tables, at) == []
    assert [(row.edition, row.is_public) for row in editions(tables, at)] == [
        (0, False),
        (1, False),
        (2, True),
    ]
    (move,) = tables.ask(at, queries.moves_to, [(RESULT, 2, "U03")])
    assert (move.before.rank, move.is_notice) == (3, False)


def page(tables: ReadTables, position: int, where: LineFilter = EVERYBODY, **asked: Any) -> list[LineRow]:
    pages = tables.ask(position, listing.line_pages, [(RESULT, 1)], where, **asked)
    return pages[RESULT, 1]


def test_pages_and_filters_show_the_ranks_of_the_whole_group(tables: ReadTables) -> None:
    bureau = public()
    tables.fill(bureau.log)
    at = bureau.log.head
    ranks = {row.subject: row.rank for row in lines(tables, at, 1)}
    assert [ranks[subject] for subject in ("U02", "U08", "U07")] == [4, 4, 6]
    first = page(tables, at, limit=5)
    rest = page(tables, at, limit=9, after=(first[-1].rank, first[-1].ordinal))
    last = page(tables, at, limit=2, backward=True)
    some = LineFilter(subjects=("U08", "U09"), grades=("GOOD",), vetoed=False)
    filtered = page(tables, at, some, limit=9)
    assert [row.subject for row in (*first, *rest)] == list(ranks)
    assert [row.subject for row in last] == ["U04", "U09"]
    assert [row.subject for row in filtered] == ["U08", "U09"]
    assert all(ranks[row.subject] == row.rank for row in (*first, *rest, *last, *filtered))
    boards = [(RESULT, 1), (RESULT, 7)]
    assert tables.ask(at, listing.line_counts, boards, some) == {(RESULT, 1): 2, (RESULT, 7): 0}
    same = tables.ask(at, queries.sharing, [(RESULT, 1, 4), (RESULT, 1, 5)])
    assert same == {(RESULT, 1, 4): ["U02", "U08"], (RESULT, 1, 5): []}


def test_a_result_is_listed_to_watchers_at_once_and_to_others_once_it_is_public(tables: ReadTables) -> None:
    bureau = public()
    tables.fill(bureau.log)
    for position, watcher, assessed in ((bureau.log.head - 1, 1, 0), (bureau.log.head, 1, 1)):
        for sights, expected in ((WATCHER, watcher), (ASSESSED, assessed), (STRANGER, 0)):
            where = ResultFilter(sights=sights, plan=PLAN, peer_group=GROUP)
            assert len(tables.ask(position, listing.page, where, limit=9)) == expected
            assert tables.ask(position, listing.count, where) == expected
            assert sights.any_of(head(tables, position)) == bool(expected)


def test_results_are_listed_beyond_a_cursor_in_both_directions(tables: ReadTables) -> None:
    bureau = public()
    tables.fill(bureau.log)
    at, where = bureau.log.head, ResultFilter(sights=WATCHER, statuses=(ResultStatus.PUBLICISED,))
    here = ("HHHT", 2014, "SYSTEM", GROUP)
    earlier, later = ("HHHT", 2013, "SYSTEM", GROUP), ("HHHT", 2014, "SYSTEM", "URBAN")
    assert tables.ask(at, listing.page, where, limit=9, after=here) == []
    assert len(tables.ask(at, listing.page, where, limit=9, after=earlier, before=later, backward=True)) == 1


def test_what_happens_to_assessments_later_moves_no_row_of_a_result(tables: ReadTables) -> None:
    bureau = public()
    tables.fill(bureau.log)
    names = {table.name for table in RESULTS.tables}
    before = {name: rows for name, rows in tables.rows().items() if name in names}
    story = Story(("U01", "U02", "U03"))
    story.world = bureau.world
    story.take(Under(bureau.world.plan).veto_in_force(), subject="U02")
    tables.fill(bureau.log)
    assert {name: rows for name, rows in tables.rows().items() if name in names} == before
