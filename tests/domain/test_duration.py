"""Durations reach back in time, by the calendar of the cell where they count months."""

from datetime import datetime

import pytest

from domain.kernel.clock import ZONE
from domain.kernel.duration import back

MOMENT = datetime(2014, 3, 31, 12, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("duration", "earlier"),
    [
        ("-P7D", "2014-03-24T12:00:00+08:00"),
        ("-P2W", "2014-03-17T12:00:00+08:00"),
        ("-PT2H", "2014-03-31T10:00:00+08:00"),
        ("-P1DT30M", "2014-03-30T11:30:00+08:00"),
        ("-PT90S", "2014-03-31T11:58:30+08:00"),
        ("-P1M", "2014-02-28T12:00:00+08:00"),
        ("-P3M", "2013-12-31T12:00:00+08:00"),
        ("-P1Y1M1D", "2013-02-27T12:00:00+08:00"),
        ("-P0D", "2014-03-31T12:00:00+08:00"),
    ],
)
def test_a_duration_reaches_back(duration: str, earlier: str) -> None:
    assert back(MOMENT, duration).isoformat() == earlier


@pytest.mark.parametrize(
    "duration",
    ["", "-P", "-PT", "P7D", "-7D", "-P7", "-P1H", "-PT1D", "-P-1D", "-P1.5D", "-P７D", "-P2014Y"],
)
def test_what_is_no_duration_back_is_refused(duration: str) -> None:
    with pytest.raises(ValueError, match=f"^{duration}$"):
        back(MOMENT, duration)


def test_nothing_lies_before_the_calendar() -> None:
    with pytest.raises(ValueError, match="-P40D"):
        back(datetime(1, 1, 2, tzinfo=ZONE), "-P40D")
