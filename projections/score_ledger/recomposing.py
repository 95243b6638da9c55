"""Scores at a position and as of a day: stored contributions, composed by the function that composed them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from domain.scoring.breakdown import Breakdown
from domain.scoring.composition import compose
from domain.scoring.contribution import Contribution
from projections.plans.rulebook import Rules
from projections.reading import Reading
from projections.score_ledger.queries import ContributionRow, contributions


async def breakdowns_at(
    reading: Reading, rules: Mapping[UUID, Rules], day: date | None
) -> dict[UUID, Breakdown]:
    """The breakdown of each assessment under its rules, of facts effective on ``day`` or before."""
    rows = await contributions(reading, list(rules), day)
    return {assessment: recomposed(rows[assessment], each) for assessment, each in rules.items()}


def recomposed(rows: Iterable[ContributionRow], rules: Rules) -> Breakdown:
    """The breakdown of contributions."""
    by_node: dict[str, list[Contribution]] = {}
    for row in rows:
        by_node.setdefault(row.contribution.node, []).append(row.contribution)
    contributed: Mapping[str, Sequence[Contribution]] = by_node
    return compose(contributed, rules.plan, rules.policy)
