"""Pages of registers: rows by day and id."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import UUID

from api.graphql.context import Context
from api.graphql.moments import Moment
from api.graphql.pages import Connection, Key, Page, connection, trimmed
from api.refusals import CursorMalformed
from application.actions import Action
from projections.register import Place, Register, Span, Wanted


class Entry(Protocol):
    """A row of a register."""

    @property
    def id(self) -> UUID:
        """What it is about."""
        ...

    @property
    def day(self) -> date:
        """The day of the fact."""
        ...


N = TypeVar("N")
R = TypeVar("R", bound=Entry)


def wanted(context: Context, action: Action, moment: Moment, given: Mapping[str, Any]) -> Wanted:
    """The rows that meet the conditions, as far as an action lets the viewer see them."""
    return Wanted(given=given, until=moment.effective_on, visible=context.visible(action))


async def register_page(
    register: Register[R], moment: Moment, where: Wanted, page: Page, of: Callable[[R, Moment], N]
) -> Connection[N]:
    """A page of the rows that ``where`` selects; raises ``CursorMalformed``."""
    after, before = page.keys(str, str)
    span = Span(
        limit=page.size + 1,
        after=_place(after, "after"),
        before=_place(before, "before"),
        backward=page.backward,
    )
    return connection(
        trimmed(await register.page(moment.reading, where, span), page),
        moment,
        lambda row: of(row, moment),
        lambda row: (row.day.isoformat(), row.id.hex),
        lambda: register.count(moment.reading, where),
    )


def _place(key: Key | None, field: str) -> Place | None:
    if key is None:
        return None
    try:
        return date.fromisoformat(key[0]), UUID(hex=key[1])
    except ValueError as error:
        raise CursorMalformed(field) from error
