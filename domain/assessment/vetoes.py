"""One-vote veto (一票否决): a constraint on the grade, never a change of the score."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.refusals import ItemUnknown, SamePerson, VetoGroundUnknown, VetoStepWrong
from domain.assessment.sheet import Sheet, must_give_reason
from domain.assessment.state import AssessmentState, Veto, VetoStatus
from domain.kernel.event import Event, Grounds
from domain.policy.policy import Policy
from domain.policy.vetoes import Spread, VetoEffect


class VetoRecorded(Event):
    """Supervision recorded a fact that vetoes; it has no effect before it is confirmed."""

    TOPIC: ClassVar[str] = "assessment.veto-recorded.v1"

    ground: str
    effect: VetoEffect
    spread: Spread
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the veto."""
        return state.with_item(
            Veto(
                ref=f"veto:{self.envelope.event_id}",
                ground=self.ground,
                effect=self.effect,
                spread=self.spread,
                origin=None,
                reached=(),
                since=self.envelope.effective_on,
                until=None,
                status=VetoStatus.RECORDED,
                recorded_by=self.envelope.actor.id,
                confirmed_by=None,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class VetoConfirmed(Event):
    """The leading group confirmed the effect of a veto, from the day of the fact.

    ``reached`` are the assessments of responsible leaders to which it spread in the same commit.
    """

    TOPIC: ClassVar[str] = "assessment.veto-confirmed.v1"

    veto: str
    reached: tuple[UUID, ...]

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Put the veto in force."""
        found = state.vetoes[self.veto]
        confirmed = found._replace(
            status=VetoStatus.CONFIRMED,
            reached=self.reached,
            confirmed_by=self.envelope.actor.id,
            events=(*found.events, self.envelope.event_id),
        )
        return state.with_item(confirmed)


class VetoLifted(Event):
    """A veto ended on ``envelope.effective_on``: the grade is free again at once."""

    TOPIC: ClassVar[str] = "assessment.veto-lifted.v1"

    veto: str
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """End the veto."""
        found = state.vetoes[self.veto]
        until, events = self.envelope.effective_on, (*found.events, self.envelope.event_id)
        return state.with_item(found._replace(status=VetoStatus.LIFTED, until=until, events=events))


class Vetoes(Sheet):
    """Recording, confirming and lifting vetoes; open even on a sealed assessment."""

    def record_veto(self, *, ground: str, occurred_on: date, grounds: Grounds, policy: Policy) -> str:
        """Record a vetoing fact of this year; gives the veto's reference."""
        self._must_not_be_own()
        must_give_reason(grounds)
        self._must_be_in_year(occurred_on)
        if (rule := policy.vetoes.ground(ground)) is None:
            raise VetoGroundUnknown("ground", ground=ground)
        event = self.trigger(
            VetoRecorded,
            effective_on=occurred_on,
            ground=ground,
            effect=rule.effect,
            spread=rule.spread,
            grounds=grounds,
        )
        return f"veto:{event.envelope.event_id}"

    def confirm_veto(self, veto: str, reached: Sequence[UUID] = ()) -> None:
        """Put a recorded veto in force, and say whom it ``reached``; never by who recorded it."""
        found = self._veto_at(veto, VetoStatus.RECORDED)
        if self.by.actor_id in found.handlers:
            raise SamePerson
        self.trigger(VetoConfirmed, veto=veto, reached=tuple(reached))

    def lift_veto(self, veto: str, grounds: Grounds) -> None:
        """End a veto that is in force, today, with grounds."""
        must_give_reason(grounds)
        self._veto_at(veto, VetoStatus.CONFIRMED)
        self.trigger(VetoLifted, veto=veto, grounds=grounds)

    def _veto_at(self, ref: str, status: VetoStatus) -> Veto:
        self._must_not_be_own()
        if (found := self.state.vetoes.get(ref)) is None:
            raise ItemUnknown("veto", item=ref)
        if found.status is not status:
            raise VetoStepWrong("veto", veto=ref, status=found.status)
        return found


def is_in_force(status: VetoStatus, since: date, until: date | None, day: date | None) -> bool:
    """Whether a veto holds: on ``day``, or as things stand when no day is given."""
    if day is None:
        return status is VetoStatus.CONFIRMED
    was_confirmed = status in {VetoStatus.CONFIRMED, VetoStatus.LIFTED}
    return was_confirmed and since <= day and (until is None or day < until)


EVENTS: Final = (VetoRecorded, VetoConfirmed, VetoLifted)
