"""A read model of this project: tables, and how steps of each kind of aggregate change their rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from projections.table import Change, Row, Table

FoldStep = Callable[[Any], Iterable[Change]]
"""From a :class:`projections.step.Step` of one kind of aggregate to changes of rows."""


@dataclass(frozen=True, slots=True)
class Model:
    """One question, one read model.

    ``folds`` has one function per kind of aggregate (``Aggregate.NAME``) that concerns the model.
    """

    name: LiteralString
    version: int
    tables: Sequence[Table]
    folds: Mapping[str, FoldStep]


def put(table: Table, row: Row, position: int) -> Change:
    """From ``position`` on, ``row`` stands under its key."""
    return Change(table, row[: table.key], row, position)


def end(table: Table, key: Row, position: int) -> Change:
    """From ``position`` on, nothing stands under ``key``."""
    return Change(table, key, None, position)
