"""The office as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.kernel.ids import stream_id
from domain.office import standing, units
from domain.office.standing import Standing
from domain.office.units import Units


class Office(Standing, Units):
    """A tax office: who there is to appraise."""

    @staticmethod
    def id_of(code: str) -> UUID:
        """One office per code."""
        return stream_id("office", code)


EVENTS: Final = (*standing.EVENTS, *units.EVENTS)
