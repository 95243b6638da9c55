"""The register that numbers an office's appeals of a year without gaps."""

from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

from domain.appeal.refusals import AppealUnknown
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id


@dataclass(frozen=True, slots=True)
class AppealRegisterState:
    """The last number allotted."""

    last: int


class AppealNumberAllotted(Event):
    """A number was given to an appeal: the number is the register's own version, so none is skipped."""

    TOPIC: ClassVar[str] = "appeal-register.number-allotted.v1"

    office: str
    year: int
    number: int
    appeal: UUID

    def evolve(self, state: AppealRegisterState | None) -> AppealRegisterState:
        """Remember the number."""
        del state
        return AppealRegisterState(self.number)


class AppealRegister(Aggregate[AppealRegisterState]):
    """The appeals of one office and year, numbered from 1 without gaps."""

    NAME = "appeal-register"
    UNKNOWN = AppealUnknown

    @staticmethod
    def id_of(office: str, year: int) -> UUID:
        """One register per office and year."""
        return stream_id("appeal-register", office, year)

    @property
    def next_number(self) -> int:
        """The number that the next appeal gets."""
        return self.version + 1

    def allot(self, office: str, year: int, appeal: UUID) -> int:
        """Give the next number to ``appeal``."""
        number = self.next_number
        self.trigger(AppealNumberAllotted, office=office, year=year, number=number, appeal=appeal)
        return number


EVENTS: Final = (AppealNumberAllotted,)
