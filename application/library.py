"""Keeping the indicator library of an office (指标库)."""

from collections.abc import Mapping
from typing import ClassVar, Final

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.library.library import IndicatorLibrary
from domain.library.state import LibraryIndicator, RetirementReason
from domain.office.office import Office
from domain.policy.policy_set import PolicySet


class AddLibraryIndicator(Command):
    """Add an indicator to the library; its type is one of the policy's."""

    NAME: ClassVar[str] = "addLibraryIndicator"

    office: str
    indicator: LibraryIndicator


def add_library_indicator(command: AddLibraryIndicator, work: Work) -> str:
    """Gives the indicator's code."""
    work.authorise(Action.MANAGE_LIBRARY, office=command.office)
    work.read(Office, Office.id_of(command.office))
    policies = work.read(PolicySet, PolicySet.id_of(command.office))
    library = work.begin(IndicatorLibrary, IndicatorLibrary.id_of(command.office))
    library.add(command.office, command.indicator, policies.versions[policies.latest].planning)
    return command.indicator.code


class RetireLibraryIndicator(Command):
    """Take an indicator of the library into plans no more, and say why; plans that have it keep it."""

    NAME: ClassVar[str] = "retireLibraryIndicator"

    office: str
    indicator: str
    reason: RetirementReason
    note: str


def retire_library_indicator(command: RetireLibraryIndicator, work: Work) -> None:
    """Next year's plans cannot propose it."""
    work.authorise(Action.MANAGE_LIBRARY, office=command.office)
    library = work.begin(IndicatorLibrary, IndicatorLibrary.id_of(command.office))
    library.retire(command.indicator, command.reason, command.note)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    AddLibraryIndicator: add_library_indicator,
    RetireLibraryIndicator: retire_library_indicator,
}
