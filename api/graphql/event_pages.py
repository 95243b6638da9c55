"""Single events and pages of them, as far as the viewer may see them."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from uuid import UUID

from api.graphql.context import Context
from api.graphql.event_types import typed
from api.graphql.events import Event, may_see
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.pages import Connection, Page, connection, trimmed
from api.graphql.trail_loaders import TrailAsk
from projections.trail import queries as trail
from projections.trail.queries import Owner, TrailFilter, TrailRow


async def event_of(context: Context, event: UUID, moment: Moment) -> Event | None:
    """An event, if there is one that the viewer may see."""
    row = await context.loaders(moment).events.load(event)
    return None if row is None or not may_see(context, row) else typed(row, moment)


def shown(context: Context, rows: Iterable[TrailRow | None], moment: Moment) -> list[Event]:
    """Those events that are there and that the viewer may see."""
    return [typed(row, moment) for row in rows if row is not None and may_see(context, row)]


async def event_page(moment: Moment, where: TrailFilter, page: Page) -> Connection[Event]:
    """A page of the events that ``where`` selects."""
    after, before = page.keys(int)
    rows = await trail.page(
        moment.reading,
        where,
        limit=page.size + 1,
        after=after and after[0],
        before=before and before[0],
        backward=page.backward,
    )
    return _connection(rows, page, moment, lambda: trail.count(moment.reading, where))


async def trail_page(
    context: Context, owner: Owner, node: Node, where: TrailFilter, page: Page
) -> Connection[Event]:
    """A page of the trail of an assessment or an appeal."""
    after, before = page.keys(int)
    ask = TrailAsk(
        of=node.key,
        owner=owner,
        where=where,
        limit=page.size + 1,
        after=after and after[0],
        before=before and before[0],
        backward=page.backward,
    )
    trails = context.loaders(node.moment).of_trail
    rows = await trails.pages.load(ask)
    return _connection(rows, page, node.moment, lambda: trails.counts.load(ask))


def _connection(
    rows: Sequence[TrailRow], page: Page, moment: Moment, count: Callable[[], Awaitable[int]]
) -> Connection[Event]:
    """A page of events out of one row more than its size."""
    return connection(
        trimmed(rows, page), moment, lambda row: typed(row, moment), lambda row: (row.position,), count
    )
