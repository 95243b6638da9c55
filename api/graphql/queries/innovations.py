"""Queries about innovation projects."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.innovations import InnovationFilter, InnovationProject, innovation_page
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition


@strawberry.type
class InnovationQueries:
    """One project, and lists of them."""

    @resolver("An innovation project.")
    async def innovation_project(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> InnovationProject | None:
        """The project."""
        key = info.context.key_of(Kind.INNOVATION_PROJECT, id, "id")
        moment = await info.context.moment(as_of, min_position)
        found: InnovationProject | None = await info.context.linked(Kind.INNOVATION_PROJECT, key, moment)
        return found

    @resolver("Innovation projects by office, year and number.")
    async def innovation_projects(
        self,
        info: Info,
        filter: InnovationFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[InnovationProject]:
        """The projects that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        return await innovation_page(moment, (filter or InnovationFilter()).rows(info.context), page)
