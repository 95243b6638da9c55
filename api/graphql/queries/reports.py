"""Queries about what plans weigh, whom they cover, and how far they have come."""

import strawberry

from api.graphql.context import Info
from api.graphql.coverage import Coverage
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.indicator_ledger import LedgerFilter, LedgerLine, ledger
from api.graphql.milestones import milestones_of
from api.graphql.plan_reports import PlanReport
from api.graphql.plans import Plan
from api.graphql.queries.arguments import YEARS, AsOfArgument, MinPosition, must_be_in
from application.actions import Action
from projections.plan_reports.coverage import coverage_of
from projections.plan_reports.facts import report_facts
from projections.plan_reports.progress import progress_of
from projections.standings.queries import groups
from projections.standings.visibility import may_see


@strawberry.type
class ReportQueries:
    """Reports."""

    @resolver("The report on a plan; null where you may not see the plan.")
    async def plan_report(
        self,
        info: Info,
        plan: strawberry.ID,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> PlanReport | None:
        """The report."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        moment = await info.context.moment(as_of, min_position)
        found: Plan | None = await info.context.linked(Kind.PLAN, key, moment)
        if found is None:
            return None
        return PlanReport.of(found, await report_facts(moment.reading, found.row, moment.effective_on))

    @resolver(
        "Whom the published plans of an office cover in a year; null where you may not see all of its"
        " assessments."
    )
    async def coverage(
        self,
        info: Info,
        office: str,
        year: int,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Coverage | None:
        """The coverage."""
        must_be_in(YEARS, year, "year")
        if not info.context.viewer.sees(Action.READ_ASSESSMENT, office):
            return None
        moment = await info.context.moment(as_of, min_position)
        return Coverage.of(await coverage_of(moment.reading, office, year, moment.effective_on), moment)

    @resolver(
        "The indicators of a plan, and how far each unit has come; null where you may not see the plan."
    )
    async def indicator_ledger(
        self,
        info: Info,
        plan: strawberry.ID,
        filter: LedgerFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> list[LedgerLine] | None:
        """The ledger."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        moment = await info.context.moment(as_of, min_position)
        found: Plan | None = await info.context.linked(Kind.PLAN, key, moment)
        if found is None:
            return None
        parts = await info.context.loaders(moment).parts.load(key)
        visible = info.context.visible(Action.READ_ASSESSMENT)
        standings = [row for row in await groups(moment.reading, key) if may_see(visible, row)]
        progress = await progress_of(moment.reading, standings, moment.effective_on)
        watched = await milestones_of(info.context, key, found.row.office, moment)
        return ledger(parts.indicators, progress, watched, filter or LedgerFilter())
