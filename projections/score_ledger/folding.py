"""How assessments become leaves and contributions."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.state import Claim, Item
from domain.scoring.breakdown import Breakdown, Leaf
from domain.scoring.contribution import SCALE_UP, Contribution, node_of
from projections.model import Model, end, put
from projections.score_ledger.tables import CONTRIBUTION, LEAF
from projections.step import AssessmentStep
from projections.table import Change, Row

TOTAL: Final = "TOTAL"
"""The node of the rounding leaf."""


def changes(step: AssessmentStep) -> Iterator[Change]:
    """The contributions of the items that changed, the leaves that came, moved or went, and the rounding."""
    for each in step.changed:
        if (node := node_of(each.new)) is not None:
            yield _contribution_change(step, node, each.new)
            yield from _part_changes(step, node)
    if step.adopts:
        for node in step.score.parts:
            yield from _part_changes(step, node)
    if step.score is not step.score_before:
        yield from _part_changes(step, SCALE_UP)
        yield from _rounding_changes(step)


def _contribution_change(step: AssessmentStep, node: str, item: Item) -> Change:
    assessment, position = step.recorded.stream, step.recorded.commit_position
    contributed = step.score.parts[node].contributed.get(item.ref)
    if contributed is None:
        return end(CONTRIBUTION, (assessment, item.ref), position)
    return put(CONTRIBUTION, _contribution(assessment, contributed, item), position)


def _part_changes(step: AssessmentStep, node: str) -> Iterator[Change]:
    """A leaf that stayed is the same object at the same place."""
    assessment, position = step.recorded.stream, step.recorded.commit_position
    old, new = _leaves(step.score_before, node), _leaves(step.score, node)
    for ordinal, leaf in enumerate(new):
        if ordinal >= len(old) or old[ordinal] is not leaf:
            yield put(LEAF, _leaf(assessment, node, ordinal, leaf), position)
    for path, kind in {(leaf.path, leaf.kind) for leaf in old} - {(leaf.path, leaf.kind) for leaf in new}:
        yield end(LEAF, (assessment, path, kind.value), position)


def _leaves(score: Breakdown | None, node: str) -> Sequence[Leaf]:
    part = None if score is None else score.parts.get(node)
    return () if part is None else part.leaves


def _rounding_changes(step: AssessmentStep) -> Iterator[Change]:
    before, after = step.score_before, step.score
    if before is None or before.exact != after.exact:
        row = _leaf(step.recorded.stream, TOTAL, 0, after.rounding)
        yield put(LEAF, row, step.recorded.commit_position)


def _leaf(assessment: UUID, node: str, ordinal: int, leaf: Leaf) -> Row:
    return (
        assessment,
        leaf.path,
        leaf.kind.value,
        node,
        ordinal,
        leaf.points,
        leaf.stated,
        leaf.state.value,
        leaf.item,
        list(leaf.events),
    )


def _contribution(assessment: UUID, each: Contribution, item: Item) -> Row:
    return (
        assessment,
        each.item,
        each.node,
        each.kind.value,
        each.period,
        each.channel,
        each.matter,
        each.code,
        each.stated,
        each.bound,
        each.ruled,
        each.confirmed,
        each.effective_on,
        list(each.events),
        each.ruling,
        item.work_kind if isinstance(item, Claim) else None,
    )


SCORE_LEDGER: Final = Model(
    name="score_ledger", version=4, tables=(LEAF, CONTRIBUTION), folds={Assessment.NAME: changes}
)
"""The read model."""
