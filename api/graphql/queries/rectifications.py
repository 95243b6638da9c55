"""Queries about rectifications."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.rectifications import Rectification, RectificationFilter
from api.graphql.registers import register_page, wanted
from application.actions import Action
from projections.rectifications.queries import RECTIFICATION_REGISTER


@strawberry.type
class RectificationQueries:
    """One rectification, and lists of them."""

    @resolver("A rectification.")
    async def rectification(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Rectification | None:
        """The rectification."""
        key = info.context.key_of(Kind.RECTIFICATION, id, "id")
        moment = await info.context.moment(as_of, min_position)
        found: Rectification | None = await info.context.linked(Kind.RECTIFICATION, key, moment)
        return found

    @resolver("Rectifications by the day of their issue.")
    async def rectifications(
        self,
        info: Info,
        filter: RectificationFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Rectification]:
        """A page of the rectifications that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        given = (filter or RectificationFilter()).given(info.context)
        where = wanted(info.context, Action.READ_RECTIFICATION, moment, given)
        return await register_page(RECTIFICATION_REGISTER, moment, where, page, Rectification.of)
