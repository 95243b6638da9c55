"""Which offices stand above others."""

from datetime import date

import pytest

from domain.kernel.series import Series
from projections.organization.queries import OfficeRow
from projections.organization.superiors import with_superiors

DAY = date(2014, 1, 1)


def row(code: str, superior: str | None = None, successor: str | None = None) -> OfficeRow:
    names = Series[str]().put(DAY, code)
    merged = None if successor is None else date(2018, 6, 15)
    return OfficeRow(code, "CITY", superior, DAY, names, merged, successor, None)


ROWS = (row("STA"), row("PROVINCE", "STA", "NEW"), row("NEW", "STA"), row("CITY", "PROVINCE"), row("BESIDE"))


@pytest.mark.parametrize(
    ("own", "found"),
    [
        (set(), set()),
        ({"BESIDE"}, {"BESIDE"}),
        ({"CITY"}, {"CITY", "PROVINCE", "NEW", "STA"}),
        ({"NEW", "BESIDE"}, {"NEW", "STA", "BESIDE"}),
        ({"NOWHERE"}, {"NOWHERE"}),
    ],
)
def test_an_office_stands_under_all_above_it_and_the_successors_of_those(
    own: set[str], found: set[str]
) -> None:
    assert with_superiors(own, ROWS) == found
