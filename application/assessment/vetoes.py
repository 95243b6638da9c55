"""One-vote vetoes (一票否决): recorded → confirmed → lifted."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import open_for
from application.command import Command
from application.dispatcher import Handler
from application.office.bodies import must_decide_in
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.kernel.event import Grounds
from domain.office.bodies import LEADING_GROUP
from domain.policy.policy_set import PolicySet


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
    policies = work.read(PolicySet, PolicySet.id_of(assessment.state.office))
    return assessment.record_veto(
        ground=command.ground,
        occurred_on=command.occurred_on,
        grounds=command.grounds,
        policy=policies.version(assessment.state.policy_version),
    )


class ConfirmVeto(Command):
    """Put a recorded veto in force."""

    NAME: ClassVar[str] = "confirmVeto"

    assessment: UUID
    veto: str


def confirm_veto(command: ConfirmVeto, work: Work) -> None:
    """The grade is capped from the day of the fact."""
    _decided(command.assessment, work).confirm_veto(command.veto)


class LiftVeto(Command):
    """End a veto today, with grounds."""

    NAME: ClassVar[str] = "liftVeto"

    assessment: UUID
    veto: str
    grounds: Grounds


def lift_veto(command: LiftVeto, work: Work) -> None:
    """The grade is free again at once."""
    _decided(command.assessment, work).lift_veto(command.veto, command.grounds)


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
