"""Items that a decision puts in force at once, beside the catalogue (目录以外)."""

from typing import ClassVar

from domain.assessment.state import AssessmentState, Claim, ClaimStatus
from domain.kernel.event import Event, Grounds
from domain.kernel.points import Points
from domain.plan.claim_item import ClaimKind, ClaimWorkKind


class ItemBooked(Event):
    """Points were given or taken for a matter, by a decision that needs no claim; ``CODE`` says for what."""

    CODE: ClassVar[str]

    kind: ClaimKind
    matter: str
    work_kind: ClaimWorkKind | None
    points: Points
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the item, in force."""
        return state.with_item(
            Claim(
                ref=f"claim:{self.envelope.event_id}",
                kind=self.kind,
                code=self.CODE,
                matter=self.matter,
                occurrences=1,
                points=self.points,
                work_kind=self.work_kind,
                explicit_praise=None,
                status=ClaimStatus.IN_FORCE,
                effective_on=self.envelope.effective_on,
                version=self.originator_version,
                claimed_by=self.envelope.actor.id,
                verified_by=None,
                decided_by=self.envelope.actor.id,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )
