"""Lists of appeals, as far as the viewer may see them."""

import strawberry

from api.auth.concealment import Sight
from api.graphql.appeals import Appeal
from api.graphql.context import Context
from api.graphql.enums import listed
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.pages import Connection, Page, connection, trimmed
from application.actions import Action
from domain.appeal.state import AppealStatus
from projections.appeal_docket import queries as docket
from projections.appeal_docket.queries import DocketFilter


@strawberry.input(description="Which appeals: all that is given must hold.")
class AppealFilter:
    """A filter over appeals."""

    office: str | None = None
    year: int | None = None
    plan: strawberry.ID | None = None
    subject: str | None = None
    statuses: list[AppealStatus] | None = strawberry.field(
        default=None, graphql_type=listed(AppealStatus) | None
    )

    def docket(self, context: Context) -> DocketFilter:
        """The filter of the docket, limited to what the viewer may see."""
        plan = None if self.plan is None else context.key_of(Kind.PLAN, self.plan, "filter.plan")
        return DocketFilter(
            office=self.office,
            year=self.year,
            plan=plan,
            subject=self.subject,
            statuses=self.statuses,
            visible=context.visible(Action.READ_APPEAL, Sight.DOCKET),
        )


async def appeal_page(
    context: Context, moment: Moment, where: DocketFilter, page: Page
) -> Connection[Appeal]:
    """A page of the appeals that ``where`` selects."""
    after, before = page.keys(str, int, int)
    rows = await docket.page(
        moment.reading, where, limit=page.size + 1, after=after, before=before, backward=page.backward
    )
    return connection(
        trimmed(rows, page),
        moment,
        lambda row: Appeal.of(row, moment, context),
        lambda row: (row.office, row.year, row.number),
        lambda: docket.count(moment.reading, where),
    )
