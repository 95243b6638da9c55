"""Queries about evaluation rounds."""

from collections.abc import Collection
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.evaluations import EvaluationRound, rated
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from application.actions import Action
from domain.evaluation.state import RoundStatus
from projections.evaluations.queries import RoundRow, rounds


@strawberry.input(description="Which rounds: all that is given must hold.")
class EvaluationRoundFilter:
    """A filter over rounds."""

    office: str | None = None
    plan: strawberry.ID | None = None
    status: RoundStatus | None = strawberry.field(default=None, graphql_type=ENUMS[RoundStatus] | None)
    waiting_for_me: bool | None = strawberry.field(
        default=None, description="Whether your ballot, or your unit's, is still to come in an open round."
    )

    def fits(self, row: RoundRow, plan: UUID | None, waiting: Collection[UUID]) -> bool:
        """Whether a round is let through."""
        waits = row.status is RoundStatus.OPEN and row.round in waiting
        return (
            self.office in {None, row.office}
            and plan in {None, row.plan}
            and self.status in {None, row.status}
            and self.waiting_for_me in {None, waits}
        )

    def plan_key(self, context: Context) -> UUID | None:
        """The key of the plan, where one is given."""
        return None if self.plan is None else context.key_of(Kind.PLAN, self.plan, "filter.plan")


@strawberry.type
class EvaluationQueries:
    """One evaluation round, and lists of them."""

    @resolver("An evaluation round.")
    async def evaluation_round(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> EvaluationRound | None:
        """The round."""
        key = info.context.key_of(Kind.EVALUATION_ROUND, id, "id")
        moment = await info.context.moment(as_of, min_position)
        found: EvaluationRound | None = await info.context.linked(Kind.EVALUATION_ROUND, key, moment)
        return found

    @resolver("The rounds of your offices, and those in which you or your unit rate.")
    async def evaluation_rounds(
        self,
        info: Info,
        filter: EvaluationRoundFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[EvaluationRound]:
        """A page of the rounds that the viewer may see."""
        context, where = info.context, filter or EvaluationRoundFilter()
        page = page_of(context.services.log_id, first, after, last, before)
        moment = await context.moment(as_of, min_position, page.walk)
        own = await rated(context, moment)
        waiting = {each.round for each in own if not each.has_cast}
        offices = sorted(context.visible(Action.READ_EVALUATION).offices)
        found = await rounds(moment.reading, offices, [each.round for each in own])
        plan = where.plan_key(context)
        rows = [row for row in found if where.fits(row, plan, waiting)]
        part = sliced(rows, page, _key, str, str, str, str)
        return connection(part, moment, lambda row: EvaluationRound.of(row, moment), _key, counted(rows))


def _key(row: RoundRow) -> tuple[str, str, str, str]:
    return (row.office, row.period, row.indicator, row.round.hex)
