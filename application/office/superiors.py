"""The offices above an office."""

from collections.abc import Iterator
from datetime import date

from application.work import Work
from domain.office.office import Office
from domain.office.state import OfficeState


def superiors(office: OfficeState, day: date, work: Work) -> Iterator[OfficeState]:
    """The offices above ``office`` on ``day``, the nearest first; after a merged one comes its successor."""
    above = office.superior
    while above is not None:
        state = work.read(Office, Office.id_of(above))
        yield state
        merger = state.merger
        above = merger.successor if merger is not None and merger.on <= day else state.superior
