"""How evaluation rounds become rows."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from domain.evaluation.round import EvaluationRound
from domain.evaluation.state import Rater, RoundState, ScoreSource
from domain.evaluation.tally import SubjectTally
from projections.evaluations.tables import (
    EVALUATION_RATER,
    EVALUATION_ROUND,
    EVALUATION_SOURCE,
    EVALUATION_TALLY,
)
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[RoundState]) -> Iterator[Change]:
    """The round, and of raters, sources and subjects those that changed."""
    stream, position = step.recorded.stream, step.recorded.commit_position
    before, after = step.before, step.after
    yield put(EVALUATION_ROUND, _round(stream, after), position)
    for rater in after.raters.values():
        if before is None or before.ballots.get(rater.rater) is not after.ballots.get(rater.rater):
            yield put(EVALUATION_RATER, _rater(stream, rater, after), position)
    for source in after.sources.values():
        if before is None or before.scores.get(source.code) is not after.scores.get(source.code):
            yield put(EVALUATION_SOURCE, _source(stream, source, after), position)
    if before is not None and before.tallies is not after.tallies:
        for ordinal, tally in enumerate(after.tallies.values()):
            yield put(EVALUATION_TALLY, _tally(stream, ordinal, tally), position)


def _round(stream: UUID, state: RoundState) -> Row:
    return (
        stream,
        state.office,
        state.plan,
        state.indicator,
        state.period,
        state.direction,
        state.target,
        state.status.value,
        state.last_day,
        [each.model_dump(mode="json") for each in state.dimensions],
        state.form.model_dump(mode="json"),
        list(state.subjects),
        state.policy_version,
    )


def _rater(stream: UUID, rater: Rater, state: RoundState) -> Row:
    ballot = state.ballots.get(rater.rater)
    invalid = None if ballot is None else ballot.invalid
    return (stream, rater.rater, state.office, rater.unit, rater.group, ballot is not None, invalid)


def _source(stream: UUID, source: ScoreSource, state: RoundState) -> Row:
    return (stream, source.code, source.kind, source.group, source.code in state.scores)


def _tally(stream: UUID, ordinal: int, tally: SubjectTally) -> Row:
    groups = [each.model_dump(mode="json") for each in tally.groups]
    return (stream, tally.subject, ordinal, groups, tally.points)


EVALUATIONS: Final = Model(
    name="evaluations",
    version=1,
    tables=(EVALUATION_ROUND, EVALUATION_RATER, EVALUATION_SOURCE, EVALUATION_TALLY),
    folds={EvaluationRound.NAME: changes},
)
"""The read model."""
