"""What every facet of an office leans on."""

from datetime import date

from domain.kernel.aggregate import Aggregate
from domain.office.refusals import OfficeMergedAway, OfficeUnknown
from domain.office.state import OfficeState


class Roster(Aggregate[OfficeState]):
    """The checks that more than one facet makes."""

    NAME = "office"
    UNKNOWN = OfficeUnknown

    def _must_be_in_being(self, day: date) -> None:
        must_be_in_being(self.state, day)


def must_be_in_being(office: OfficeState, day: date) -> None:
    """Refuse what is new to an office that was merged by ``day``."""
    merger = office.merger
    if merger is not None and merger.on <= day:
        raise OfficeMergedAway("office", office=office.code, successor=merger.successor, day=merger.on)
