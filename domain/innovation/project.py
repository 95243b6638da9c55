"""The innovation project as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.innovation import applying, carrying_out, reviewing, rewarding
from domain.innovation.applying import Applying
from domain.innovation.carrying_out import CarryingOut
from domain.innovation.reviewing import Reviewing
from domain.innovation.rewarding import Rewarding
from domain.kernel.ids import stream_id


class InnovationProject(Applying, CarryingOut, Reviewing, Rewarding):
    """One project of one year."""

    @staticmethod
    def id_of(office: str, year: int, number: int) -> UUID:
        """One project per number of the office's register of the year."""
        return stream_id("innovation-project", office, year, number)


EVENTS: Final = (*applying.EVENTS, *carrying_out.EVENTS, *reviewing.EVENTS, *rewarding.EVENTS)
