"""Milestones (节点监控): what is to be there by which day, in three colours as of today."""

from collections.abc import Iterable
from datetime import date
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.calendar import calendar_of
from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.moments import Moment
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.refusals import CalendarMissing
from domain.milestone import state as domain
from domain.milestone.state import Colour, MilestoneStatus, colour
from projections.milestones.queries import milestones
from projections.policies.queries import policy_on


@strawberry.type(description="A day of a plan that is watched (节点), for one indicator or for all of it.")
class Milestone:
    """A milestone."""

    code: str
    indicator: str | None = strawberry.field(description="Null: it is one of the plan as a whole.")
    name: str
    planned_on: date = strawberry.field(description="The day that it was set for first.")
    due_on: date = strawberry.field(description="The day that counts now.")
    status: MilestoneStatus = strawberry.field(graphql_type=ENUMS[MilestoneStatus])
    reached_on: date | None
    days_early: int | None = strawberry.field(
        description="How many days before the planned one it was reached; negative: after it."
    )
    evidence: list[str]
    reason: str | None = strawberry.field(description="Why it was moved last, or dropped.")
    told_overdue: date | None = strawberry.field(
        description="The due day whose passing was raised last; null: none was."
    )
    colour: Colour | None = strawberry.field(
        graphql_type=ENUMS[Colour] | None,
        description="As of today, by the policy monitoring.milestone_workdays; null once it is reached or"
        " dropped, and where the holidays of its year are not known.",
    )

    @classmethod
    def of(cls, found: domain.Milestone, shade: Colour | None) -> Self:
        """The milestone of the domain in a colour."""
        return cls(
            code=found.code,
            indicator=found.indicator,
            name=found.name,
            planned_on=found.planned_on,
            due_on=found.due_on,
            status=found.status,
            reached_on=found.reached_on,
            days_early=found.days_early,
            evidence=list(found.evidence),
            reason=found.reason,
            told_overdue=found.told,
            colour=shade,
        )


async def milestones_of(context: Context, plan: UUID, office: str, moment: Moment) -> list[Milestone]:
    """The milestones of a plan as of today, those due first first."""
    found = [each for _, _, each in await milestones(moment.reading, [plan])]
    day = context.viewer.day
    policy = await policy_on(moment.reading, office, day) if found else None
    if policy is None:
        return []
    calendar = await calendar_of(context.services, office, moment)
    return list(_coloured(found, day, policy.monitoring.milestone_workdays, calendar))


def _coloured(
    found: Iterable[domain.Milestone], day: date, workdays: int, calendar: WorkingCalendar
) -> Iterable[Milestone]:
    for each in found:
        try:
            shade = colour(each.status, each.due_on, day, workdays, calendar)
        except CalendarMissing:
            shade = None
        yield Milestone.of(each, shade)
