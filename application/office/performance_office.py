"""Where the performance office sits, who works in it, and who helps from outside."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Final

from pydantic import Field

from application.command import Command
from application.dispatcher import Handler
from application.office.managed import managed
from application.work import Work
from domain.kernel.value import Code

Persons = Annotated[int, Field(ge=0, le=100_000)]
"""How many persons."""


class HostPerformanceOffice(Command):
    """Say in which department the performance office, itself a unit, sits from a day on."""

    NAME: ClassVar[str] = "hostPerformanceOffice"

    office: str
    unit: str
    department: str
    since: date


def host_performance_office(command: HostPerformanceOffice, work: Work) -> None:
    """Its staff reviews and rechecks nothing of that department from then on."""
    managed(command.office, work).host(command.unit, command.department, command.since)


class RecordStaffing(Command):
    """Say how many persons work in the performance office from a day on."""

    NAME: ClassVar[str] = "recordStaffing"

    office: str
    full_time: Persons
    part_time: Persons
    on: date


def record_staffing(command: RecordStaffing, work: Work) -> None:
    """The policy says how many it takes."""
    managed(command.office, work).record_staffing(command.full_time, command.part_time, command.on)


class RegisterExternalBody(Command):
    """Add a body outside the tax system, which indicators may name as cooperating."""

    NAME: ClassVar[str] = "registerExternalBody"

    office: str
    code: Code
    name: str
    since: date


def register_external_body(command: RegisterExternalBody, work: Work) -> str:
    """Gives the body's code."""
    managed(command.office, work).register_external_body(command.code, command.name, command.since)
    return command.code


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    HostPerformanceOffice: host_performance_office,
    RecordStaffing: record_staffing,
    RegisterExternalBody: register_external_body,
}
