"""After the work (事后评比), then: a project takes its place in the ranking, and its bonus is granted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.innovation_bonus import InnovationBonus
from domain.assessment.refusals import DocumentMissing
from domain.assessment.sheet import must_give_reason
from domain.innovation.dossier import Dossier
from domain.innovation.refusals import PrizeUnknown
from domain.innovation.shares import parts_of
from domain.innovation.state import InnovationState, InnovationStatus, Place, Portion
from domain.kernel.event import Event, Grounds
from domain.kernel.points import Points
from domain.plan.claim_item import INNOVATION
from domain.policy.innovation import InnovationRules


class InnovationRanked(Event):
    """The project took its place in the ranking of its year."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-ranked.v1"

    place: Place

    def evolve(self, state: InnovationState) -> InnovationState:
        """With a prize, its bonus may be granted."""
        status = InnovationStatus.NO_BONUS if self.place.prize is None else InnovationStatus.RANKED
        return replace(state, status=status, place=self.place)


class InnovationBonusGranted(Event):
    """The leading group granted the bonus of the prize, in parts to the applicants."""

    TOPIC: ClassVar[str] = "innovation-project.bonus-granted.v1"

    points: Points
    portions: tuple[Portion, ...]
    grounds: Grounds

    @property
    def rests_on(self) -> None:
        """Nothing of its own: the bonuses rest on what was in force on the day the work was done."""

    def evolve(self, state: InnovationState) -> InnovationState:
        """Remember the parts."""
        return replace(state, status=InnovationStatus.GRANTED, portions=self.portions)


class Rewarding(Dossier):
    """What comes of the review."""

    def take_place(self, place: Place) -> None:
        """Take a place in the ranking of the year."""
        self._must_be(InnovationStatus.REVIEWED)
        self.trigger(InnovationRanked, place=place)

    def grant(
        self, assessments: Mapping[str, UUID], rules: InnovationRules, digits: int, grounds: Grounds
    ) -> UUID:
        """Grant the bonus of the prize, on a document; ``digits`` are those of a part.  Gives the event."""
        self._must_be(InnovationStatus.RANKED)
        self._must_not_be_own()
        must_give_reason(grounds)
        if not grounds.evidence:
            raise DocumentMissing("grounds.evidence", item=INNOVATION)
        won = None if self.state.place is None else self.state.place.prize
        if won is None or (prize := rules.prize(won)) is None:
            raise PrizeUnknown("innovation", named=won)
        applicants = self.state.application.applicants
        portions = tuple(
            Portion(unit=each.unit, assessment=assessments[each.unit], points=part)
            for each, part in zip(applicants, parts_of(prize.points, applicants, digits), strict=True)
        )
        granted = self.trigger(
            InnovationBonusGranted, points=prize.points, portions=portions, grounds=grounds
        )
        return granted.envelope.event_id

    def bonus(self, portion: Portion, grounds: Grounds) -> InnovationBonus:
        """What is booked for one of the applicants; the title of the project is the matter."""
        return InnovationBonus(
            innovation=self.id,
            matter=self.state.application.title,
            points=portion.points,
            completed_on=self.state.done_on,
            grounds=grounds,
        )


EVENTS: Final = (InnovationRanked, InnovationBonusGranted)
