"""Queries about plans."""

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.plans import Plan
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from application.actions import Action
from domain.plan.indicator import Side
from projections.plans.queries import PlanRow, plans_of


@strawberry.input(description="Which plans: all that is given must hold.")
class PlanFilter:
    """A filter over plans."""

    office: str | None = None
    year: int | None = None
    side: Side | None = strawberry.field(default=None, graphql_type=ENUMS[Side] | None)
    published: bool | None = None

    def fits(self, row: PlanRow) -> bool:
        """Whether a plan is let through."""
        return (
            self.office in {None, row.office}
            and self.year in {None, row.year}
            and self.side in {None, row.side}
            and self.published in {None, row.version is not None}
        )


@strawberry.type
class PlanQueries:
    """One plan, and lists of them."""

    @resolver("A plan.")
    async def plan(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Plan | None:
        """The plan."""
        key = info.context.key_of(Kind.PLAN, id, "id")
        moment = await info.context.moment(as_of, min_position)
        found: Plan | None = await info.context.linked(Kind.PLAN, key, moment)
        return found

    @resolver("Plans, newest year first.")
    async def plans(
        self,
        info: Info,
        filter: PlanFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Plan]:
        """The plans of the offices that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        offices = sorted(info.context.visible(Action.READ_PLAN).offices)
        rows = [row for row in await plans_of(moment.reading, offices) if filter is None or filter.fits(row)]
        part = sliced(rows, page, _key, str)
        return connection(part, moment, lambda row: Plan.of(row, moment), _key, counted(rows))


def _key(row: PlanRow) -> tuple[str]:
    return (row.plan.hex,)
