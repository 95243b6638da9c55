"""Drift: what a revision would move if the board were compiled now."""

from collections.abc import Sequence

from domain.policy.policy import Policy
from domain.result.board import Board, Member, Under, compiled
from domain.result.moved import Moved, moved
from projections.plans.rulebook import Rulebook
from projections.reading import Reading
from projections.results.queries import board_of, lines
from projections.results.rows import EditionRow, ResultRow
from projections.standings.board import in_force, ranked
from projections.standings.effective import grading
from projections.standings.queries import StandingRow, group


async def drift(
    reading: Reading, rulebook: Rulebook, result: ResultRow, edition: EditionRow
) -> tuple[Moved, ...]:
    """Whom compiling at this position would move against an edition, in the order of the new board."""
    official = board_of(result, edition, await lines(reading, result.result, edition.edition))
    rows = await group(reading, result.plan, result.peer_group)
    if not rows:
        return ()
    live = _compiled(rows, await grading(reading, rulebook, rows), reading.position)
    return moved(official, live.choosing(_keeping(official, live)))


def _compiled(rows: Sequence[StandingRow], policy: Policy, border: int) -> Board:
    version = max(row.policy_version for row in rows)
    under = Under(rows[0].plan, rows[0].peer_group, border, version, policy)
    return compiled([_member(row) for row in rows], under)


def _member(row: StandingRow) -> Member:
    vetoes = in_force(row)
    return Member(row.assessment, ranked(row, vetoes), tuple(veto.ground for veto in vetoes))


def _keeping(official: Board, live: Board) -> tuple[str, ...]:
    """Those of the tied who hold a place already: whom the leading group chose is not chosen anew."""
    held = {line.subject for line in official.lines if line.grade == "EXCELLENT"}
    kept = tuple(subject for subject in live.tied if subject in held)
    return kept if len(kept) == live.left else ()
