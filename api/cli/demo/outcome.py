"""What a loaded year came to, asked of the read models by the queries of the API."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from api.bootstrap import System, reading_now
from api.cli.demo.year import PlanYear, Year
from domain.kernel.points import published, text
from domain.result.result import Result
from domain.scoring.breakdown import Leaf
from domain.scoring.contribution import BONUS, DEDUCTION
from projections.organization.queries import persons
from projections.plans.rulebook import Rulebook
from projections.reading import Reading
from projections.results.queries import lines, results
from projections.results.rows import ResultRow
from projections.score_ledger.axes import Axis, Group, grouped
from projections.score_ledger.queries import contributions, leaves
from projections.standings.board import BoardLine
from projections.standings.effective import board_at
from projections.standings.queries import StandingRow

Line = dict[str, Any]
"""A line as it is printed: points as published text."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The boards of a year, its results, and the leaves of one subject, as the read models have them."""

    position: int
    incomplete: bool
    board: tuple[Line, ...]
    results: tuple[Line, ...]
    leaves: tuple[Line, ...]


def outcome_of(system: System, year: Year) -> Outcome:
    """What the read models know now; raises ``ReadModelNotReady``."""
    return asyncio.run(_outcome_of(system, year))


async def _outcome_of(system: System, year: Year) -> Outcome:
    rulebook = Rulebook()
    async with reading_now(system) as (reading, snapshot):
        board: list[Line] = []
        official: list[Line] = []
        standings: dict[tuple[str, ...], StandingRow] = {}
        for plan in year.plans:
            for group in plan.frame.peer_groups:
                found = await board_at(reading, rulebook, plan.stream, group)
                posts = await _posts(reading, found)
                board += [_board_line(line, plan, posts) for line in found]
                official += await _results_of(reading, plan, group, posts)
                about = plan.office.code, plan.frame.side
                standings |= {(*about, line.standing.subject): line.standing for line in found}
        told = await _leaves_of(reading, rulebook, standings[tuple(year.expected["leaves_of"])])
    return Outcome(snapshot.position, snapshot.incomplete, tuple(board), tuple(official), tuple(told))


async def _leaves_of(reading: Reading, rulebook: Rulebook, standing: StandingRow) -> list[Line]:
    """A line per section, bonus and deduction item; items are labelled by their catalogue code."""
    plan = (await rulebook.rules(reading, [standing.rules]))[standing.rules].plan
    found = (await leaves(reading, [standing.assessment]))[standing.assessment]
    rows = (await contributions(reading, [standing.assessment]))[standing.assessment]
    codes = {row.contribution.item: row.contribution.code for row in rows}
    groups = grouped(found, Axis.SECTION, plan, {})
    return [line for group in groups for line in _group_lines(group, codes, plan.digits)]


async def _results_of(reading: Reading, plan: PlanYear, group: str, posts: Mapping[str, str]) -> list[Line]:
    """The official result of a peer group: who has which grade in its newest edition."""
    found = await results(reading, [Result.id_of(plan.stream, group)])
    return [await _result_line(reading, row, plan, posts) for row in found]


async def _result_line(reading: Reading, row: ResultRow, plan: PlanYear, posts: Mapping[str, str]) -> Line:
    graded: dict[str, list[str]] = {}
    for line in await lines(reading, row.result, row.edition):
        graded.setdefault(line.grade, []).append(posts.get(line.subject, line.subject))
    return {
        "office": plan.office.code,
        "side": row.side,
        "peerGroup": row.peer_group,
        "status": row.status.value,
        "edition": row.edition,
        "grades": graded,
    }


async def _posts(reading: Reading, board: Sequence[BoardLine]) -> Mapping[str, str]:
    """The posts of the persons on a board: ids are new in every load."""
    ids = [UUID(line.standing.subject) for line in board if line.standing.subject_kind == "PERSON"]
    return {str(row.person): row.place(None).post for row in await persons(reading, ids)}


def _board_line(line: BoardLine, plan: PlanYear, posts: Mapping[str, str]) -> Line:
    standing = line.standing
    return {
        "office": plan.office.code,
        "side": plan.frame.side,
        "subject": posts.get(standing.subject, standing.subject),
        "peerGroup": standing.peer_group,
        "total": text(standing.total),
        "rank": line.rank,
        "grade": line.grade,
        "keyPoints": _shown(standing.key_points, plan.frame.digits),
        "vetoes": [veto.ground for veto in line.vetoes],
    }


def _group_lines(group: Group, codes: Mapping[str, str], digits: int) -> Iterator[Line]:
    if group.name is not None:
        shown = _shown(group.points, digits)
        yield {"label": group.name, "kind": "SECTION", "points": shown, "stated": shown, "state": "IN_FORCE"}
    if group.code in {BONUS, DEDUCTION}:
        yield from (_leaf_line(leaf, codes, digits) for leaf in group.leaves)


def _leaf_line(leaf: Leaf, codes: Mapping[str, str], digits: int) -> Line:
    return {
        "label": codes.get(leaf.item or "") or leaf.path,
        "kind": leaf.kind.value,
        "points": _shown(leaf.points, digits),
        "stated": _shown(leaf.stated, digits),
        "state": leaf.state.value,
    }


def _shown(points: Decimal, digits: int) -> str:
    return text(published(points, digits))
