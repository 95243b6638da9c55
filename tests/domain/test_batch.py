"""The rows of a batch: each is booked once, and the very same again is no news."""

from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from domain.batch import Batch, BatchUnknown, Booking, RowBooked, SourceBooked
from domain.methods.measure import Measure
from tests.support.authors import OFFICE
from tests.support.scenario import Step, fact, given

PLAN: Final = UUID(int=1)
BOOKING: Final = Booking(
    row="17",
    assessment=UUID(int=2),
    entry="entry:A/2014Q1/DESK",
    measures=(Measure(name="points", value=Decimal(9)),),
)
BOOKED: Final[Step[Batch]] = Step(lambda batch: batch.book(OFFICE, PLAN, "金税三期", "2014Q1", BOOKING))


def but(**changes: Any) -> Booking:
    return BOOKING.model_copy(update=changes)


def asking(booking: Booking) -> Step[Batch]:
    return Step(lambda batch: batch.holds(booking))


def test_a_booked_row_says_to_which_entry_and_with_what_measures() -> None:
    given(Batch).when(BOOKED).then(
        fact(RowBooked, office=OFFICE, plan=PLAN, system="金税三期", batch="2014Q1", booking=BOOKING)
    )


def test_the_very_same_row_is_known_and_another_row_is_not() -> None:
    def asked(batch: Batch) -> None:
        assert batch.holds(BOOKING)
        assert not batch.holds(but(row="18"))

    given(Batch, BOOKED, asked)


def test_a_row_is_not_booked_again_with_another_content_or_elsewhere() -> None:
    stage = given(Batch, BOOKED)
    for other in (but(measures=()), but(entry="entry:B/2014Q1/DESK"), but(assessment=UUID(int=3))):
        stage.when(asking(other)).then_refused(SourceBooked, "source")


def test_each_plan_system_and_batch_counts_for_itself() -> None:
    ids = {Batch.id_of(UUID(int=plan), system, batch) for plan in (1, 2) for system in "ab" for batch in "xy"}
    assert len(ids) == 8


def test_a_batch_without_rows_has_nothing_to_show() -> None:
    given(Batch).when(lambda batch: batch.state).then_refused(BatchUnknown)
