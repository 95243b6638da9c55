"""Comparing two moments (两个时点的对比), told from the log alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.replay import Histories, Scored, Streams, fold, remembered, scores
from domain.assessment.roll import AssessmentRoll, RollState
from domain.comparison.comparison import Comparison, Known, Taken, compared, counted, moved_by
from domain.comparison.movement import Places, graded
from domain.policy.policy import Policy
from domain.result.refusals import PeerGroupEmpty
from domain.scoring.ranking import Standing
from domain.scoring.subtotals import subtotals


@dataclass(frozen=True, slots=True)
class Course:
    """How an assessment went: its score at one moment, the steps since, and its score at last."""

    before: Scored | None
    steps: tuple[Taken, ...]
    after: Scored

    @property
    def comparison(self) -> Comparison:
        """What the two moments differ in."""
        return compared(self._known, self.steps)

    @property
    def moving(self) -> tuple[UUID, ...]:
        """The events that moved its counted score, the one that opened it among them."""
        return moved_by(self._known, self.steps, counted)

    @property
    def _known(self) -> Known | None:
        return None if self.before is None else _known(self.before)


@dataclass(frozen=True, slots=True)
class Boards:
    """A peer group at two moments, and by subject the events in between that moved its score."""

    before: Places
    after: Places
    moving: Mapping[str, tuple[UUID, ...]]


def course(assessment: UUID, start: int, streams: Streams) -> Course:
    """The course of an assessment since border ``start``, as far as ``streams`` go.

    Raises ``AssessmentUnknown``.
    """
    history = list(scores(assessment, streams))
    known = [scored for recorded, scored in history if recorded.position <= start]
    steps = tuple(
        Taken(recorded.event.envelope.event_id, _known(scored))
        for recorded, scored in history
        if recorded.position > start
    )
    return Course(known[-1] if known else None, steps, history[-1][1])


def comparisons(
    asked: Sequence[tuple[UUID, int]], histories: Histories
) -> dict[tuple[UUID, int], Comparison]:
    """What assessments differ in, each since a border of its own; one without events is left out."""
    streams = remembered(histories, [assessment for assessment, _ in asked])
    return {each: course(*each, streams).comparison for each in asked if streams(each[0])}


def boards(plan: UUID, peer_group: str, start: int, histories: Histories) -> Boards:
    """A peer group at border ``start`` and at the end of ``histories``; raises ``PeerGroupEmpty``."""
    roll: RollState | None = fold(histories([AssessmentRoll.id_of(plan)]))
    if not (group := () if roll is None else roll.of_group(peer_group)):
        raise PeerGroupEmpty("group")
    return boards_of(group, start, histories)


def boards_of(group: Sequence[UUID], start: int, histories: Histories) -> Boards:
    """The same of the assessments that are a peer group at the end."""
    streams = remembered(histories, group)
    courses = [course(each, start, streams) for each in group]
    return Boards(
        before=_graded([each.before for each in courses if each.before is not None]),
        after=_graded([each.after for each in courses]),
        moving={each.after.state.subject: each.moving for each in courses},
    )


def _graded(group: Sequence[Scored]) -> Places:
    return graded(list(map(_standing, group)), _grading(group)) if group else {}


def _grading(group: Sequence[Scored]) -> Policy:
    """The newest policy that somebody of the group is scored by grades all of it, for its side."""
    newest = max(group, key=lambda each: each.state.policy_version)
    return newest.policy.for_side(newest.plans.side)


def _standing(scored: Scored) -> Standing:
    split = subtotals(scored.breakdown, scored.plans.version(scored.state.plan_version))
    return Standing(
        subject=scored.state.subject,
        total=scored.breakdown.total,
        key=split.key,
        base=split.base,
        deductions=split.deductions,
        vetoes=tuple(each.effect for each in _known(scored).vetoes_in_force),
    )


def _known(scored: Scored) -> Known:
    return Known(scored.state, scored.breakdown)
