"""An evaluation round: opened, ballots cast, counted by one officer, closed by another."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.assessment.sheet import must_give_reason, must_say_why
from domain.evaluation import events
from domain.evaluation.ballot import BallotLine, invalid_because
from domain.evaluation.casting import must_be_complete, must_score_all
from domain.evaluation.counting import tallies
from domain.evaluation.events import (
    BallotCast,
    BallotFoundInvalid,
    BallotInvalidated,
    BallotsCounted,
    PartEntered,
    PartsBegun,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    ScoresRecorded,
)
from domain.evaluation.opening import Opening
from domain.evaluation.refusals import (
    BallotCastAlready,
    BallotNotStanding,
    EvaluationDayWrong,
    NotARater,
    RoundExists,
    RoundSamePerson,
    RoundStepWrong,
    RoundUnknown,
    SourceEvidenceMissing,
    SourceScoredAlready,
    SourceScoresMissing,
    SourceUnknown,
    VotingOver,
    VotingUnderWay,
)
from domain.evaluation.state import Rater, RoundState, RoundStatus, SourceScore
from domain.evaluation.tally import Counting, form_of
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Grounds
from domain.kernel.ids import stream_id
from domain.plan.version import PlanVersion
from domain.policy.evaluation import EvaluationRules


class EvaluationRound(Aggregate[RoundState]):
    """The round of one indicator in one period of a plan."""

    NAME = "evaluation-round"
    UNKNOWN = RoundUnknown

    @staticmethod
    def id_of(plan: UUID, indicator: str, period: str) -> UUID:
        """One round per plan, indicator and period."""
        return stream_id("evaluation-round", plan, indicator, period)

    def open(self, opening: Opening, plan: PlanVersion, rules: EvaluationRules) -> None:
        """Open the round under the rules of today."""
        if self.exists:
            raise RoundExists("indicator", indicator=opening.indicator, period=opening.period)
        form = form_of(plan.indicator(opening.indicator).method)
        opening.check(form, self.by.today)
        self.trigger(
            RoundOpened,
            plan=opening.plan,
            office=plan.office,
            indicator=opening.indicator,
            period=opening.period,
            direction=opening.direction,
            target=opening.target,
            dimensions=opening.dimensions(form, rules),
            form=form,
            subjects=opening.subjects,
            raters=opening.raters,
            sources=opening.sources,
            last_day=opening.last_day,
        )

    def extend(self, last_day: date, reason: str) -> None:
        """Give more time, as long as nothing is counted."""
        self._must_be(RoundStatus.OPEN)
        must_say_why(reason)
        least = max(self.state.last_day, self.by.today)
        if last_day < least or last_day == self.state.last_day:
            raise EvaluationDayWrong("lastDay", least=least)
        self.trigger(RoundExtended, last_day=last_day, reason=reason)

    def rater(self, rater: str) -> Rater:
        """The rater on the list; raises ``NotARater``."""
        if (found := self.state.raters.get(rater)) is None:
            raise NotARater("round")
        return found

    def cast(self, rater: Rater, lines: tuple[BallotLine, ...]) -> None:
        """Cast a ballot, once, until the end of the last day."""
        state = self.state
        if state.status is not RoundStatus.OPEN or self.by.today > state.last_day:
            raise VotingOver("round", day=state.last_day)
        if rater.rater in state.ballots:
            raise BallotCastAlready("round")
        must_be_complete(lines, rater, state)
        self.trigger(BallotCast, rater=rater.rater, lines=lines)

    def invalidate(self, rater: str, grounds: Grounds) -> None:
        """Let a ballot not count, before the count."""
        self._must_be(RoundStatus.OPEN)
        must_give_reason(grounds)
        ballot = self.state.ballots.get(rater)
        if ballot is None or ballot.invalid:
            raise BallotNotStanding("rater")
        self.trigger(BallotInvalidated, rater=rater, grounds=grounds)

    def record_scores(
        self, source: str, scores: tuple[SourceScore, ...], evidence: tuple[ContentHash, ...]
    ) -> None:
        """Take in the scores of a source, once, before the count."""
        self._must_be(RoundStatus.OPEN)
        if source not in self.state.sources:
            raise SourceUnknown("source", source=source)
        if source in self.state.scores:
            raise SourceScoredAlready("source", source=source)
        if not evidence:
            raise SourceEvidenceMissing("evidence")
        must_score_all(scores, self.state)
        self.trigger(ScoresRecorded, source=source, scores=scores, evidence=evidence)

    def count(self, plan: PlanVersion, rules: EvaluationRules) -> None:
        """Count what was said once everybody has spoken, or the last day has passed."""
        self._must_be(RoundStatus.OPEN)
        self._must_have_ended()
        for rater, ballot in self.state.ballots.items():
            found = None if ballot.invalid else invalid_because(ballot.lines, self.state.form, rules)
            if found is not None:
                self.trigger(BallotFoundInvalid, rater=rater, because=found)
        rule = plan.indicator(self.state.indicator)
        counting = Counting(rule, self.state.period, plan.digits, rules.trim_above)
        self.trigger(BallotsCounted, tallies=tallies(self.state, counting, rules))

    def close(self, left_out: Sequence[str]) -> UUID:
        """Confirm the count of another person, for all assessments at once; gives the event's id."""
        self._must_be_confirmable()
        return self.trigger(RoundClosed, left_out=tuple(left_out)).envelope.event_id

    def begin_entering(self) -> None:
        """Confirm the count of another person, for more assessments than one commit takes."""
        self._must_be_confirmable()
        self.trigger(PartsBegun)

    def enter_part(self, part: int, left_out: Sequence[str], *, last: bool) -> UUID:
        """Note that the count reaches a part of the assessments, the next one; gives the event's id."""
        self._must_be(RoundStatus.ENTERING)
        if part != self.state.entered:
            raise RoundStepWrong("part", status=self.state.status)
        return self.trigger(PartEntered, part=part, last=last, left_out=tuple(left_out)).envelope.event_id

    def _must_be(self, status: RoundStatus) -> None:
        if self.state.status is not status:
            raise RoundStepWrong("round", status=self.state.status)

    def _must_have_ended(self) -> None:
        state = self.state
        if state.waiting_for and self.by.today <= state.last_day:
            raise VotingUnderWay("round", day=state.last_day, waiting=len(state.waiting_for))
        if missing := [each for each in state.sources if each not in state.scores]:
            raise SourceScoresMissing("round", sources=", ".join(missing))

    def _must_be_confirmable(self) -> None:
        self._must_be(RoundStatus.COUNTED)
        if self.by.actor_id == self.state.counted_by:
            raise RoundSamePerson("round")


EVENTS: Final = events.EVENTS
