"""Filing what-if as an exhibit of an appeal (测算附件)."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.appeal.hearing import open_for_party
from application.command import Command
from application.dispatcher import Handler
from application.simulation import simulation_of
from application.work import Work
from domain.what_if.hypotheses import Hypothesis


class FileExhibit(Command):
    """File what would be if all hypotheses were true of the contested assessment, as things stand now."""

    NAME: ClassVar[str] = "fileExhibit"

    appeal: UUID
    note: str
    hypotheses: tuple[Hypothesis, ...]


def file_exhibit(command: FileExhibit, work: Work) -> None:
    """By a party; whoever simulates the same at its border gets the same digest."""
    appeal, party = open_for_party(command.appeal, work)
    found = simulation_of(appeal.state.assessment, command.hypotheses, work, work.border())
    appeal.file_exhibit(found, command.note, party)


HANDLERS: Final[Mapping[type[Command], Handler]] = {FileExhibit: file_exhibit}
