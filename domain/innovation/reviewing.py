"""After the work (事后评比), first: the panel of the project's class scores it."""

from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Final

from domain.assessment.sheet import must_lie_between
from domain.innovation.dossier import Dossier
from domain.innovation.refusals import ReviewedAlready, ReviewerConcerned, ReviewsTooFew, WrongPanel
from domain.innovation.state import PANELS, InnovationKind, InnovationState, InnovationStatus
from domain.kernel.event import Event
from domain.kernel.points import ZERO, Points, add, published, quotient
from domain.office.bodies import must_sit_in, sits_in
from domain.office.state import OfficeState
from domain.plan.draft import must_say
from domain.policy.innovation import InnovationRules


class InnovationReviewed(Event):
    """A member of the panel scored the project and gave an opinion."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-reviewed.v1"

    score: Points
    opinion: str

    def evolve(self, state: InnovationState) -> InnovationState:
        """Add the score."""
        return replace(state, reviews={**state.reviews, self.envelope.actor.id: self.score})


class ReviewClosed(Event):
    """The review was closed: ``score`` is the mean of the members' scores."""

    TOPIC: ClassVar[str] = "innovation-project.review-closed.v1"

    score: Points

    def evolve(self, state: InnovationState) -> InnovationState:
        """It waits for the ranking of its year."""
        return replace(state, status=InnovationStatus.REVIEWED, score=self.score)


class Reviewing(Dossier):
    """The professional review."""

    def review(self, score: Decimal, opinion: str, rules: InnovationRules, office: OfficeState) -> None:
        """Score a submitted project as a member of its panel who belongs to none of the applicants."""
        self._must_be(InnovationStatus.SUBMITTED)
        self._must_be_of_the_panel(office)
        self._must_be_unconcerned()
        if self.by.actor_id in self.state.reviews:
            raise ReviewedAlready("innovation")
        must_lie_between(score, ZERO, rules.full_score, "score")
        must_say(opinion, "opinion")
        self.trigger(InnovationReviewed, score=score, opinion=opinion)

    def close_review(self, rules: InnovationRules) -> None:
        """Count the mean of enough scores."""
        self._must_be(InnovationStatus.SUBMITTED)
        self._must_not_be_own()
        scores = list(self.state.reviews.values())
        if len(scores) < rules.least_reviews:
            raise ReviewsTooFew("innovation", least=rules.least_reviews, found=len(scores))
        mean = quotient(add(scores), Decimal(len(scores)))
        self.trigger(ReviewClosed, score=published(mean, rules.mean_digits))

    def _must_be_of_the_panel(self, office: OfficeState) -> None:
        """Who sits in the other panel only is told so."""
        kind, member, today = self.state.application.kind, self.by.actor_id, self.by.today
        seated = [each for each in PANELS if sits_in(office, PANELS[each], member, today)]
        if seated and kind not in seated:
            raise WrongPanel("innovation", panel=_NAMES[kind])
        must_sit_in(office, PANELS[kind], member, today)

    def _must_be_unconcerned(self) -> None:
        if (unit := self.by.unit) in self.state.application.units:
            raise ReviewerConcerned("innovation", unit=unit)


_NAMES: Final[dict[InnovationKind, str]] = {"SERVICE": "服务大局创新评审组", "BUSINESS": "业务管理创新评审组"}
EVENTS: Final = (InnovationReviewed, ReviewClosed)
