"""The register that numbers an office's rectifications of a year, and tells which problems came up."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final, NamedTuple
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.rectification.refusals import RectificationUnknown


class Numbered(NamedTuple):
    """A rectification of the register: of which problem of which unit."""

    owner: str
    problem: str
    rectification: UUID


@dataclass(frozen=True, slots=True)
class RectificationRegisterState:
    """The rectifications of one office and year, in the order of their numbers."""

    office: str
    numbered: tuple[Numbered, ...]

    def of(self, owner: str, problem: str) -> tuple[UUID, ...]:
        """Those of one problem of one unit, the newest first."""
        found = [each.rectification for each in self.numbered if each[:2] == (owner, problem)]
        return tuple(reversed(found))


class RectificationNumbered(Event):
    """A number was given to a rectification: the register's own version, so none is skipped."""

    TOPIC: ClassVar[str] = "rectification-register.rectification-numbered.v1"

    office: str
    year: int
    number: int
    owner: str
    problem: str
    rectification: UUID

    def evolve(self, state: RectificationRegisterState | None) -> RectificationRegisterState:
        """Remember it."""
        known = state or RectificationRegisterState(self.office, ())
        entry = Numbered(self.owner, self.problem, self.rectification)
        return replace(known, numbered=(*known.numbered, entry))


class RectificationRegister(Aggregate[RectificationRegisterState]):
    """The rectifications of one office and year, numbered from 1 without gaps."""

    NAME = "rectification-register"
    UNKNOWN = RectificationUnknown

    @staticmethod
    def id_of(office: str, year: int) -> UUID:
        """One register per office and year."""
        return stream_id("rectification-register", office, year)

    @property
    def next_number(self) -> int:
        """The number that the next rectification gets."""
        return self.version + 1

    def allot(self, office: str, year: int, numbered: Numbered) -> int:
        """Give the next number."""
        number = self.next_number
        self.trigger(
            RectificationNumbered,
            office=office,
            year=year,
            number=number,
            owner=numbered.owner,
            problem=numbered.problem,
            rectification=numbered.rectification,
        )
        return number


EVENTS: Final = (RectificationNumbered,)
