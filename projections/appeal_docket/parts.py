"""What belongs to appeals in other tables: one statement a table, however many appeals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from projections.reading import Query, Reading

Parts = Mapping[str, Query[tuple[UUID, Any]]]
"""Queries over ``ids``, by what they fetch; their rows are led by the appeal."""


async def parts_of(
    reading: Reading, parts: Parts, appeals: Sequence[UUID]
) -> dict[str, Mapping[UUID, tuple[Any, ...]]]:
    """The rows of each part by appeal, in order; an appeal without any is left out."""
    return {name: await _by_appeal(reading, query, appeals) for name, query in parts.items() if appeals}


async def _by_appeal(
    reading: Reading, query: Query[tuple[UUID, Any]], appeals: Sequence[UUID]
) -> Mapping[UUID, tuple[Any, ...]]:
    found = defaultdict[UUID, list[Any]](list)
    for appeal, row in await reading.all(query, ids=list(appeals)):
        found[appeal].append(row)
    return {appeal: tuple(rows) for appeal, rows in found.items()}
