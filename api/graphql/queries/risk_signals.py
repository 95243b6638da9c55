"""Queries about risk signals."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.registers import register_page, wanted
from api.graphql.risk_signals import RiskSignal, RiskSignalFilter
from application.actions import Action
from projections.risk_signals.queries import RISK_SIGNAL_REGISTER


@strawberry.type
class RiskSignalQueries:
    """Lists of risk signals."""

    @resolver("Risk signals by the day on which they were received.")
    async def risk_signals(
        self,
        info: Info,
        filter: RiskSignalFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[RiskSignal]:
        """A page of the signals that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        where = wanted(info.context, Action.READ_SIGNALS, moment, (filter or RiskSignalFilter()).given())
        return await register_page(RISK_SIGNAL_REGISTER, moment, where, page, RiskSignal.of)
