"""An appeal as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal, NamedTuple
from uuid import UUID

from domain.appeal.bench import EMPTY_BENCH, Bench
from domain.appeal.clock import NOTHING_DUE, AppealClock
from domain.appeal.hearing_record import NOT_HEARD, HearingRecord
from domain.appeal.vote import NO_VOTE, Vote
from domain.assessment.ground import Ground
from domain.assessment.ruled import Outcome
from domain.calendar.deadline import Deadline
from domain.kernel.points import Points
from domain.kernel.value import Value


class AppealStatus(StrEnum):
    """Where an appeal stands; RULED lasts no longer than the commit that executes the ruling.

    OUT_OF_TIME: filed after the window, and nobody has let it in or turned it down.
    """

    OUT_OF_TIME = "OUT_OF_TIME"
    FILED = "FILED"
    ACCEPTED = "ACCEPTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    RULED = "RULED"
    EXECUTED = "EXECUTED"


PENDING: Final = (AppealStatus.OUT_OF_TIME, AppealStatus.FILED, AppealStatus.ACCEPTED)
"""It is still to be decided."""


class ContestedItem(Value):
    """What is contested, why, and what is asked for."""

    item: str
    ground: Ground
    statement: str
    remedy: str


class ItemRuling(Value):
    """The ruling on one item; ``points`` is its new worth where it is VARIED."""

    item: str
    outcome: Outcome
    points: Points | None
    reason: str


EffectKind = Literal["CHANGED", "NO_CHANGE", "REMITTED"]
"""A ruling changed what an item is worth, said that nothing changes, or sent it back to be decided again."""


class RulingEffect(Value):
    """What the ruling on an item came to in the assessment: the event there, and what is still owed."""

    item: str
    kind: EffectKind
    event: UUID
    deadline: Deadline | None


class About(NamedTuple):
    """What an appeal is about: an assessment, whose it is, and who had a hand in what is contested.

    ``unit`` is that of a person, and the subject itself otherwise.
    """

    assessment: UUID
    office: str
    subject: str
    unit: str
    handlers: frozenset[str]


@dataclass(frozen=True, slots=True)
class AppealState:
    """An appeal: its number, what it contests, where it stands and how it was decided.

    ``window`` is the last day on which the annual result could be contested when it was filed (``None``: it
    was not public, so there was none); ``late_reason`` says why it was filed later.  ``remitted`` are the
    items that were sent back and are not decided again yet.
    """

    number: int
    assessment: UUID
    office: str
    subject: str
    unit: str
    handlers: frozenset[str]
    filed_by: str
    filed_on: date
    statement: str
    items: tuple[ContestedItem, ...]
    window: date | None
    late_reason: str | None
    status: AppealStatus
    clock: AppealClock
    accepted_by: str | None
    bench: Bench
    hearing: HearingRecord
    vote: Vote
    rulings: tuple[ItemRuling, ...]
    effects: tuple[RulingEffect, ...]
    remitted: Mapping[str, Deadline]
    letters: int

    @property
    def concerned(self) -> frozenset[str]:
        """Everybody who had a hand in what is contested, or in the appeal before it came to the bench."""
        return self.handlers | frozenset(filter(None, (self.filed_by, self.accepted_by)))

    def is_concerned(self, person: str, unit: str | None) -> bool:
        """Whether somebody would judge their own decision, their own unit or themselves (rule 27)."""
        return person in self.concerned or not {person, unit}.isdisjoint({self.subject, self.unit})


def opened(number: int, about: About, filed_by: str, filed_on: date) -> AppealState:
    """An appeal of which nothing is said yet but whose it is."""
    return AppealState(
        number=number,
        assessment=about.assessment,
        office=about.office,
        subject=about.subject,
        unit=about.unit,
        handlers=about.handlers,
        filed_by=filed_by,
        filed_on=filed_on,
        statement="",
        items=(),
        window=None,
        late_reason=None,
        status=AppealStatus.FILED,
        clock=NOTHING_DUE,
        accepted_by=None,
        bench=EMPTY_BENCH,
        hearing=NOT_HEARD,
        vote=NO_VOTE,
        rulings=(),
        effects=(),
        remitted={},
        letters=0,
    )
