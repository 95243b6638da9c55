"""Standings on the other axis of time: what the facts effective up to a day come to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.policy.policy import Policy
from domain.scoring.breakdown import Breakdown
from domain.scoring.subtotals import subtotals
from projections.plans.rulebook import Rulebook, Rules
from projections.reading import Reading
from projections.score_ledger.recomposing import breakdowns_at
from projections.standings.board import BoardLine, board
from projections.standings.queries import StandingRow, group


async def effective(
    reading: Reading, rulebook: Rulebook, rows: Sequence[StandingRow], day: date
) -> list[StandingRow]:
    """The rows with the totals of the facts known at the position and effective on ``day`` or before.

    Marks (contested, sealed) and vetoes stay as known at the position; ``board`` asks vetoes about the day.
    """
    rules = await rulebook.rules_on(reading, (row.rules for row in rows), day)
    by_assessment = {row.assessment: rules[row.rules] for row in rows}
    scores = await breakdowns_at(reading, by_assessment, day)
    return [_recomposed(row, scores[row.assessment], rules[row.rules]) for row in rows]


async def board_at(
    reading: Reading, rulebook: Rulebook, plan: UUID, peer_group: str, day: date | None = None
) -> list[BoardLine]:
    """The board of a peer group at the position, as of ``day`` where one is given; empty for no members."""
    rows = await group(reading, plan, peer_group)
    if not rows:
        return []
    if day is not None:
        rows = await effective(reading, rulebook, rows, day)
    return board(rows, await grading(reading, rulebook, rows), day)


async def grading(reading: Reading, rulebook: Rulebook, rows: Sequence[StandingRow]) -> Policy:
    """The policy that a peer group is graded by: the newest that any of it is scored by, for its side."""
    newest = max((row.rules for row in rows), key=lambda key: key.policy_version)
    rules = await rulebook.rules(reading, [newest])
    return rules[newest].policy.for_side(rows[0].side)


def _recomposed(row: StandingRow, score: Breakdown, rules: Rules) -> StandingRow:
    split = subtotals(score, rules.plan)
    return replace(
        row,
        plan_version=rules.plan.number,
        total=score.total,
        provisional_total=score.provisional_total,
        key_points=split.key,
        base_points=split.base,
        deduction_points=split.deductions,
    )
