"""Bonus and deduction items: claimed → verified → in force or refused."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.assessment.opened import open_for
from application.command import Command
from application.dispatcher import Handler
from application.permissions import Action
from application.work import Work
from domain.kernel.event import Grounds
from domain.kernel.points import Points
from domain.plan.claim_item import ClaimKind, ClaimWorkKind


class ClaimBonus(Command):
    """Claim bonus points for a matter of the own unit."""

    NAME: ClassVar[str] = "claimBonus"

    assessment: UUID
    code: str
    matter: str
    work_kind: ClaimWorkKind
    points: Points
    occurred_on: date
    grounds: Grounds


def claim_bonus(command: ClaimBonus, work: Work) -> str:
    """Gives the claim's reference."""
    return _claim(Action.CLAIM_BONUS, "BONUS", command, command.work_kind, work)


class ClaimDeduction(Command):
    """Claim that points be deducted from a unit for a matter."""

    NAME: ClassVar[str] = "claimDeduction"

    assessment: UUID
    code: str
    matter: str
    points: Points
    occurred_on: date
    grounds: Grounds


def claim_deduction(command: ClaimDeduction, work: Work) -> str:
    """Gives the claim's reference."""
    return _claim(Action.CLAIM_DEDUCTION, "DEDUCTION", command, None, work)


def _claim(
    action: Action,
    kind: ClaimKind,
    command: ClaimBonus | ClaimDeduction,
    work_kind: ClaimWorkKind | None,
    work: Work,
) -> str:
    opened = open_for(action, command.assessment, work)
    return opened.assessment.claim(
        kind=kind,
        code=command.code,
        matter=command.matter,
        work_kind=work_kind,
        points=command.points,
        occurred_on=command.occurred_on,
        grounds=command.grounds,
        plan=opened.plan,
    )


class VerifyClaim(Command):
    """Confirm the facts of a claim."""

    NAME: ClassVar[str] = "verifyClaim"

    assessment: UUID
    claim: str


def verify_claim(command: VerifyClaim, work: Work) -> None:
    """By somebody who did not claim it."""
    open_for(Action.VERIFY_CLAIM, command.assessment, work).assessment.verify_claim(command.claim)


class AcceptClaim(Command):
    """Put a verified claim in force."""

    NAME: ClassVar[str] = "acceptClaim"

    assessment: UUID
    claim: str


def accept_claim(command: AcceptClaim, work: Work) -> None:
    """It counts from now on, effective on the day of the fact."""
    open_for(Action.DECIDE_CLAIM, command.assessment, work).assessment.accept_claim(command.claim)


class RefuseClaim(Command):
    """Refuse a verified claim with grounds."""

    NAME: ClassVar[str] = "refuseClaim"

    assessment: UUID
    claim: str
    grounds: Grounds


def refuse_claim(command: RefuseClaim, work: Work) -> None:
    """It does not count."""
    assessment = open_for(Action.DECIDE_CLAIM, command.assessment, work).assessment
    assessment.refuse_claim(command.claim, command.grounds)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ClaimBonus: claim_bonus,
    ClaimDeduction: claim_deduction,
    VerifyClaim: verify_claim,
    AcceptClaim: accept_claim,
    RefuseClaim: refuse_claim,
}
