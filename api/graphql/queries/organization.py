"""Queries about offices."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.offices import Office, office_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition


@strawberry.type
class OrganizationQueries:
    """One office with everything in it."""

    @resolver("An office by its code; null where you may not see it.")
    async def office(
        self, info: Info, code: str, as_of: AsOfArgument = None, min_position: MinPosition = None
    ) -> Office | None:
        """The office."""
        return await office_of(info.context, code, await info.context.moment(as_of, min_position))
