"""Setting up the office (税务局): its units and its policy."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from application.command import Command
from application.dispatcher import Handler
from application.permissions import Action
from application.work import Work
from domain.kernel.value import Code
from domain.office import Level, Office, UnitKind
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicySet


class EstablishOffice(Command):
    """Found an office."""

    NAME: ClassVar[str] = "establishOffice"

    code: Code
    name: str
    level: Level


def establish_office(command: EstablishOffice, work: Work) -> str:
    """Gives the office's stream id."""
    work.authorise(Action.ESTABLISH_OFFICE, office=command.code)
    office = work.begin(Office, Office.id_of(command.code))
    office.establish(command.code, command.name, command.level)
    return str(office.id)


class RegisterUnit(Command):
    """Add a unit to an office; units without a peer group are not ranked."""

    NAME: ClassVar[str] = "registerUnit"

    office: str
    code: Code
    name: str
    kind: UnitKind
    peer_group: Code | None
    since: date


def register_unit(command: RegisterUnit, work: Work) -> str:
    """Gives the unit's code."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=command.office)
    office = work.edit(Office, Office.id_of(command.office))
    office.register_unit(command.code, command.name, command.kind, command.peer_group, command.since)
    return command.code


class PublishPolicy(Command):
    """Publish the standard policy as the office's first version."""

    NAME: ClassVar[str] = "publishPolicy"

    office: str


def publish_policy(command: PublishPolicy, work: Work) -> str:
    """Gives the number of the version."""
    work.authorise(Action.PUBLISH_POLICY, office=command.office)
    work.read(Office, Office.id_of(command.office))
    policies = work.begin(PolicySet, PolicySet.id_of(command.office))
    policies.publish(command.office, 1, POLICY_V1)
    return "1"


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    EstablishOffice: establish_office,
    RegisterUnit: register_unit,
    PublishPolicy: publish_policy,
}
