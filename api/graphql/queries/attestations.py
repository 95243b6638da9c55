"""Queries about attestations."""

from typing import Final

import strawberry

from api.graphql.attestations import Attestation, may_see_attestations
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from api.graphql.pages import (
    After,
    Before,
    Connection,
    First,
    Last,
    Page,
    Rows,
    connection,
    counted,
    page_of,
    trimmed,
)
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from projections.attestations import queries
from projections.attestations.queries import AttestationRow

_NOTHING: Final[Rows[AttestationRow]] = Rows([], more_before=False, more_after=False)


@strawberry.type
class AttestationQueries:
    """Lists of attestations."""

    @resolver("The attestations of the cell, the newest first.")
    async def attestations(
        self,
        info: Info,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Attestation]:
        """A page of the attestations, empty for whoever may not see them."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        if not may_see_attestations(info.context):
            return connection(_NOTHING, moment, Attestation.of, _key, counted([]))
        rows = trimmed(await _rows(moment, page), page)
        return connection(rows, moment, Attestation.of, _key, lambda: queries.count(moment.reading))


async def _rows(moment: Moment, page: Page) -> list[AttestationRow]:
    after, before = page.keys(int)
    return await queries.page(
        moment.reading,
        limit=page.size + 1,
        after=None if after is None else after[0],
        before=None if before is None else before[0],
        backward=page.backward,
    )


def _key(row: AttestationRow) -> tuple[int]:
    return (row.number,)
