"""Adjusting and voiding what counts."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import open_for
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.event import Grounds
from domain.kernel.points import Points


class AdjustScore(Command):
    """Change the confirmed points of an indicator in a period, with grounds."""

    NAME: ClassVar[str] = "adjustScore"

    assessment: UUID
    indicator: str
    period: str
    delta: Points
    grounds: Grounds


def adjust_score(command: AdjustScore, work: Work) -> str:
    """Gives the adjustment's reference."""
    opened = open_for(Action.ADJUST, command.assessment, work)
    return opened.assessment.adjust(
        indicator=command.indicator,
        period=command.period,
        delta=command.delta,
        grounds=command.grounds,
        plan=opened.plan,
    )


class VoidItem(Command):
    """Void an entry, adjustment or claim; it stays visible and counts no more."""

    NAME: ClassVar[str] = "voidItem"

    assessment: UUID
    item: str
    grounds: Grounds


def void_item(command: VoidItem, work: Work) -> None:
    """Effective on the day of the fact that is voided."""
    open_for(Action.VOID, command.assessment, work).assessment.void(command.item, command.grounds)


HANDLERS: Final[Mapping[type[Command], Handler]] = {AdjustScore: adjust_score, VoidItem: void_item}
