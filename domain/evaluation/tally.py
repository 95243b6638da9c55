"""Counting (计票): what the valid ballots about a subject come to, by the method of the indicator."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from domain.evaluation.ballot import Form
from domain.evaluation.refusals import EvaluationMethodWrong
from domain.kernel.points import ZERO, Points, product, quotient, working
from domain.kernel.value import Value
from domain.methods.catalogue import MethodDefinition
from domain.methods.composite import Composite
from domain.methods.direct import POINTS, Direct
from domain.methods.measure import Measure
from domain.methods.parts import HUNDRED, mean
from domain.methods.refusals import NothingCounted
from domain.methods.trimmed import TrimmedMean
from domain.methods.votes import Votes
from domain.plan.version import ScoredIndicator

_EXTRA = "extra"


class Voice(NamedTuple):
    """What a ballot or a source says of a subject: a score or a grade, in a group where there are groups."""

    group: str | None
    score: Decimal | None
    grade: str | None


class GroupTally(Value):
    """What a group of voices came to: how many counted, which were left out as highest and lowest, the mean.

    ``group`` is null where there are no groups, ``mean`` where votes count.
    """

    group: str | None
    valid: int
    dropped: tuple[Points, ...]
    mean: Points | None


class SubjectTally(Value):
    """What the voices about a subject came to: the measures that its indicator takes, and their points."""

    subject: str
    groups: tuple[GroupTally, ...]
    measures: tuple[Measure, ...]
    points: Points


class Counting(NamedTuple):
    """What is counted for: an indicator and a period, under a plan of ``digits``, trimming above a number."""

    rule: ScoredIndicator
    period: str
    digits: int
    trim_above: int

    def points(self, measures: Sequence[Measure]) -> Decimal:
        """What the method makes of the measures."""
        return self.rule.method.score(measures, self.rule.occasion(self.period, self.digits)).points


def form_of(method: MethodDefinition) -> Form:
    """What a ballot for a method looks like; raises ``EvaluationMethodWrong``."""
    match method:
        case TrimmedMean():
            return Form(scale=method.scale, grades=(), groups=())
        case Composite():
            return Form(scale=method.scale, grades=(), groups=method.takes)
        case Direct():
            return Form(scale=HUNDRED, grades=(), groups=())
        case Votes():
            best_first = sorted(method.grades, key=lambda grade: grade.share, reverse=True)
            grades = tuple(grade.code for grade in best_first)
            return Form(scale=HUNDRED, grades=grades, groups=tuple(group.code for group in method.groups))
        case _:
            raise EvaluationMethodWrong("indicator", method=method.name)


def tally(subject: str, voices: Sequence[Voice], counting: Counting) -> SubjectTally:
    """Count the voices about a subject; what is not tied to a rater is told, in the order of the figures."""
    groups, measures = _COUNTERS[type(counting.rule.method)](voices, counting)
    points = counting.points(measures)
    return SubjectTally(subject=subject, groups=groups, measures=measures, points=points)


_Counted = tuple[tuple[GroupTally, ...], tuple[Measure, ...]]


def _trimmed(voices: Sequence[Voice], counting: Counting) -> _Counted:
    method = counting.rule.method
    above = method.trim_above if isinstance(method, TrimmedMean) else counting.trim_above
    measures = tuple(Measure(name="score", value=score) for score in _scores(voices, counting))
    return (_group(None, voices, counting._replace(trim_above=above)),), measures


def _direct(voices: Sequence[Voice], counting: Counting) -> _Counted:
    group = _group(None, voices, counting)
    if group.mean is None:
        raise NothingCounted("measures", measures=POINTS)
    marks = counting.rule.marks[counting.period]
    points = working(quotient(product(group.mean, marks), HUNDRED), counting.digits)
    return (group,), (Measure(name=POINTS, value=points),)


def _composite(voices: Sequence[Voice], counting: Counting) -> _Counted:
    groups = tuple(
        _group(code, [each for each in voices if each.group == code], counting)
        for code in form_of(counting.rule.method).groups
    )
    return groups, tuple(_part_measures(groups))


def _part_measures(groups: Sequence[GroupTally]) -> Iterator[Measure]:
    """A measure per part with voices; extra points are nothing where nobody gave some."""
    for each in groups:
        if each.mean is not None:
            yield Measure(name=each.group or "", value=each.mean)
        elif each.group == _EXTRA:
            yield Measure(name=_EXTRA, value=ZERO)


def _votes(voices: Sequence[Voice], counting: Counting) -> _Counted:
    form = form_of(counting.rule.method)
    groups, measures = [], []
    for group in form.groups:
        cast = [each.grade for each in voices if each.group == group]
        groups.append(GroupTally(group=group, valid=len(cast), dropped=(), mean=None))
        measures += [
            Measure(name=f"{group}/{grade}", value=Decimal(cast.count(grade))) for grade in form.grades
        ]
    return tuple(groups), tuple(measures)


_COUNTERS: Mapping[type, Callable[[Sequence[Voice], Counting], _Counted]] = {
    TrimmedMean: _trimmed,
    Direct: _direct,
    Composite: _composite,
    Votes: _votes,
}


def _group(group: str | None, voices: Sequence[Voice], counting: Counting) -> GroupTally:
    """The mean of a group, without one highest and one lowest where there are enough."""
    scores = _scores(voices, counting)
    dropped = (scores[0], scores[-1]) if len(scores) > counting.trim_above else ()
    kept = scores[1:-1] if dropped else scores
    found = working(mean(kept), counting.digits) if kept else None
    return GroupTally(group=group, valid=len(scores), dropped=dropped, mean=found)


def _scores(voices: Sequence[Voice], counting: Counting) -> list[Decimal]:
    """The scores from the lowest up, so that their order tells nothing of who gave them."""
    return sorted(working(each.score, counting.digits) for each in voices if each.score is not None)
