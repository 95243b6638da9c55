"""The register of an office's innovation projects of a year: it numbers them without gaps and ranks them."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final
from uuid import UUID

from domain.innovation.ranking import Contest, InnovationFinding, RankedInnovation
from domain.innovation.refusals import InnovationsRanked, InnovationUnknown
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id


@dataclass(frozen=True, slots=True)
class InnovationRegisterState:
    """The projects of the year by number, and whether they have been ranked."""

    office: str
    year: int
    innovations: tuple[UUID, ...]
    ranked: bool

    def must_be_open(self, field: str) -> None:
        """Refuse what comes after the ranking of the year; raises ``InnovationsRanked``."""
        if self.ranked:
            raise InnovationsRanked(field, year=self.year)


class InnovationNumberAllotted(Event):
    """A number was given to a project: none is skipped."""

    TOPIC: ClassVar[str] = "innovation-register.number-allotted.v1"

    office: str
    year: int
    number: int
    innovation: UUID

    def evolve(self, state: InnovationRegisterState | None) -> InnovationRegisterState:
        """Add the project."""
        known = state or InnovationRegisterState(self.office, self.year, (), ranked=False)
        return replace(known, innovations=(*known.innovations, self.innovation))


class YearRanked(Event):
    """The projects of the year were ranked, once and together, with their verdicts and prizes."""

    TOPIC: ClassVar[str] = "innovation-register.year-ranked.v1"

    ranking: tuple[RankedInnovation, ...]

    def evolve(self, state: InnovationRegisterState) -> InnovationRegisterState:
        """Nothing is added any more."""
        return replace(state, ranked=True)


class InnovationRegister(Aggregate[InnovationRegisterState]):
    """The innovation projects of one office and year, numbered from 1 without gaps."""

    NAME = "innovation-register"
    UNKNOWN = InnovationUnknown

    @staticmethod
    def id_of(office: str, year: int) -> UUID:
        """One register per office and year."""
        return stream_id("innovation-register", office, year)

    @property
    def next_number(self) -> int:
        """The number that the next project gets."""
        return 1 + (len(self.state.innovations) if self.exists else 0)

    def allot(self, office: str, year: int, innovation: UUID) -> int:
        """Give the next number to a project; raises ``InnovationsRanked`` once the year is ranked."""
        if self.exists:
            self.state.must_be_open("application")
        number = self.next_number
        self.trigger(InnovationNumberAllotted, office=office, year=year, number=number, innovation=innovation)
        return number

    def rank(self, contest: Contest, findings: tuple[InnovationFinding, ...]) -> tuple[RankedInnovation, ...]:
        """Rank the projects of the year, by findings on each that was reviewed."""
        self.state.must_be_open("year")
        ranking = contest.ranked(findings)
        self.trigger(YearRanked, ranking=ranking)
        return ranking


EVENTS: Final = (InnovationNumberAllotted, YearRanked)
