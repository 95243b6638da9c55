"""Queries about trainings."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.registers import register_page, wanted
from api.graphql.trainings import Training, TrainingFilter
from application.actions import Action
from projections.trainings.queries import TRAINING_REGISTER


@strawberry.type
class TrainingQueries:
    """Lists of trainings."""

    @resolver("Trainings by the day on which they took place.")
    async def trainings(
        self,
        info: Info,
        filter: TrainingFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Training]:
        """A page of the trainings that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        where = wanted(info.context, Action.READ_TRAININGS, moment, (filter or TrainingFilter()).given())
        return await register_page(TRAINING_REGISTER, moment, where, page, Training.of)
