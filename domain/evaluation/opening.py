"""What a round must be like to be opened."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.evaluation.ballot import Form
from domain.evaluation.refusals import (
    EvaluationDayWrong,
    EvaluationVoicesWrong,
    OwnUnitRated,
    RaterGroupWrong,
    RaterTwice,
)
from domain.evaluation.state import Direction, Rater, ScoreSource, Target
from domain.policy.evaluation import EvaluationDimension, EvaluationRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is opened: who rates whom on which indicator and period, until ``last_day``.

    ``persons`` rate on their own, ``units`` by whoever heads or reports for them.
    """

    plan: UUID
    indicator: str
    period: str
    direction: Direction
    target: Target
    subjects: tuple[str, ...]
    persons: tuple[Rater, ...]
    units: tuple[Rater, ...]
    sources: tuple[ScoreSource, ...]
    last_day: date

    @property
    def raters(self) -> tuple[Rater, ...]:
        """Everybody who casts a ballot."""
        return (*self.persons, *self.units)

    def dimensions(self, form: Form, rules: EvaluationRules) -> tuple[EvaluationDimension, ...]:
        """What a ballot scores: none where votes count, or nobody votes."""
        if form.grades or not self.raters:
            return ()
        return rules.upward if self.direction == "UPWARD" else rules.downward

    def check(self, form: Form, today: date) -> None:
        """Refuse what cannot be rated so."""
        if self.last_day < today:
            raise EvaluationDayWrong("lastDay", least=today)
        self._must_have_voices(form)
        self._must_be_named_once()
        groups = {each.group for each in self.raters} | {each.group for each in self.sources}
        if not groups <= {*(form.groups or (None,))}:
            raise RaterGroupWrong("raters", groups=", ".join(form.groups) or "–")
        for rater in self.raters:
            if self.target == "WHOLE" and (own := {rater.rater, rater.unit} & {*self.subjects}):
                raise OwnUnitRated("raters", subject=", ".join(sorted(own)))

    def _must_have_voices(self, form: Form) -> None:
        match self.direction:
            case "DOWNWARD":
                fits = bool(self.raters)
            case "LEADER":
                fits = bool(self.persons) and not self.units
            case "UPWARD":
                fits = bool(self.units) and not self.persons
            case _:
                fits = bool(self.sources) and not self.raters
        if not fits or (form.grades and self.sources):
            raise EvaluationVoicesWrong("direction", direction=self.direction)

    def _must_be_named_once(self) -> None:
        named = Counter([each.rater for each in self.raters] + [each.code for each in self.sources])
        if twice := sorted(name for name, times in named.items() if times > 1):
            raise RaterTwice("raters", named=", ".join(twice))
