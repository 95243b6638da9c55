"""Registering and withdrawing the honours of units (单位荣誉)."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.event import ContentHash, Grounds
from domain.office.office import Office
from domain.policy.policy_set import PolicySet
from domain.unit_honour.honours import Award, UnitHonours


class RegisterUnitHonour(Command):
    """Register an honour that a unit was awarded for a year; it raises the quota of the unit's persons."""

    NAME: ClassVar[str] = "registerUnitHonour"

    office: str
    unit: str
    year: int
    honour: str
    awarded_on: date
    document: str
    evidence: tuple[ContentHash, ...]


def register_unit_honour(command: RegisterUnitHonour, work: Work) -> str:
    """Gives the honour's reference."""
    work.authorise(Action.REGISTER_HONOUR, office=command.office)
    work.read(Office, Office.id_of(command.office)).unit_on(command.unit, command.awarded_on)
    policies = work.read(PolicySet, PolicySet.id_of(command.office))
    award = Award(
        unit=command.unit,
        year=command.year,
        honour=command.honour,
        awarded_on=command.awarded_on,
        document=command.document,
        evidence=command.evidence,
    )
    register = work.begin(UnitHonours, UnitHonours.id_of(command.office, command.year))
    return register.register(command.office, award, policies.on(command.awarded_on).linkage)


class WithdrawUnitHonour(Command):
    """Withdraw the registration of a unit's honour, with grounds: it raises no quota any more."""

    NAME: ClassVar[str] = "withdrawUnitHonour"

    office: str
    year: int
    honour: str
    grounds: Grounds


def withdraw_unit_honour(command: WithdrawUnitHonour, work: Work) -> None:
    """What was determined meanwhile stays until it is revised."""
    work.authorise(Action.REGISTER_HONOUR, office=command.office)
    register = work.edit(UnitHonours, UnitHonours.id_of(command.office, command.year))
    register.withdraw(command.honour, command.grounds)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RegisterUnitHonour: register_unit_honour,
    WithdrawUnitHonour: withdraw_unit_honour,
}
