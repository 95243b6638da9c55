"""The steps of evaluation rounds: opened, voted in, counted by one officer, closed by another."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from api.cli.demo.lines import BallotLine, RoundLine
from api.cli.demo.step import Step, person
from api.cli.demo.year import PlanYear
from domain.kernel.clock import ZONE
from domain.person import Role

_VOTING_STARTS: Final = time(9)
_BETWEEN_VOTERS: Final = timedelta(minutes=20)


def evaluation(plan: PlanYear) -> Iterator[Step]:
    """Every round of a plan."""
    for line in plan.rounds:
        yield from _Round(plan, line).steps()


class _Round:
    """One round: who rates whom, and when."""

    def __init__(self, plan: PlanYear, line: RoundLine) -> None:
        self._plan = plan
        self._line = line
        self._name = f"round {plan.name} {line.indicator}"
        ballots = [each for each in plan.ballots if each.indicator == line.indicator]
        self._ballots = {rater: list(lines) for rater, lines in groupby(ballots, attrgetter("rater"))}

    def steps(self) -> Iterator[Step]:
        """All steps of the round."""
        line, office = self._line, self._plan.office
        counter, closer = office.calendar.recheckers
        yield self._step(
            line.opened, office.first(Role.PERFORMANCE_OFFICE), "openEvaluationRound", self._opening()
        )
        for place, (rater, lines) in enumerate(self._ballots.items()):
            yield self._step(self._voting(place), rater, "castBallot", self._ballot(rater, lines))
        about = {"round": f"${self._name}"}
        yield self._step(line.counted, counter, "countBallots", about)
        yield self._step(line.closed, closer, "closeEvaluationRound", about)

    def _opening(self) -> dict[str, Any]:
        line, raters = self._line, list(self._ballots)
        by_units = line.direction == "UPWARD"
        return {
            **line.model_dump(mode="json", include={"indicator", "period", "direction", "last_day"}),
            "plan": f"${self._plan.name}",
            "target": "PER_SUBJECT",
            "subjects": [each.subject for each in self._ballots[raters[0]]],
            "persons": [] if by_units else [{"person": f"${person(each)}", "group": None} for each in raters],
            "units": [{"unit": self._unit(each), "group": None} for each in raters] if by_units else [],
            "sources": [],
        }

    def _ballot(self, rater: str, lines: list[BallotLine]) -> dict[str, Any]:
        return {
            "round": f"${self._name}",
            "unit": self._unit(rater) if self._line.direction == "UPWARD" else None,
            "lines": [{"subject": each.subject, "scores": each.scores(), "grade": None} for each in lines],
        }

    def _unit(self, rater: str) -> str:
        return next(post.unit for post in self._plan.office.posts if post.code == rater)

    def _voting(self, place: int) -> datetime:
        """Raters are dealt out to the days of voting, twenty minutes apart."""
        days = self._line.voting
        start = datetime.combine(days[place % len(days)], _VOTING_STARTS, ZONE)
        return start + place // len(days) * _BETWEEN_VOTERS

    def _step(self, at: datetime, by: str, do: str, given: dict[str, Any]) -> Step:
        name = self._name if do == "openEvaluationRound" else None
        return Step(at, by, do, given, self._name, name)
