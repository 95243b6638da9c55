"""Working days: which days of a year are counted, and deadlines with the days that they count."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self

import strawberry

from api.graphql.moments import Moment
from api.services import Services
from domain.calendar import deadline, notice
from domain.calendar.calendar import NoticedCalendar, WorkingCalendar
from projections.policies.queries import calendar_notices


@strawberry.type(description="So many working days after a day.  The last one ends at 24:00 in Shanghai.")
class Deadline:
    """A deadline."""

    trigger_on: date
    workdays: int
    due_on: date
    counted: list[date] = strawberry.field(description="The working days that were counted.")

    @classmethod
    def of(cls, found: deadline.Deadline) -> Self:
        """The deadline of the domain."""
        return cls(
            trigger_on=found.trigger_on,
            workdays=found.workdays,
            due_on=found.due_on,
            counted=list(found.counted),
        )


@strawberry.type(description="A notice on holidays (放假安排通知) that an office has taken in.")
class CalendarNotice:
    """A notice."""

    document: str
    days_off: list[date]
    workdays: list[date] = strawberry.field(description="Days at work though they would seem to be off.")

    @classmethod
    def of(cls, found: notice.CalendarNotice) -> Self:
        """The notice of the domain."""
        return cls(document=found.document, days_off=list(found.days_off), workdays=list(found.workdays))


@strawberry.type(description="A year as an office counts its working days.")
class WorkingYear:
    """A year."""

    year: int
    known: bool = strawberry.field(description="Whether days of this year can be counted at all.")
    workdays: list[date]
    notices: list[CalendarNotice] = strawberry.field(
        description="Where notices name the same day, the last one decides."
    )

    @classmethod
    def of(cls, year: int, calendar: NoticedCalendar) -> Self:
        """The year by a calendar."""
        workdays = [day for day in _days(year) if calendar.is_workday(day)]
        notices = [CalendarNotice.of(each) for each in calendar.notices if each.year == year]
        return cls(year=year, known=bool(workdays), workdays=workdays, notices=notices)


async def calendar_of(services: Services, office: str, moment: Moment) -> NoticedCalendar:
    """The calendar of an office by the notices known at a moment."""
    published: WorkingCalendar = services.calendar
    return NoticedCalendar(published, await calendar_notices(moment.reading, office))


def _days(year: int) -> Iterator[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
