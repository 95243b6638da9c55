"""The office as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.kernel.ids import stream_id
from domain.office import bodies, external_bodies, performance_office, posts, standing, units
from domain.office.bodies import Bodies
from domain.office.external_bodies import ExternalBodies
from domain.office.performance_office import PerformanceOffice
from domain.office.posts import Posts
from domain.office.standing import Standing
from domain.office.units import Units


class Office(Standing, Units, Posts, Bodies, PerformanceOffice, ExternalBodies):
    """A tax office: who there is to appraise, and who decides for it."""

    @staticmethod
    def id_of(code: str) -> UUID:
        """One office per code."""
        return stream_id("office", code)


EVENTS: Final = (
    *standing.EVENTS,
    *units.EVENTS,
    *posts.EVENTS,
    *bodies.EVENTS,
    *performance_office.EVENTS,
    *external_bodies.EVENTS,
)
