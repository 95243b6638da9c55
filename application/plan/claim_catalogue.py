"""Drafting the catalogue of bonus and deduction items of a plan."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.command import Command
from application.dispatcher import Handler
from application.plan.drafting import draft_of
from application.work import Work
from domain.plan.claim_item import ClaimGroup, ClaimItem


class ProposeClaimItem(Command):
    """Add a bonus or deduction item to the draft."""

    NAME: ClassVar[str] = "proposeClaimItem"

    plan: UUID
    claim_item: ClaimItem


def propose_claim_item(command: ProposeClaimItem, work: Work) -> str:
    """Gives the item's code."""
    draft_of(command.plan, work).propose_claim_item(command.claim_item)
    return command.claim_item.code


class ReviseClaimItem(Command):
    """Replace the text of a bonus or deduction item of the draft."""

    NAME: ClassVar[str] = "reviseClaimItem"

    plan: UUID
    claim_item: ClaimItem


def revise_claim_item(command: ReviseClaimItem, work: Work) -> str:
    """Gives the item's code."""
    draft_of(command.plan, work).revise_claim_item(command.claim_item)
    return command.claim_item.code


class WithdrawClaimItem(Command):
    """Take a bonus or deduction item out of the draft."""

    NAME: ClassVar[str] = "withdrawClaimItem"

    plan: UUID
    claim_item: str


def withdraw_claim_item(command: WithdrawClaimItem, work: Work) -> None:
    """The item leaves the draft."""
    draft_of(command.plan, work).withdraw_claim_item(command.claim_item)


class DeclareClaimGroups(Command):
    """Say which items of the draft share a cap, in place of all groups that were declared before."""

    NAME: ClassVar[str] = "declareClaimGroups"

    plan: UUID
    groups: tuple[ClaimGroup, ...]


def declare_claim_groups(command: DeclareClaimGroups, work: Work) -> None:
    """An item names the group that it belongs to."""
    draft_of(command.plan, work).declare_claim_groups(command.groups)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ProposeClaimItem: propose_claim_item,
    ReviseClaimItem: revise_claim_item,
    WithdrawClaimItem: withdraw_claim_item,
    DeclareClaimGroups: declare_claim_groups,
}
