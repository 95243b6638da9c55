"""What a ballot, or the scores of a source, must be like."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.evaluation.ballot import BallotLine
from domain.evaluation.refusals import BallotIncomplete, BallotMarksWrong, OwnUnitRated, SourceScoreWrong
from domain.evaluation.state import Rater, RoundState, SourceScore
from domain.kernel.points import text


def must_be_complete(lines: Sequence[BallotLine], rater: Rater, state: RoundState) -> None:
    """Refuse a ballot that does not speak once of everybody, as the round asks, or speaks of the own unit."""
    expected = state.subjects_of(rater)
    named = [line.subject for line in lines]
    if own := sorted({rater.rater, rater.unit} & {*named} & {*state.subjects}):
        raise OwnUnitRated("lines", subject=", ".join(own))
    if Counter(named) != Counter(expected):
        raise BallotIncomplete("lines", subjects=_listed(expected))
    for line in lines:
        if not _fits(line, state):
            raise BallotMarksWrong(
                "lines",
                dimensions=", ".join(each.code for each in state.dimensions) or "–",
                scale=text(state.form.scale),
                grades=", ".join(state.form.grades) or "–",
            )


def must_score_all(scores: Sequence[SourceScore], state: RoundState) -> None:
    """Refuse scores that do not score everybody once, on the scale."""
    expected: tuple[str | None, ...] = (None,) if state.target == "WHOLE" else state.subjects
    complete = Counter(each.subject for each in scores) == Counter(expected)
    if not complete or not all(state.form.takes(each.score) for each in scores):
        raise SourceScoreWrong("scores", subjects=_listed(expected), scale=text(state.form.scale))


def _fits(line: BallotLine, state: RoundState) -> bool:
    form = state.form
    if form.grades:
        return line.grade in form.grades and not line.scores
    scored = Counter(each.dimension for each in line.scores)
    on_scale = all(form.takes(each.score) for each in line.scores)
    return line.grade is None and on_scale and scored == Counter(each.code for each in state.dimensions)


def _listed(subjects: Iterable[str | None]) -> str:
    return ", ".join(each or "null" for each in subjects)
