"""The units of an office over time."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from application.command import Command
from application.dispatcher import Handler
from application.office.managed import managed
from application.office.superiors import superiors
from application.work import Work
from domain.kernel.value import Code
from domain.office.office import Office
from domain.office.refusals import OfficeNotBelow
from domain.office.state import UnitKind


class RegisterUnit(Command):
    """Add a unit to an office; units without a peer group are not ranked.

    ``parent`` is the unit it belongs to; ``represents`` the lower office that it is, if it is one.
    """

    NAME: ClassVar[str] = "registerUnit"

    office: str
    code: Code
    name: str
    kind: UnitKind
    peer_group: Code | None
    since: date
    parent: str | None
    represents: str | None


def register_unit(command: RegisterUnit, work: Work) -> str:
    """Gives the unit's code."""
    office = managed(command.office, work)
    if command.represents is not None:
        _must_be_below(command.represents, command.office, command.since, work)
    office.register_unit(
        code=command.code,
        name=command.name,
        kind=command.kind,
        peer_group=command.peer_group,
        since=command.since,
        parent=command.parent,
        represents=command.represents,
    )
    return command.code


class RenameUnit(Command):
    """Call a unit otherwise from a day on."""

    NAME: ClassVar[str] = "renameUnit"

    office: str
    unit: str
    name: str
    since: date


def rename_unit(command: RenameUnit, work: Work) -> None:
    """What it was called before stays readable."""
    managed(command.office, work).rename_unit(command.unit, command.name, command.since)


class RegroupUnit(Command):
    """Rank a unit in another peer group from a day on; assessments that are open keep theirs."""

    NAME: ClassVar[str] = "regroupUnit"

    office: str
    unit: str
    peer_group: Code | None
    since: date


def regroup_unit(command: RegroupUnit, work: Work) -> None:
    """Assessments opened from now on take the group of their day."""
    managed(command.office, work).regroup_unit(command.unit, command.peer_group, command.since)


class CloseUnit(Command):
    """Close a unit on a day (that day excluded); ``successor`` is the unit that takes over, if any does."""

    NAME: ClassVar[str] = "closeUnit"

    office: str
    unit: str
    until: date
    successor: str | None
    document: str


def close_unit(command: CloseUnit, work: Work) -> None:
    """Its history stays."""
    office = managed(command.office, work)
    office.close_unit(command.unit, command.until, command.successor, command.document)


def _must_be_below(below: str, office: str, day: date, work: Work) -> None:
    state = work.read(Office, Office.id_of(below))
    if all(each.code != office for each in superiors(state, day, work)):
        raise OfficeNotBelow("represents", below=below, office=office)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RegisterUnit: register_unit,
    RenameUnit: rename_unit,
    RegroupUnit: regroup_unit,
    CloseUnit: close_unit,
}
