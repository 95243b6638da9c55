"""Bonus and deduction items (加分项目, 减分项目): claimed, verified, then in force or refused."""

from datetime import date
from decimal import Decimal
from typing import ClassVar, Final

from domain.assessment.refusals import ClaimStepWrong, ItemUnknown, SamePerson
from domain.assessment.sheet import Sheet, must_give_reason, must_lie_between
from domain.assessment.state import AssessmentState, Claim, ClaimStatus
from domain.kernel.event import Event, Grounds
from domain.kernel.points import ZERO, Points, working
from domain.plan.claim_item import ClaimKind, ClaimWorkKind
from domain.plan.version import PlanVersion


class ItemClaimed(Event):
    """A bonus or deduction item was claimed for a matter; same matter, highest only (R14)."""

    TOPIC: ClassVar[str] = "assessment.item-claimed.v1"

    kind: ClaimKind
    code: str
    matter: str
    work_kind: ClaimWorkKind | None
    points: Points
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the claim."""
        return state.with_item(
            Claim(
                ref=f"claim:{self.envelope.event_id}",
                kind=self.kind,
                code=self.code,
                matter=self.matter,
                points=self.points,
                work_kind=self.work_kind,
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
    """The facts of a claim were checked against its documents."""

    TOPIC: ClassVar[str] = "assessment.claim-verified.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember who verified."""
        actor = self.envelope.actor.id
        return state.with_item(self._claim(state)._replace(status=ClaimStatus.VERIFIED, verified_by=actor))


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

    def claim(
        self,
        *,
        kind: ClaimKind,
        code: str,
        matter: str,
        work_kind: ClaimWorkKind | None,
        points: Decimal,
        occurred_on: date,
        grounds: Grounds,
        plan: PlanVersion,
    ) -> str:
        """Claim points for a matter; gives the claim's reference."""
        self._must_be_open()
        must_give_reason(grounds)
        self._must_be_in_year(occurred_on)
        must_lie_between(points, ZERO, plan.scale)
        event = self.trigger(
            ItemClaimed,
            effective_on=occurred_on,
            kind=kind,
            code=code,
            matter=matter,
            work_kind=work_kind,
            points=working(points, plan.digits),
            grounds=grounds,
        )
        return f"claim:{event.envelope.event_id}"

    def verify_claim(self, claim: str) -> None:
        """Confirm the facts of a claim; never one's own."""
        self._claim_at(claim, ClaimStatus.CLAIMED)
        self.trigger(ClaimVerified, claim=claim)

    def accept_claim(self, claim: str) -> None:
        """Put a verified claim in force; never one that oneself claimed or verified."""
        self._claim_at(claim, ClaimStatus.VERIFIED)
        self.trigger(ClaimAccepted, claim=claim)

    def refuse_claim(self, claim: str, grounds: Grounds) -> None:
        """Refuse a verified claim with grounds."""
        must_give_reason(grounds)
        self._claim_at(claim, ClaimStatus.VERIFIED)
        self.trigger(ClaimRefused, claim=claim, grounds=grounds)

    def _claim_at(self, ref: str, status: ClaimStatus) -> None:
        self._must_be_open()
        self._must_not_be_own_unit()
        if (found := self.state.claims.get(ref)) is None:
            raise ItemUnknown("claim", item=ref)
        if found.status is not status:
            raise ClaimStepWrong("claim", claim=ref, status=found.status)
        if self.by.actor_id in found.handlers:
            raise SamePerson


EVENTS: Final = (ItemClaimed, ClaimVerified, ClaimAccepted, ClaimRefused)
