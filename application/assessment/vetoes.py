"""One-vote vetoes (一票否决): recorded → confirmed → lifted."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import open_for, policy_of
from application.assessment.veto_spread import lift_spread, reached_by, spread
from application.command import Command
from application.dispatcher import Handler
from application.office.bodies import must_decide_in
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.kernel.event import Grounds
from domain.office.bodies import LEADING_GROUP


class ApplyVeto(Command):
    """Record a fact that vetoes; it takes effect once confirmed."""

    NAME: ClassVar[str] = "applyVeto"

    assessment: UUID
    ground: str
    occurred_on: date
    grounds: Grounds


def apply_veto(command: ApplyVeto, work: Work) -> str:
    """Gives the veto's reference."""
    assessment = open_for(Action.RECORD_VETO, command.assessment, work).assessment
    return assessment.record_veto(
        ground=command.ground,
        occurred_on=command.occurred_on,
        grounds=command.grounds,
        policy=policy_of(assessment.state, work),
    )


class ConfirmVeto(Command):
    """Put a recorded veto in force; by its ground on the responsible leaders' own assessments, too."""

    NAME: ClassVar[str] = "confirmVeto"

    assessment: UUID
    veto: str


def confirm_veto(command: ConfirmVeto, work: Work) -> None:
    """It holds from the day of the fact, and reaches in this commit who answered for the unit then."""
    assessment = _decided(command.assessment, work)
    state = assessment.state
    assessment.confirm_veto(command.veto, reached_by(state, command.veto, policy_of(state, work), work))
    spread(assessment, command.veto, work)


class LiftVeto(Command):
    """End a veto today, with grounds, and with it wherever it had spread."""

    NAME: ClassVar[str] = "liftVeto"

    assessment: UUID
    veto: str
    grounds: Grounds


def lift_veto(command: LiftVeto, work: Work) -> None:
    """The grade is free again at once."""
    assessment = _decided(command.assessment, work)
    assessment.lift_veto(command.veto, command.grounds)
    lift_spread(assessment, command.veto, command.grounds, work)


def _decided(assessment: UUID, work: Work) -> Assessment:
    """The assessment, for somebody who sits in the leading group today."""
    opened = open_for(Action.DECIDE_VETO, assessment, work).assessment
    must_decide_in(LEADING_GROUP, opened.state.office, work)
    return opened


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ApplyVeto: apply_veto,
    ConfirmVeto: confirm_veto,
    LiftVeto: lift_veto,
}
