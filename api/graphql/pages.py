"""Lists: Relay connections with keyset cursors; all pages of a walk are read at one position."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar
from uuid import UUID

import orjson
import strawberry

from api.graphql.fields import resolver
from api.graphql.ids import opaque, transparent
from api.graphql.moments import Moment, ReadAt
from api.refusals import CursorMalformed, IdOfAnotherLog, PageSizeWrong

MOST: Final = 200

First = Annotated[int | None, strawberry.argument(description=f"How many of the first ones, 1 to {MOST}.")]
After = Annotated[str | None, strawberry.argument(description="Only what follows this cursor.")]
Last = Annotated[int | None, strawberry.argument(description=f"How many of the last ones, 1 to {MOST}.")]
Before = Annotated[str | None, strawberry.argument(description="Only what precedes this cursor.")]

N = TypeVar("N")
R = TypeVar("R")
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list: ``size`` rows beyond the cursors, from the end if ``backward``.

    ``walk`` is the position at which the pages before this one were read.
    """

    size: int
    backward: bool
    after: Key | None
    before: Key | None
    walk: int | None

    def keys(self, *types: type) -> tuple[Any, Any]:
        """The keys of both cursors; raises ``CursorMalformed`` unless they are of these types."""
        for key in (self.after, self.before):
            if key is not None and tuple(map(type, key)) != types:
                raise CursorMalformed
        return self.after, self.before


def page_of(log_id: UUID, first: int | None, after: str | None, last: int | None, before: str | None) -> Page:
    """The page that these arguments ask for.

    Raises ``PageSizeWrong``, ``CursorMalformed`` or ``IdOfAnotherLog``.
    """
    size = first if last is None else last
    if size is None or (first is not None and last is not None) or not 1 <= size <= MOST:
        raise PageSizeWrong("first" if last is None else "last", most=MOST)
    start, end = _cursor("after", after, log_id), _cursor("before", before, log_id)
    walks = {each[0] for each in (start, end) if each is not None}
    if len(walks) > 1:
        raise CursorMalformed("before")
    return Page(
        size=size,
        backward=last is not None,
        after=None if start is None else start[1],
        before=None if end is None else end[1],
        walk=min(walks, default=None),
    )


def _cursor(field: str, token: str | None, log_id: UUID) -> tuple[int, Key] | None:
    if token is None:
        return None
    try:
        log, position, *key = orjson.loads(transparent(token))
        known = UUID(hex=log)
        if not isinstance(position, int) or position < 0:
            raise CursorMalformed(field)
    except (ValueError, TypeError, AttributeError) as error:
        raise CursorMalformed(field) from error
    if known != log_id:
        raise IdOfAnotherLog(field)
    return position, tuple(key)


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    """The borders of a page."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type(description="One element of a page.")
class Edge(Generic[N]):
    """An element and its cursor."""

    node: N
    cursor: str


@strawberry.type(description="A page of a list.")
class Connection(Generic[N]):
    """A page, and lazily how long the whole list is."""

    edges: list[Edge[N]]
    page_info: PageInfo
    moment: strawberry.Private[Moment]
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @resolver("How many there are in all; counted only when asked for.")
    async def total_count(self) -> int:
        """The length of the list."""
        return await self.count()

    @resolver("Where the page was read; the pages that follow are read there too.")
    def as_of(self) -> ReadAt:
        """The moment of the walk."""
        return ReadAt(moment=self.moment)


@dataclass(frozen=True, slots=True)
class Rows(Generic[R]):
    """The rows of a page, and whether there are more at either end."""

    rows: Sequence[R]
    more_before: bool
    more_after: bool


def trimmed(rows: Sequence[R], page: Page) -> Rows[R]:
    """A page out of one row more than its size, as queries fetch it."""
    more = len(rows) > page.size
    if page.backward:
        return Rows(rows[-page.size :], more, page.before is not None)
    return Rows(rows[: page.size], page.after is not None, more)


def sliced(rows: Sequence[R], page: Page, key: Callable[[R], Key], *types: type) -> Rows[R]:
    """A page out of a whole list, with keys of ``types``; raises ``CursorMalformed``."""
    after, before = page.keys(*types)
    places = {key(row): place for place, row in enumerate(rows)}
    try:
        start = 0 if after is None else places[after] + 1
        end = len(rows) if before is None else places[before]
    except KeyError as error:
        raise CursorMalformed from error
    if page.backward:
        start = max(start, end - page.size)
    else:
        end = min(end, start + page.size)
    return Rows(rows[start:end], start > 0, end < len(rows))


def edges_of(
    rows: Rows[R], moment: Moment, node: Callable[[R], N], key: Callable[[R], Key]
) -> tuple[list[Edge[N]], PageInfo]:
    """The edges of a page and where it lies."""
    head = [moment.snapshot.log_id.hex, moment.position]
    edges = [
        Edge(node=node(row), cursor=opaque(orjson.dumps([*head, *key(row)]).decode())) for row in rows.rows
    ]
    info = PageInfo(
        has_next_page=rows.more_after,
        has_previous_page=rows.more_before,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return edges, info


def connection(
    rows: Rows[R],
    moment: Moment,
    node: Callable[[R], N],
    key: Callable[[R], Key],
    count: Callable[[], Awaitable[int]],
) -> Connection[N]:
    """A page as a connection."""
    edges, info = edges_of(rows, moment, node, key)
    return Connection(edges=edges, page_info=info, moment=moment, count=count)


def counted(rows: Sequence[object]) -> Callable[[], Awaitable[int]]:
    """The count of a list that is at hand."""

    async def count() -> int:
        return len(rows)

    return count
