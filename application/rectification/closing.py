"""Closing rectifications (销号), and what lateness costs: the deduction is of the same commit (rule 35)."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.assessment.opened import plan_of
from application.command import Command
from application.dispatcher import Handler
from application.rectification.opened import open_as_office, rules_of
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.rectifying import LateRectification
from domain.kernel.event import Grounds, LegalBasis
from domain.kernel.value import Value
from domain.rectification.events import LatenessCharged
from domain.rectification.lateness import Lateness, lateness
from domain.rectification.rectification import Rectification

_LATE: Final = "RECTIFICATION_LATE"


class RectificationCharge(Value):
    """In which assessment of the owner lateness is charged, and on what basis."""

    assessment: UUID
    legal_basis: LegalBasis


class ChargeRectification(Command):
    """Charge the lateness of a rectification so far, without waiting for it to be closed."""

    NAME: ClassVar[str] = "chargeRectification"

    rectification: UUID
    charge: RectificationCharge


def charge_rectification(command: ChargeRectification, work: Work) -> str:
    """Gives the reference of the deduction; what was charged before is not charged again."""
    rectification = open_as_office(command.rectification, work)
    return _charge(rectification, _lateness(rectification, work), command.charge, work)


class CloseRectification(Command):
    """Close a rectification that was verified (销号); its lateness is charged where it costs points."""

    NAME: ClassVar[str] = "closeRectification"

    rectification: UUID
    charge: RectificationCharge | None


def close_rectification(command: CloseRectification, work: Work) -> str | None:
    """Gives the reference of the deduction, where there is one."""
    rectification = open_as_office(command.rectification, work)
    found, deduction = _lateness(rectification, work), None
    if command.charge is not None and found.points > rectification.state.charged:
        deduction = _charge(rectification, found, command.charge, work)
    rectification.close(found)
    return deduction


def _lateness(rectification: Rectification, work: Work) -> Lateness:
    state = rectification.state
    return lateness(state, rules_of(state, work), work.calendar(state.office), work.today)


def _charge(rectification: Rectification, found: Lateness, to: RectificationCharge, work: Work) -> str:
    charged = rectification.charge(found, to.assessment)
    assessment = work.edit(Assessment, to.assessment, cause=charged.envelope.event_id)
    late = _late(rectification, charged, to.legal_basis)
    return assessment.deduct_for_rectification(late, plan_of(assessment.state, work))


def _late(
    rectification: Rectification, charged: LatenessCharged, legal_basis: LegalBasis
) -> LateRectification:
    state = rectification.state
    said = "，".join(
        f"{'方案' if each.step == 'PLAN' else '报告'}逾期{len(each.counted)}个工作日" for each in charged.late
    )
    return LateRectification(
        rectification=rectification.id,
        office=state.office,
        owner=state.problem.owner,
        year=charged.late[0].due_on.year,
        until=max(each.until for each in charged.late),
        matter=f"{state.year}年第{state.number}号整改逾期",
        points=charged.points,
        grounds=Grounds(reason_code=_LATE, reason=said, legal_basis=legal_basis, evidence=()),
    )


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ChargeRectification: charge_rectification,
    CloseRectification: close_rectification,
}
