"""The query for what is to be done."""

from datetime import date

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.tasks import Task
from application.actions import Action
from domain.person import Role
from projections.organization.bodies import (
    HoldingRow,
    PerformanceOfficeRow,
    holdings,
    performance_offices,
    posts,
)
from projections.work_queue.queries import Doer, Seat, TaskRow, own_tasks, tasks_of


@strawberry.input(description="Whose tasks, and which.  Without unit and role: your own.")
class TaskFilter:
    """A filter over tasks."""

    unit: str | None = None
    role: Role | None = strawberry.field(default=None, graphql_type=ENUMS[Role] | None)
    until: date | None = strawberry.field(
        default=None, description="Only what is due by that day, or has no due date."
    )


@strawberry.type
class TaskQueries:
    """The work queue."""

    @resolver("What is to be done in an office, soonest due first: by you, or by a unit or role.")
    async def work_queue(  # noqa: PLR0913, PLR0917 - a list takes all of these
        self,
        info: Info,
        office: str,
        filter: TaskFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Task]:
        """The tasks that the viewer may do, or see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        rows = await _rows(info.context, moment, office, filter or TaskFilter())
        part = sliced(rows, page, _key, str, str)
        return connection(part, moment, lambda row: Task.of(row, moment), _key, counted(rows))


async def _rows(context: Context, moment: Moment, office: str, where: TaskFilter) -> list[TaskRow]:
    viewer = context.viewer
    if where.unit is None and where.role is None:
        roles = [*viewer.roles_at(office), Role.STAFF]
        hidden = viewer.concealed(Sight.TASKS)
        doer = Doer(str(viewer.person), viewer.unit, roles, await _seat(context, moment, office), hidden)
        return await own_tasks(moment.reading, office, doer, where.until)
    visible = context.visible(Action.READ_ASSESSMENT, Sight.TASKS)
    return await tasks_of(moment.reading, office, where.unit, where.role, where.until, visible)


async def _seat(context: Context, moment: Moment, office: str) -> Seat | None:
    """Where the performance office sits today, and whether the viewer reviews what concerns its host."""
    day = context.viewer.day
    places = await performance_offices(moment.reading, [office])
    place = next((each for each in places if _holds(each, day)), None)
    if place is None:
        return None
    posts_in_charge = {
        each.code for each in await posts(moment.reading, [office]) if place.department in each.in_charge_of
    }
    held = [each for each in await holdings(moment.reading, [office]) if each.post in posts_in_charge]
    deputies = {each.person for each in held if _holds(each, day)}
    return Seat(place.unit, place.department, not deputies or context.viewer.person in deputies)


def _holds(row: PerformanceOfficeRow | HoldingRow, day: date) -> bool:
    return row.since <= day and (row.until is None or day < row.until)


def _key(row: TaskRow) -> tuple[str, str]:
    return row.stream.hex, row.task
