"""Whose voices count for a subject."""

from collections.abc import Iterator

from domain.evaluation.refusals import TooFewBallots
from domain.evaluation.state import RoundState
from domain.evaluation.tally import Counting, SubjectTally, Voice, tally
from domain.policy.evaluation import EvaluationRules


def tallies(state: RoundState, counting: Counting, rules: EvaluationRules) -> tuple[SubjectTally, ...]:
    """What was said of each subject, or of all, the same for each (P32); raises ``TooFewBallots``."""
    if state.target == "WHOLE":
        whole = _tally(None, state, counting, rules)
        return tuple(whole.model_copy(update={"subject": subject}) for subject in state.subjects)
    return tuple(_tally(subject, state, counting, rules) for subject in state.subjects)


def _tally(
    subject: str | None, state: RoundState, counting: Counting, rules: EvaluationRules
) -> SubjectTally:
    ballots = list(_ballots(subject, state))
    if state.raters and len(ballots) < rules.least_valid:
        named = subject or ", ".join(state.subjects)
        raise TooFewBallots("round", subject=named, valid=len(ballots), least=rules.least_valid)
    return tally(subject or "", [*ballots, *_scores(subject, state)], counting)


def _ballots(subject: str | None, state: RoundState) -> Iterator[Voice]:
    for rater, ballot in state.ballots.items():
        lines = () if ballot.invalid else ballot.lines
        for line in lines:
            if line.subject == subject:
                score = None if state.form.grades else line.score(state.dimensions)
                yield Voice(state.raters[rater].group, score, line.grade)


def _scores(subject: str | None, state: RoundState) -> Iterator[Voice]:
    for source, scores in state.scores.items():
        for each in scores:
            if each.subject == subject:
                yield Voice(state.sources[source].group, each.score, None)
