"""A unit's veto on the own assessments of who answers for it (连带否决): it goes as it comes."""

from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.sheet import Sheet
from domain.assessment.state import AssessmentState, Origin, Veto, VetoStatus
from domain.assessment.vetoes import VetoLifted
from domain.kernel.event import Event, Grounds
from domain.policy.vetoes import VetoEffect


class VetoSpread(Event):
    """The confirmed veto of a unit, which caused this, reached one who answers for it; in force at once."""

    TOPIC: ClassVar[str] = "assessment.veto-spread.v1"

    ground: str
    effect: VetoEffect
    origin: Origin
    recorded_by: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the veto, in force."""
        return state.with_item(
            Veto(
                ref=f"veto:{self.envelope.event_id}",
                ground=self.ground,
                effect=self.effect,
                spread="LEADER",
                origin=self.origin,
                reached=(),
                since=self.envelope.effective_on,
                until=None,
                status=VetoStatus.CONFIRMED,
                recorded_by=self.recorded_by,
                confirmed_by=self.envelope.actor.id,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class SpreadRevoked(Event):
    """The unit's veto was revoked on appeal, which caused this: it never reached the leader either."""

    TOPIC: ClassVar[str] = "assessment.spread-revoked.v1"

    veto: str
    appeal: UUID

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Take the veto back."""
        found = state.vetoes[self.veto]
        events = (*found.events, self.envelope.event_id)
        return state.with_item(found._replace(status=VetoStatus.REVOKED, events=events))


class VetoSpreading(Sheet):
    """What the veto of a unit does to the assessment of one who answers for it; sealed or not."""

    def take_spread_veto(self, veto: Veto, origin: Origin, cause: UUID) -> None:
        """Take in the veto of a unit; nobody decides so about themselves."""
        self._must_not_be_own()
        self.trigger(
            VetoSpread,
            effective_on=veto.since,
            cause=cause,
            ground=veto.ground,
            effect=veto.effect,
            origin=origin,
            recorded_by=veto.recorded_by,
        )

    def lift_spread_veto(self, origin: Origin, grounds: Grounds, cause: UUID) -> None:
        """End what had spread from a veto that is lifted, unless it was ended before."""
        self._must_not_be_own()
        if (found := self._spread_from(origin)) is not None:
            self.trigger(VetoLifted, cause=cause, veto=found.ref, grounds=grounds)

    def revoke_spread_veto(self, origin: Origin, appeal: UUID, cause: UUID) -> None:
        """Take back what had spread from a veto that is revoked, unless it was ended before."""
        if (found := self._spread_from(origin)) is not None:
            self.trigger(SpreadRevoked, effective_on=found.since, cause=cause, veto=found.ref, appeal=appeal)

    def _spread_from(self, origin: Origin) -> Veto | None:
        vetoes = self.state.vetoes.values()
        standing = (each for each in vetoes if each.status is VetoStatus.CONFIRMED)
        return next((each for each in standing if each.origin == origin), None)


EVENTS: Final = (VetoSpread, SpreadRevoked)
