"""The query for the analysis of a quarter."""

import strawberry

from api.graphql.analysis import QuarterlyAnalysis, quarterly_analysis
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.plans import Plan
from api.graphql.queries.arguments import AsOfArgument, MinPosition


@strawberry.type
class AnalysisQueries:
    """Analyses."""

    @resolver("The analysis of a quarter (2014Q3) under a plan; null where you may see nobody of it.")
    async def quarterly_analysis(
        self,
        info: Info,
        plan: strawberry.ID,
        quarter: str,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> QuarterlyAnalysis | None:
        """The analysis."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        moment = await info.context.moment(as_of, min_position)
        found: Plan | None = await info.context.linked(Kind.PLAN, key, moment)
        return None if found is None else await quarterly_analysis(info.context, found.row, quarter, moment)
