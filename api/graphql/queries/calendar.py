"""Queries about working days."""

from datetime import date
from typing import Annotated, Final

import strawberry

from api.graphql.calendar import Deadline, WorkingYear, calendar_of
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.queries.arguments import YEARS, AsOfArgument, MinPosition, must_be_in
from application.actions import Action
from domain.calendar.deadline import due

MOST_WORKDAYS: Final = 250
"""About a year of them."""


@strawberry.type
class CalendarQueries:
    """Deadlines, and the years that they are counted in."""

    @resolver(
        "The deadline of so many working days after a day, as the office counts them; null where you may not"
        " see the office.  CALENDAR_MISSING when the holidays of a year are not known."
    )
    async def deadline(
        self,
        info: Info,
        office: str,
        trigger_on: Annotated[date, strawberry.argument(name="from")],
        workdays: int,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Deadline | None:
        """The deadline."""
        must_be_in(range(MOST_WORKDAYS + 1), workdays, "workdays")
        if not info.context.viewer.sees(Action.READ_RULES, office):
            return None
        moment = await info.context.moment(as_of, min_position)
        return Deadline.of(
            due(trigger_on, workdays, await calendar_of(info.context.services, office, moment))
        )

    @resolver("A year as the office counts its working days; null where you may not see the office.")
    async def working_year(
        self,
        info: Info,
        office: str,
        year: int,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> WorkingYear | None:
        """The year."""
        must_be_in(YEARS, year, "year")
        if not info.context.viewer.sees(Action.READ_RULES, office):
            return None
        moment = await info.context.moment(as_of, min_position)
        return WorkingYear.of(year, await calendar_of(info.context.services, office, moment))
