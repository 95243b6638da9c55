"""The legal basis (依据) of a decision: ``code#article``, in force on the day of the fact."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from application.office.superiors import superiors
from application.work import Work
from domain.kernel.event import Event
from domain.kernel.refusal import Refusals
from domain.office.office import Office
from domain.regulation.refusals import LegalBasisNotInForce
from domain.regulation.regulations import Regulations


def must_rest_on_law(work: Work) -> None:
    """Check what every decided event rests on, on the event's own day; raises ``Refusals``."""
    for event in _decided(work):
        if (basis := event.rests_on) is not None:
            must_be_in_force([basis], event.envelope.effective_on, "grounds.legal_basis", work)


def must_be_in_force(bases: Iterable[str], day: date, field: str, work: Work) -> None:
    """Raises ``Refusals`` with each of ``bases``, given as ``field``, that was not in force on ``day``."""
    failed = [basis for basis in dict.fromkeys(bases) if not _in_force(basis, day, work)]
    if failed:
        raise Refusals([LegalBasisNotInForce(field, basis=basis, day=day) for basis in failed])


def _decided(work: Work) -> Iterator[Event]:
    for aggregate in work.decided:
        yield from cast("list[Event]", aggregate.pending_events)


def _in_force(basis: str, day: date, work: Work) -> bool:
    """Whether the office for which the caller acts, or one above it, has ``basis`` in force on ``day``."""
    return any(
        book.in_force(basis, day)
        for office in _binding(day, work)
        if (book := work.find(Regulations, Regulations.id_of(office))) is not None
    )


def _binding(day: date, work: Work) -> Iterator[str]:
    """The own office first: those above are read only where it has no such article."""
    yield work.office
    for above in superiors(work.read(Office, Office.id_of(work.office)), day, work):
        yield above.code
