"""Bonus and deduction items: claimed → verified → in force or refused."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.assessment.opened import open_for
from application.command import Command
from application.dispatcher import Handler
from application.office.bodies import must_decide_in
from application.work import Work
from domain.assessment.claims import Claiming
from domain.assessment.special_items import SpecialItem
from domain.kernel.event import Grounds
from domain.kernel.points import Points
from domain.office.bodies import LEADING_GROUP
from domain.plan.claim_item import ClaimKind, ClaimWorkKind


class ClaimBonus(Command):
    """Claim a bonus item of the catalogue for a matter of the own unit.

    ``points`` are those of one occurrence, needed where the catalogue leaves a range; ``explicit_praise``
    says whether the document praises explicitly, needed where the catalogue asks for that.
    """

    NAME: ClassVar[str] = "claimBonus"

    assessment: UUID
    code: str
    matter: str
    occurrences: Annotated[int, Field(ge=1, le=1000)]
    points: Points | None
    explicit_praise: bool | None
    occurred_on: date
    grounds: Grounds


def claim_bonus(command: ClaimBonus, work: Work) -> str:
    """Gives the claim's reference."""
    return _claim(Action.CLAIM_BONUS, "BONUS", command, work)


class ClaimDeduction(Command):
    """Claim that a deduction item of the catalogue be applied to a unit for a matter.

    ``points`` are those of one occurrence, needed where the catalogue leaves a range.
    """

    NAME: ClassVar[str] = "claimDeduction"

    assessment: UUID
    code: str
    matter: str
    occurrences: Annotated[int, Field(ge=1, le=1000)]
    points: Points | None
    occurred_on: date
    grounds: Grounds


def claim_deduction(command: ClaimDeduction, work: Work) -> str:
    """Gives the claim's reference."""
    return _claim(Action.CLAIM_DEDUCTION, "DEDUCTION", command, work)


def _claim(action: Action, kind: ClaimKind, command: ClaimBonus | ClaimDeduction, work: Work) -> str:
    opened = open_for(action, command.assessment, work)
    claimed = Claiming(
        kind=kind,
        code=command.code,
        matter=command.matter,
        occurrences=command.occurrences,
        points=command.points,
        explicit_praise=command.explicit_praise if isinstance(command, ClaimBonus) else None,
        occurred_on=command.occurred_on,
        grounds=command.grounds,
    )
    return opened.assessment.claim(claimed, opened.plan)


class DecideSpecialItem(Command):
    """Give or take points for a matter that the catalogue does not have; the caps hold for it too."""

    NAME: ClassVar[str] = "decideSpecialItem"

    assessment: UUID
    kind: ClaimKind
    matter: str
    work_kind: ClaimWorkKind | None
    points: Points
    occurred_on: date
    grounds: Grounds


def decide_special_item(command: DecideSpecialItem, work: Work) -> str:
    """Gives the item's reference; it is in force at once."""
    opened = open_for(Action.DECIDE_SPECIAL_ITEM, command.assessment, work)
    must_decide_in(LEADING_GROUP, opened.plan.office, work)
    decided = SpecialItem(
        kind=command.kind,
        matter=command.matter,
        work_kind=command.work_kind,
        points=command.points,
        occurred_on=command.occurred_on,
        grounds=command.grounds,
    )
    return opened.assessment.decide_special_item(decided, opened.plan)


class VerifyClaim(Command):
    """Confirm the facts of a claim, and whether its document praises explicitly, where that matters."""

    NAME: ClassVar[str] = "verifyClaim"

    assessment: UUID
    claim: str
    explicit_praise: bool | None


def verify_claim(command: VerifyClaim, work: Work) -> None:
    """By somebody who did not claim it."""
    opened = open_for(Action.VERIFY_CLAIM, command.assessment, work)
    opened.assessment.verify_claim(command.claim, opened.plan, explicit_praise=command.explicit_praise)


class AcceptClaim(Command):
    """Put a verified claim in force."""

    NAME: ClassVar[str] = "acceptClaim"

    assessment: UUID
    claim: str


def accept_claim(command: AcceptClaim, work: Work) -> None:
    """It counts from now on, effective on the day of the fact."""
    opened = open_for(Action.DECIDE_CLAIM, command.assessment, work)
    opened.assessment.accept_claim(command.claim, opened.plan)


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
    DecideSpecialItem: decide_special_item,
    VerifyClaim: verify_claim,
    AcceptClaim: accept_claim,
    RefuseClaim: refuse_claim,
}
