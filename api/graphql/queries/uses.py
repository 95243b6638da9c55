"""Queries about what results are used for."""

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.result_uses import PlaceAllocation, ResultUse
from api.graphql.unit_honours import UnitHonour
from application.actions import Action
from domain.result_use.state import UseStatus
from projections.result_uses.queries import AllocationRow, UseRow, allocations, result_uses
from projections.unit_honours.queries import UnitHonourRow, unit_honours


@strawberry.input(description="Which honours: all that is given must hold.")
class UnitHonourFilter:
    """A filter over honours."""

    office: str | None = None
    year: int | None = None
    unit: str | None = None

    def fits(self, row: UnitHonourRow) -> bool:
        """Whether an honour is let through."""
        return (
            self.office in {None, row.office}
            and self.year in {None, row.year}
            and self.unit in {None, row.unit}
        )


@strawberry.input(description="Which uses: all that is given must hold.")
class ResultUseFilter:
    """A filter over uses."""

    plan: strawberry.ID
    peer_group: str | None = None
    subject: str | None = None
    kind: str | None = None
    status: UseStatus | None = strawberry.field(default=None, graphql_type=ENUMS[UseStatus] | None)

    def fits(self, row: UseRow) -> bool:
        """Whether a use is let through."""
        return (
            self.peer_group in {None, row.peer_group}
            and self.subject in {None, row.subject}
            and self.kind in {None, row.kind}
            and self.status in {None, row.status}
        )


@strawberry.type
class UseQueries:
    """What results are used for, and what raises the quota of persons."""

    @resolver("The honours of the units whose leaderboards you may see, by office, year and unit.")
    async def unit_honours(
        self,
        info: Info,
        filter: UnitHonourFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[UnitHonour]:
        """A page of the honours."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        offices = sorted(info.context.visible(Action.READ_BOARD).offices)
        found = await unit_honours(moment.reading, offices, moment.effective_on)
        rows = [row for row in found if filter is None or filter.fits(row)]
        part = sliced(rows, page, _honour_key, str, int, str, str)
        return connection(part, moment, UnitHonour.of, _honour_key, counted(rows))

    @resolver("What the results of a plan were used for, by peer group and day.")
    async def result_uses(
        self,
        info: Info,
        filter: ResultUseFilter,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[ResultUse]:
        """A page of the uses that the viewer may see."""
        key = info.context.key_of(Kind.PLAN, filter.plan, "filter.plan")
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        visible = info.context.visible(Action.READ_USES)
        found = await result_uses(moment.reading, key, visible, moment.effective_on)
        rows = [row for row in found if filter.fits(row)]
        part = sliced(rows, page, _ref, str)
        return connection(part, moment, lambda row: ResultUse.of(row, moment), _ref, counted(rows))

    @resolver("The places allocated by the results of a plan, by peer group and day.")
    async def place_allocations(
        self,
        info: Info,
        plan: strawberry.ID,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[PlaceAllocation]:
        """A page of the allocations in which the viewer may see somebody."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        visible = info.context.visible(Action.READ_USES)
        rows = await allocations(moment.reading, key, visible, moment.effective_on)
        part = sliced(rows, page, _ref, str)
        return connection(part, moment, PlaceAllocation.of, _ref, counted(rows))


def _honour_key(row: UnitHonourRow) -> tuple[str, int, str, str]:
    return (row.office, row.year, row.unit, row.ref)


def _ref(row: UseRow | AllocationRow) -> tuple[str]:
    return (row.ref,)
