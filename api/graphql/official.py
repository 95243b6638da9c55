"""What is official about an assessment: its line on a determined board, its notices, its window."""

from asyncio import gather
from datetime import date
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.result_lines import ResultLine
from api.graphql.result_moves import ResultNotice
from application.actions import Action
from domain.policy.grades import Grade
from projections.results.rows import LineRow
from projections.results.visibility import may_see_notice
from projections.standings.queries import StandingRow

if TYPE_CHECKING:
    from api.graphql.results import Result


@strawberry.type
class Official:
    """The official side of an assessment, or of a place on the live board."""

    row: strawberry.Private[StandingRow]
    moment: strawberry.Private[Moment]

    @resolver(
        "The grade that was determined, on the newest board that you may see; null before.  With effectiveOn:"
        " on the newest that was determined on that day or before.",
        ENUMS[Grade] | None,
    )
    async def official_grade(self, info: Info) -> Grade | None:
        """The official grade."""
        line = await official_line(info.context, self.row, self.moment)
        return None if line is None else line.grade

    @resolver(
        "The rank that was determined, on the newest board that you may see; null before.  With effectiveOn:"
        " on the newest that was determined on that day or before."
    )
    async def official_rank(self, info: Info) -> int | None:
        """The official rank."""
        line = await official_line(info.context, self.row, self.moment)
        return None if line is None else line.rank


@strawberry.type
class OfficialAssessment(Official):
    """The official side of an assessment."""

    key: strawberry.Private[UUID]

    @resolver("Its line on the newest determined board that you may see.")
    async def official_line(self, info: Info) -> ResultLine | None:
        """The line."""
        line = await official_line(info.context, self.row, self.moment)
        if line is None:
            return None
        result = await info.context.loaders(self.moment).of_result.results.load(line.result)
        return None if result is None else ResultLine.of(result, line, self.moment)

    @resolver("The result of its peer group.")
    async def result(self, info: Info) -> Annotated["Result", strawberry.lazy("api.graphql.results")] | None:
        """The result, if the viewer may see it."""
        lines = await info.context.loaders(self.moment).of_result.official.load(self.key)
        if not lines:
            return None
        found: Result | None = await info.context.linked(Kind.RESULT, lines[-1].line.result, self.moment)
        return found

    @resolver("The last day on which its annual result may be contested; null before that is public.")
    async def filing_until(self, info: Info) -> date | None:
        """The end of the window that the publication, or a revision that regraded it, opened last."""
        loaders = info.context.loaders(self.moment).of_result
        lines = await loaders.official.load(self.key)
        if not lines:
            return None
        notices, editions = await gather(
            loaders.notices_to.load(self.key), loaders.editions.load(lines[-1].line.result)
        )
        fresh = [notice.fresh_until for notice in notices if notice.fresh_until is not None]
        public = [edition.window.due_on for edition in editions if edition.window is not None]
        return next(iter([*fresh[-1:], *public[:1]]), None)

    @resolver("The notices that revisions of the public result moved it.")
    async def notices(self, info: Info) -> list[ResultNotice]:
        """The notices, oldest first, if the viewer may see them."""
        visible = info.context.visible(Action.READ_NOTICE)
        rows = await info.context.loaders(self.moment).of_result.notices_to.load(self.key)
        return [ResultNotice.of(row, self.moment) for row in rows if may_see_notice(visible, row)]


async def official_line(context: Context, row: StandingRow, moment: Moment) -> LineRow | None:
    """The line of an assessment on the newest determined board, among those that the viewer may see.

    As of a day: on the newest that was determined on that day or before.
    """
    watches, day = context.viewer.sees(Action.READ_RESULT, row.office), moment.effective_on
    rows = await context.loaders(moment).of_result.official.load(row.assessment)
    seen = [each.line for each in rows if each.is_made(day) and (watches or each.is_public(day))]
    return seen[-1] if seen else None
