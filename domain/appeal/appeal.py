"""The appeal (申诉) as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.appeal import (
    exhibits,
    filing,
    hearing,
    investigation,
    letters,
    ruling,
    seating,
    timekeeping,
    voting,
)
from domain.appeal.exhibits import Exhibits
from domain.appeal.filing import Filing
from domain.appeal.hearing import Hearing
from domain.appeal.investigation import Investigation
from domain.appeal.letters import Letters
from domain.appeal.ruling import Ruling
from domain.appeal.seating import Seating
from domain.appeal.timekeeping import Timekeeping
from domain.kernel.ids import stream_id


class Appeal(Filing, Timekeeping, Seating, Hearing, Investigation, Exhibits, Ruling, Letters):
    """One appeal against an assessment."""

    @staticmethod
    def id_of(office: str, year: int, number: int) -> UUID:
        """One appeal per number of the office's register of the year."""
        return stream_id("appeal", office, year, number)


EVENTS: Final = (
    *filing.EVENTS,
    *timekeeping.EVENTS,
    *seating.EVENTS,
    *hearing.EVENTS,
    *investigation.EVENTS,
    *exhibits.EVENTS,
    *voting.EVENTS,
    *ruling.EVENTS,
    *letters.EVENTS,
)
