"""Queries about what results are used for."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.unit_honours import UnitHonour
from application.actions import Action
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


def _honour_key(row: UnitHonourRow) -> tuple[str, int, str, str]:
    return (row.office, row.year, row.unit, row.ref)
