"""Queries about review meetings."""

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.meetings import ReviewMeeting
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from application.actions import Action
from domain.meeting.state import MeetingKind
from projections.meetings.queries import MeetingRow, meetings_of


@strawberry.input(description="Which meetings: all that is given must hold.")
class MeetingFilter:
    """A filter over meetings."""

    office: str | None = None
    quarter: str | None = None
    kind: MeetingKind | None = strawberry.field(default=None, graphql_type=ENUMS[MeetingKind] | None)
    closed: bool | None = strawberry.field(default=None, description="Whether its minutes are archived.")

    def fits(self, row: MeetingRow) -> bool:
        """Whether a meeting is let through."""
        return (
            self.office in {None, row.office}
            and self.quarter in {None, row.quarter}
            and self.kind in {None, row.kind}
            and self.closed in {None, row.minutes is not None}
        )


@strawberry.type
class MeetingQueries:
    """Lists of meetings; one of them is a node."""

    @resolver("The meetings that you may see, by office, quarter and number.")
    async def meetings(
        self,
        info: Info,
        filter: MeetingFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[ReviewMeeting]:
        """A page of the meetings."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        offices = sorted(info.context.visible(Action.READ_MEETING).offices)
        where = filter or MeetingFilter()
        rows = [row for row in await meetings_of(moment.reading, offices) if where.fits(row)]
        part = sliced(rows, page, _key, str, str, int)
        return connection(part, moment, lambda row: ReviewMeeting.of(row, moment), _key, counted(rows))


def _key(row: MeetingRow) -> tuple[str, str, int]:
    return (row.office, row.quarter, row.number)
