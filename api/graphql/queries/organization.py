"""Queries about offices, and about units of several."""

import strawberry

from api.graphql.combined import CombinedScore, combined_of
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

    @resolver("The two scores of a sub-bureau, combined; null unless the policy of its city says how.")
    async def combined_score(
        self, info: Info, office: str, year: int, as_of: AsOfArgument = None, min_position: MinPosition = None
    ) -> CombinedScore | None:
        """The combined score."""
        moment = await info.context.moment(as_of, min_position)
        return await combined_of(info.context, office, year, moment)
