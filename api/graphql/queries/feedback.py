"""Queries about feedback."""

import strawberry

from api.graphql.context import Info
from api.graphql.feedback import Feedback, FeedbackFigures, FeedbackFilter
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import YEARS, AsOfArgument, MinPosition, must_be_in
from api.graphql.registers import register_page, wanted
from application.actions import Action
from domain.feedback.statistics import figures
from projections.feedback.queries import FEEDBACK_REGISTER


@strawberry.type
class FeedbackQueries:
    """Lists of feedback, and what became of it."""

    @resolver("Feedback by the day on which it was raised.")
    async def feedback(
        self,
        info: Info,
        filter: FeedbackFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Feedback]:
        """A page of the feedback that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        given = (filter or FeedbackFilter()).given(info.context)
        where = wanted(info.context, Action.READ_FEEDBACK, moment, given)
        return await register_page(FEEDBACK_REGISTER, moment, where, page, Feedback.of)

    @resolver("What became of the feedback of a year, indicator by indicator, as far as you may see it.")
    async def feedback_figures(
        self,
        info: Info,
        office: str,
        year: int,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> list[FeedbackFigures]:
        """The figures."""
        must_be_in(YEARS, year, "year")
        moment = await info.context.moment(as_of, min_position)
        where = wanted(info.context, Action.READ_FEEDBACK, moment, {"office": office, "year": year})
        rows = await FEEDBACK_REGISTER.all(moment.reading, where)
        return [FeedbackFigures.of(each, moment) for each in figures(row.counted for row in rows)]
