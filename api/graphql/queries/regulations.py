"""Queries about regulations."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.regulations import Regulation
from application.actions import Action
from projections.organization.queries import offices
from projections.organization.superiors import with_superiors
from projections.regulations.queries import RegulationRow, regulations


@strawberry.input(description="Which regulations: all that is given must hold.")
class RegulationFilter:
    """A filter over regulations."""

    office: str | None = None
    code: str | None = None

    def fits(self, row: RegulationRow) -> bool:
        """Whether a regulation is let through."""
        return self.office in {None, row.office} and self.code in {None, row.code}


@strawberry.type
class RegulationQueries:
    """Lists of regulations."""

    @resolver("The regulations of the offices that you may see and of those above them, by office and code.")
    async def regulations(
        self,
        info: Info,
        filter: RegulationFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Regulation]:
        """A page of regulations."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        own = info.context.visible(Action.READ_RULES).offices
        binding = sorted(with_superiors(own, await offices(moment.reading)))
        found = await regulations(moment.reading, binding, moment.effective_on)
        rows = [row for row in found if filter is None or filter.fits(row)]
        part = sliced(rows, page, _key, str, str)
        return connection(part, moment, Regulation.of, _key, counted(rows))


def _key(row: RegulationRow) -> tuple[str, str]:
    return (row.office, row.code)
