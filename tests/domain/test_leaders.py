"""Who headed a unit, or an office, on a day."""

from datetime import date
from uuid import UUID

from domain.office.leaders import chiefs_of, heads_of
from tests.support.offices import SINCE, an_office, assigned, left, post, registered

HEAD, SUCCESSOR, CLERK, CHIEF = (UUID(int=number) for number in range(1, 5))
AUTUMN = date(2014, 10, 1)
BUREAU = an_office(
    "HHHT",
    "CITY",
    registered("LG", None),
    registered("D1", None),
    registered("D2", None),
    post("CHIEF", chief=True),
    post("SECTION-HEAD", unit="D1", layer="MANAGEMENT"),
    post("CLERK", unit="D1", layer="EXECUTION"),
    post("LONE-CLERK", unit="D2", layer="EXECUTION"),
    post("ASSESSOR-IN-CHIEF", unit="D1", layer="DECISION", since=AUTUMN),
    assigned("CHIEF", CHIEF),
    assigned("SECTION-HEAD", HEAD),
    assigned("CLERK", CLERK),
    assigned("LONE-CLERK", CLERK),
    left("SECTION-HEAD", HEAD, date(2014, 7, 1)),
    assigned("SECTION-HEAD", SUCCESSOR, date(2014, 7, 1)),
)


def test_a_unit_is_headed_by_who_held_its_highest_post_on_the_day() -> None:
    assert heads_of(BUREAU, "D1", date(2014, 6, 30)) == {HEAD}
    assert heads_of(BUREAU, "D1", date(2014, 7, 1)) == {SUCCESSOR}


def test_once_there_is_a_higher_post_it_heads_the_unit_even_while_it_is_vacant() -> None:
    assert heads_of(BUREAU, "D1", AUTUMN) == set()


def test_staff_heads_nothing() -> None:
    assert heads_of(BUREAU, "D2", SINCE) == set()


def test_an_office_is_headed_by_its_leadership() -> None:
    assert chiefs_of(BUREAU, date(2014, 6, 30)) == {CHIEF}
