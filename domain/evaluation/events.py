"""What happens in an evaluation round."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.evaluation.ballot import BallotLine, Form, InvalidBecause
from domain.evaluation.state import (
    Ballot,
    Direction,
    Rater,
    RoundState,
    RoundStatus,
    ScoreSource,
    SourceScore,
    Target,
)
from domain.evaluation.tally import SubjectTally
from domain.kernel.event import ContentHash, Event, Grounds
from domain.policy.evaluation import EvaluationDimension


class RoundOpened(Event):
    """The performance office opened a round: whom it rates, who rates, on what, until when."""

    TOPIC: ClassVar[str] = "evaluation-round.round-opened.v1"

    plan: UUID
    office: str
    indicator: str
    period: str
    direction: Direction
    target: Target
    dimensions: tuple[EvaluationDimension, ...]
    form: Form
    subjects: tuple[str, ...]
    raters: tuple[Rater, ...]
    sources: tuple[ScoreSource, ...]
    last_day: date

    def evolve(self, state: RoundState | None) -> RoundState:
        """Nobody has spoken yet."""
        del state
        return RoundState(
            plan=self.plan,
            office=self.office,
            indicator=self.indicator,
            period=self.period,
            direction=self.direction,
            target=self.target,
            dimensions=self.dimensions,
            form=self.form,
            subjects=self.subjects,
            raters={each.rater: each for each in self.raters},
            sources={each.code: each for each in self.sources},
            last_day=self.last_day,
            policy_version=self.envelope.policy_version,
            status=RoundStatus.OPEN,
            ballots={},
            scores={},
            tallies={},
            counted_by="",
            entered=0,
        )


class RoundExtended(Event):
    """More time was given to who has not cast a ballot."""

    TOPIC: ClassVar[str] = "evaluation-round.round-extended.v1"

    last_day: date
    reason: str

    def evolve(self, state: RoundState) -> RoundState:
        """Ballots may be cast until then."""
        return replace(state, last_day=self.last_day)


class BallotCast(Event):
    """A rater cast the ballot (投票); it stands as it is."""

    TOPIC: ClassVar[str] = "evaluation-round.ballot-cast.v1"

    rater: str
    lines: tuple[BallotLine, ...]

    def evolve(self, state: RoundState) -> RoundState:
        """Keep the ballot."""
        return replace(state, ballots={**state.ballots, self.rater: Ballot(self.lines, invalid=None)})


class _BallotInvalid(Event):
    """A ballot does not count."""

    rater: str

    def _invalid(self, state: RoundState, because: InvalidBecause) -> RoundState:
        ballot = replace(state.ballots[self.rater], invalid=because)
        return replace(state, ballots={**state.ballots, self.rater: ballot})


class BallotInvalidated(_BallotInvalid):
    """The performance office found that a ballot must not count, with grounds."""

    TOPIC: ClassVar[str] = "evaluation-round.ballot-invalidated.v1"

    grounds: Grounds

    def evolve(self, state: RoundState) -> RoundState:
        """It stays, and does not count."""
        return self._invalid(state, "OFFICE")


class BallotFoundInvalid(_BallotInvalid):
    """Counting found that a ballot is invalid by rule (rule 14)."""

    TOPIC: ClassVar[str] = "evaluation-round.ballot-found-invalid.v1"

    because: InvalidBecause

    def evolve(self, state: RoundState) -> RoundState:
        """It stays, and does not count."""
        return self._invalid(state, self.because)


class ScoresRecorded(Event):
    """The scores of a survey or an external body were recorded, with their evidence."""

    TOPIC: ClassVar[str] = "evaluation-round.scores-recorded.v1"

    source: str
    scores: tuple[SourceScore, ...]
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: RoundState) -> RoundState:
        """Keep the scores."""
        return replace(state, scores={**state.scores, self.source: self.scores})


class BallotsCounted(Event):
    """What was said was counted (计票), subject by subject; another person closes the round."""

    TOPIC: ClassVar[str] = "evaluation-round.ballots-counted.v1"

    tallies: tuple[SubjectTally, ...]

    def evolve(self, state: RoundState) -> RoundState:
        """It awaits the confirmation."""
        return replace(
            state,
            status=RoundStatus.COUNTED,
            tallies={each.subject: each for each in self.tallies},
            counted_by=self.envelope.actor.id,
        )


class RoundClosed(Event):
    """The count was confirmed: what it says enters the assessments, but those ``left_out``.

    Left out is whose assessment is sealed, to whom the indicator does not apply, or whose result was
    confirmed another way.
    """

    TOPIC: ClassVar[str] = "evaluation-round.round-closed.v1"

    left_out: tuple[str, ...]

    def evolve(self, state: RoundState) -> RoundState:
        """Nothing more is to come."""
        return replace(state, status=RoundStatus.CLOSED)


class PartsBegun(Event):
    """The count was confirmed, and reaches more assessments than one commit takes: part by part."""

    TOPIC: ClassVar[str] = "evaluation-round.parts-begun.v1"

    def evolve(self, state: RoundState) -> RoundState:
        """The parts are still to come."""
        return replace(state, status=RoundStatus.ENTERING)


class PartEntered(Event):
    """What the count says entered a part of the assessments, but those ``left_out``."""

    TOPIC: ClassVar[str] = "evaluation-round.part-entered.v1"

    part: int
    last: bool
    left_out: tuple[str, ...]

    def evolve(self, state: RoundState) -> RoundState:
        """The next part follows, unless it was the last."""
        status = RoundStatus.CLOSED if self.last else RoundStatus.ENTERING
        return replace(state, status=status, entered=self.part + 1)


EVENTS: Final = (
    RoundOpened,
    RoundExtended,
    BallotCast,
    BallotInvalidated,
    BallotFoundInvalid,
    ScoresRecorded,
    BallotsCounted,
    RoundClosed,
    PartsBegun,
    PartEntered,
)
