"""Which assessments and results there are rows of."""

from typing import Final, LiteralString
from uuid import UUID

from projections.reading import VALID, Query, Reading
from projections.results.tables import LINE, RESULT
from projections.score_ledger.tables import LEAF
from projections.standings.tables import STANDING
from projections.table import Table

_TABLES: Final[tuple[tuple[Table, LiteralString], ...]] = (
    (STANDING, "assessment"),
    (LEAF, "assessment"),
    (RESULT, "result"),
    (LINE, "result"),
)


async def strays(reading: Reading, known: set[UUID]) -> list[tuple[str, UUID]]:
    """Table and stream of every row at this position that is about none of the ``known`` streams."""
    found: list[tuple[str, UUID]] = []
    for table, column in _TABLES:
        text = "SELECT DISTINCT " + column + " FROM {" + table.name + "} WHERE " + VALID + " ORDER BY 1"
        told = await reading.all(Query(text, [table], _itself))
        found += [(table.name, each) for each in told if each not in known]
    return found


def _itself(stream: UUID) -> UUID:
    return stream
