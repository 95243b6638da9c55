"""Queries about the indicator library."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.library import LibraryIndicator
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from application.actions import Action
from projections.library.queries import LibraryRow, library


@strawberry.input(description="Which indicators: all that is given must hold.")
class LibraryFilter:
    """A filter over the library."""

    office: str | None = None
    type: str | None = None
    in_use: bool | None = None

    def fits(self, row: LibraryRow) -> bool:
        """Whether an indicator is let through."""
        return (
            self.office in {None, row.office}
            and self.type in {None, row.indicator.type}
            and self.in_use in {None, row.retired_for is None}
        )


@strawberry.type
class LibraryQueries:
    """Lists of indicators that plans draw from."""

    @resolver("The indicator libraries of the offices whose plans you may see, by office and code.")
    async def library(
        self,
        info: Info,
        filter: LibraryFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[LibraryIndicator]:
        """A page of the library."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        offices = sorted(info.context.visible(Action.READ_PLAN).offices)
        rows = [row for row in await library(moment.reading, offices) if filter is None or filter.fits(row)]
        part = sliced(rows, page, _key, str, str)
        return connection(part, moment, LibraryIndicator.of, _key, counted(rows))


def _key(row: LibraryRow) -> tuple[str, str]:
    return (row.office, row.indicator.code)
