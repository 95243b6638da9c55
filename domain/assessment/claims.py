"""Bonus and deduction items (加分项目, 减分项目): claimed, verified, then in force or refused."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final

from domain.assessment.refusals import (
    ClaimPointsMissing,
    ClaimStepWrong,
    DocumentMissing,
    ItemUnknown,
    PraiseNotExplicit,
    PraiseUnsaid,
    SamePerson,
)
from domain.assessment.sheet import Sheet, must_give_reason, must_lie_between
from domain.assessment.state import AssessmentState, Claim, ClaimStatus
from domain.kernel.event import Event, Grounds
from domain.kernel.points import ZERO, Points, multiply, text
from domain.plan.claim_item import ClaimItem, ClaimKind, ClaimWorkKind
from domain.plan.version import PlanVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Claiming:
    """What is claimed: an item of the catalogue for a matter of a day.

    ``points`` are those of one occurrence, ``None`` where the catalogue has one figure.  ``explicit_praise``
    is what the claimant says of the document; ``None`` where nothing depends on it.
    """

    kind: ClaimKind
    code: str
    matter: str
    occurrences: int
    points: Decimal | None
    explicit_praise: bool | None
    occurred_on: date
    grounds: Grounds


class ItemClaimed(Event):
    """An item of the catalogue was claimed for a matter; ``points`` are those of all occurrences."""

    TOPIC: ClassVar[str] = "assessment.item-claimed.v1"

    kind: ClaimKind
    code: str
    matter: str
    work_kind: ClaimWorkKind | None
    occurrences: int
    points: Points
    explicit_praise: bool | None
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the claim."""
        return state.with_item(
            Claim(
                ref=f"claim:{self.envelope.event_id}",
                kind=self.kind,
                code=self.code,
                matter=self.matter,
                occurrences=self.occurrences,
                points=self.points,
                work_kind=self.work_kind,
                explicit_praise=self.explicit_praise,
                status=ClaimStatus.CLAIMED,
                effective_on=self.envelope.effective_on,
                version=self.originator_version,
                claimed_by=self.envelope.actor.id,
                verified_by=None,
                decided_by=None,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class _ClaimStep(Event):
    """A step on a claim that exists."""

    claim: str

    def _claim(self, state: AssessmentState) -> Claim:
        found = state.claims[self.claim]
        events = (*found.events, self.envelope.event_id)
        return found._replace(version=self.originator_version, events=events)


class ClaimVerified(_ClaimStep):
    """The facts of a claim were checked against its documents, and whether these praise explicitly."""

    TOPIC: ClassVar[str] = "assessment.claim-verified.v1"

    explicit_praise: bool | None

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember who verified, and what the document says."""
        verified = self._claim(state)._replace(
            status=ClaimStatus.VERIFIED,
            verified_by=self.envelope.actor.id,
            explicit_praise=self.explicit_praise,
        )
        return state.with_item(verified)


class ClaimAccepted(_ClaimStep):
    """A claim came into force: from now on it counts, effective on the day of the fact."""

    TOPIC: ClassVar[str] = "assessment.claim-accepted.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Put the claim in force."""
        actor = self.envelope.actor.id
        return state.with_item(self._claim(state)._replace(status=ClaimStatus.IN_FORCE, decided_by=actor))


class ClaimRefused(_ClaimStep):
    """A claim was refused, with the reason."""

    TOPIC: ClassVar[str] = "assessment.claim-refused.v1"

    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Set the claim aside."""
        actor = self.envelope.actor.id
        return state.with_item(self._claim(state)._replace(status=ClaimStatus.REFUSED, decided_by=actor))


class Claims(Sheet):
    """The workflow of bonus and deduction items."""

    def claim(self, what: Claiming, plan: PlanVersion) -> str:
        """Claim an item of the catalogue; gives the claim's reference."""
        self._must_be_open()
        must_give_reason(what.grounds)
        self._must_be_in_year(what.occurred_on)
        item = plan.catalogue.item(what.kind, what.code)
        _must_be_proved(item, what)
        points = multiply(_points_of_one(item, what), Decimal(what.occurrences), plan.digits)
        must_lie_between(points, ZERO, plan.scale)
        event = self.trigger(
            ItemClaimed,
            effective_on=what.occurred_on,
            kind=what.kind,
            code=what.code,
            matter=what.matter,
            work_kind=item.work_kind,
            occurrences=what.occurrences,
            points=points,
            explicit_praise=what.explicit_praise,
            grounds=what.grounds,
        )
        return f"claim:{event.envelope.event_id}"

    def verify_claim(self, claim: str, plan: PlanVersion, *, explicit_praise: bool | None) -> None:
        """Confirm the facts of a claim, never one's own, and say whether its document praises."""
        found = self._claim_at(claim, ClaimStatus.CLAIMED)
        if explicit_praise is None and _needs_praise(found, plan):
            raise PraiseUnsaid("explicitPraise", item=found.code)
        self.trigger(ClaimVerified, claim=claim, explicit_praise=explicit_praise)

    def accept_claim(self, claim: str, plan: PlanVersion) -> None:
        """Put a verified claim in force; never one that oneself claimed or verified."""
        found = self._claim_at(claim, ClaimStatus.VERIFIED)
        if not found.explicit_praise and _needs_praise(found, plan):
            raise PraiseNotExplicit("claim", item=found.code)
        self.trigger(ClaimAccepted, claim=claim)

    def refuse_claim(self, claim: str, grounds: Grounds) -> None:
        """Refuse a verified claim with grounds."""
        must_give_reason(grounds)
        self._claim_at(claim, ClaimStatus.VERIFIED)
        self.trigger(ClaimRefused, claim=claim, grounds=grounds)

    def _claim_at(self, ref: str, status: ClaimStatus) -> Claim:
        self._must_be_open()
        self._must_not_be_own()
        if (found := self.state.claims.get(ref)) is None:
            raise ItemUnknown("claim", item=ref)
        if found.status is not status:
            raise ClaimStepWrong("claim", claim=ref, status=found.status)
        if self.by.actor_id in found.handlers:
            raise SamePerson
        return found


def _must_be_proved(item: ClaimItem, what: Claiming) -> None:
    if item.document != "NONE" and not what.grounds.evidence:
        raise DocumentMissing("grounds.evidence", item=item.code)
    if item.document == "DOCUMENT_WITH_EXPLICIT_PRAISE" and not what.explicit_praise:
        raise PraiseNotExplicit("explicitPraise", item=item.code)


def _points_of_one(item: ClaimItem, what: Claiming) -> Decimal:
    points = item.least if what.points is None else what.points
    if what.points is None and item.least != item.most:
        raise ClaimPointsMissing("points", item=item.code, least=text(item.least), most=text(item.most))
    must_lie_between(points, item.least, item.most)
    return points


def _needs_praise(claim: Claim, plan: PlanVersion) -> bool:
    return plan.catalogue.items[claim.code].document == "DOCUMENT_WITH_EXPLICIT_PRAISE"


EVENTS: Final = (ItemClaimed, ClaimVerified, ClaimAccepted, ClaimRefused)
