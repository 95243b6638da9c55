"""Amending published plans (指标调整): request → screen → propose → decide."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.adoption import reach
from application.command import Command
from application.dispatcher import Handler
from application.legal_basis import must_be_in_force
from application.office.bodies import must_decide_in
from application.plan.context import context_of
from application.work import Work
from domain.office.bodies import LEADING_GROUP
from domain.plan.change_set import ChangeSet
from domain.plan.plan import Plan
from domain.policy.amendment import AmendmentRules
from domain.policy.policy_set import PolicySet


class RequestAmendment(Command):
    """Ask that a published plan be changed from a day on; nothing changes before it is approved."""

    NAME: ClassVar[str] = "requestAmendment"

    plan: UUID
    changes: ChangeSet
    effective_from: date
    reason: str
    document: str


def request_amendment(command: RequestAmendment, work: Work) -> str:
    """Gives the number of the amendment."""
    plan = _open_for(Action.REQUEST_AMENDMENT, command.plan, work)
    _must_rest_on_law(command.changes, command.effective_from, work)
    number = plan.request_amendment(
        changes=command.changes,
        effective_from=command.effective_from,
        reason=command.reason,
        document=command.document,
        rules=_rules(plan, work),
        context=context_of(plan.state, work),
    )
    return str(number)


class ScreenAmendment(Command):
    """Pass a requested amendment on (初审通过)."""

    NAME: ClassVar[str] = "screenAmendment"

    plan: UUID
    amendment: int


def screen_amendment(command: ScreenAmendment, work: Work) -> None:
    """It goes to the leading group, by way of the committee where the policy says so."""
    _open_for(Action.SCREEN_AMENDMENT, command.plan, work).screen_amendment(command.amendment)


class ReturnAmendment(Command):
    """Send a requested amendment back with the reason (初审退回)."""

    NAME: ClassVar[str] = "returnAmendment"

    plan: UUID
    amendment: int
    reason: str


def return_amendment(command: ReturnAmendment, work: Work) -> None:
    """It may be requested anew."""
    plan = _open_for(Action.SCREEN_AMENDMENT, command.plan, work)
    plan.return_amendment(command.amendment, command.reason)


class ProposeAmendment(Command):
    """Propose a screened amendment to the leading group, with the committee's reason."""

    NAME: ClassVar[str] = "proposeAmendment"

    plan: UUID
    amendment: int
    reason: str


def propose_amendment(command: ProposeAmendment, work: Work) -> None:
    """The leading group decides."""
    plan = _open_for(Action.PROPOSE_AMENDMENT, command.plan, work)
    plan.propose_amendment(command.amendment, command.reason)


class ApproveAmendment(Command):
    """Carry an amendment out: the next version of the plan comes into force on its day."""

    NAME: ClassVar[str] = "approveAmendment"

    plan: UUID
    amendment: int


def approve_amendment(command: ApproveAmendment, work: Work) -> str:
    """Gives the number of the new version."""
    plan = _open_for_leaders(command.plan, work)
    found = plan.state.amendment(command.amendment)
    _must_rest_on_law(found.changes, found.effective_from, work)
    cause = plan.approve_amendment(command.amendment, _rules(plan, work), context_of(plan.state, work))
    reach(plan, command.amendment, cause, work)
    return str(plan.state.latest.number)


class RefuseAmendment(Command):
    """Refuse an amendment with the reason."""

    NAME: ClassVar[str] = "refuseAmendment"

    plan: UUID
    amendment: int
    reason: str


def refuse_amendment(command: RefuseAmendment, work: Work) -> None:
    """The plan stays as it is."""
    plan = _open_for_leaders(command.plan, work)
    plan.refuse_amendment(command.amendment, command.reason, _rules(plan, work))


class WithdrawAmendment(Command):
    """Take back an amendment that the own unit requested, before it is decided on."""

    NAME: ClassVar[str] = "withdrawAmendment"

    plan: UUID
    amendment: int
    reason: str


def withdraw_amendment(command: WithdrawAmendment, work: Work) -> None:
    """The plan stays as it is."""
    state = work.read(Plan, command.plan)
    found = state.amendments.get(command.amendment)
    work.authorise(Action.WITHDRAW_AMENDMENT, office=state.office, unit=None if found is None else found.unit)
    work.edit(Plan, command.plan).withdraw_amendment(command.amendment, command.reason)


def _open_for_leaders(plan: UUID, work: Work) -> Plan:
    """The plan, for somebody who sits in the leading group today."""
    opened = _open_for(Action.DECIDE_AMENDMENT, plan, work)
    must_decide_in(LEADING_GROUP, opened.state.office, work)
    return opened


def _open_for(action: Action, plan: UUID, work: Work) -> Plan:
    work.authorise(action, office=work.read(Plan, plan).office)
    return work.edit(Plan, plan)


def _must_rest_on_law(changes: ChangeSet, day: date, work: Work) -> None:
    bases = [each.legal_basis for each in (*changes.added, *changes.revised) if each.legal_basis]
    must_be_in_force(bases, day, "changes", work)


def _rules(plan: Plan, work: Work) -> AmendmentRules:
    policies = work.read(PolicySet, PolicySet.id_of(plan.state.office))
    return policies.on(work.today).amendment


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RequestAmendment: request_amendment,
    ScreenAmendment: screen_amendment,
    ReturnAmendment: return_amendment,
    ProposeAmendment: propose_amendment,
    ApproveAmendment: approve_amendment,
    RefuseAmendment: refuse_amendment,
    WithdrawAmendment: withdraw_amendment,
}
