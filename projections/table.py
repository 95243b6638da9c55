"""Tables whose rows are valid over positions of the log.

Every read model keeps versioned rows: a row is visible at position ``p`` when
``valid_from <= p < valid_to``.  Positions are commit borders, so a reader at any position sees all of
a command or none of it, live and in the past alike.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString, NamedTuple, Protocol

from domain.kernel.recorded import Recorded

OPEN: Final = 2**63 - 1
"""``valid_to`` of a row that nothing has ended yet."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A versioned table of one read model.

    ``columns`` are all columns but ``valid_from`` and ``valid_to``; the first ``key`` of them identify
    a row over time.  Values must come back from their columns as they went in: a change that repeats the
    row it finds is not written.

    ``ddl`` creates the table, then the indexes that its queries need: a table is built without them, and
    the statements after the first ``;`` follow when it is full.  In it ``{table}`` stands for the name of
    the table, ``{index}`` for a prefix of index names, ``{validity}`` for the two validity columns and the
    primary key (key columns, ``valid_from``), ``{open}`` for the condition of a row that nothing has ended;
    other braces are doubled.  An index over the keys of open rows comes by itself::

        CREATE TABLE {table} (subject uuid NOT NULL, total numeric NOT NULL, {validity});
        CREATE INDEX {index}_board ON {table} (total DESC) WHERE {open};
    """

    name: LiteralString
    columns: tuple[LiteralString, ...]
    key: int
    ddl: LiteralString


class Change(NamedTuple):
    """From ``position`` on, the row under ``key`` is ``row`` (all columns, key first); ``None`` ends it.

    ``position`` is the commit border of the event: of several changes at one position the last one holds.
    """

    table: Table
    key: Row
    row: Row | None
    position: int


class ReadModel(Protocol):
    """One question, one read model: its tables, and the version of the code that fills them."""

    @property
    def name(self) -> LiteralString:
        """What its tables and its pointer are filed under."""
        ...

    @property
    def version(self) -> int:
        """Raised when the folding changes without the tables changing."""
        ...

    @property
    def tables(self) -> Sequence[Table]:
        """The tables that the fold of this model fills."""
        ...


class Fold(Protocol):
    """Turns events, in log order, into changes of rows; keeps the states it needs between calls."""

    @property
    def models(self) -> Sequence[ReadModel]:
        """The read models whose rows it changes."""
        ...

    def changes(self, recorded: Recorded) -> Iterable[Change]:
        """What one event changes.  An exception parks the event's stream."""
        ...

    def depends_on(self, recorded: Recorded) -> frozenset[Any]:
        """The other streams whose events this event's changes are computed from."""
        ...

    def forget(self) -> None:
        """Drop all kept states: the last batch was not committed."""
        ...


History = Callable[[Any, int], Iterable[Recorded]]
"""``history(stream, before)``: the events of a stream below a position, in order."""
