"""Advancing a set of generations through the log."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from domain.kernel.codec import Codec
from infra.eventstore.reader import LogRow
from infra.feed.batch import parked
from infra.feed.batch_writer import BatchWriter, RowsRefused
from infra.feed.catalog import Connection
from infra.feed.folder import Folder
from infra.feed.generation import Generation
from projections.table import Fold


class Projector:
    """Advances ``generations`` together.

    Pages hold whole commands; what a generation knows already it does not take again.  A command whose
    rows the database refuses is parked, and the others are written without it.

    :meth:`advance` raises ``Fenced`` (look the generations up again), ``TopicUnknown``, ``LogUnavailable``
    and the errors of a lost connection; the fold has then forgotten its states.
    """

    def __init__(
        self, connection: Connection, generations: Sequence[Generation], fold: Fold, codec: Codec
    ) -> None:
        self.generations = generations
        self._folder = Folder(fold, codec)
        self._writer = BatchWriter(connection, generations)

    @property
    def position(self) -> int:
        """The position that all of the generations have reached."""
        return min(generation.position for generation in self.generations)

    def advance(self, page: Sequence[LogRow]) -> None:
        """Take in ``page``."""
        for due, rows in self._sections(page):
            self._advance(due, rows)

    def _sections(self, page: Sequence[LogRow]) -> Iterator[tuple[list[Generation], Sequence[LogRow]]]:
        """The rows of ``page`` with the generations that lack them, cut where another generation joins."""
        while page:
            first, last = page[0].position, page[-1].position
            due = [generation for generation in self.generations if generation.position < first]
            reached = (generation.position for generation in self.generations)
            until = min((position for position in reached if first <= position < last), default=last)
            rows = page[: bisect_right(page, until, key=attrgetter("position"))]
            if due:
                yield due, rows
            page = page[len(rows) :]

    def _advance(self, due: Sequence[Generation], rows: Sequence[LogRow]) -> None:
        try:
            batch = self._folder.batch(due, rows)
            self._writer.write(batch)
        except RowsRefused as error:
            self._folder.forget()
            self._divide(due, rows, error)
        except BaseException:
            self._folder.forget()
            raise

    def _divide(self, due: Sequence[Generation], rows: Sequence[LogRow], error: RowsRefused) -> None:
        """Find the command whose rows are refused by writing half of the commands at a time."""
        ends = [end for end, row in enumerate(rows, 1) if row.position == row.commit_position]
        if len(ends) > 1:
            half = ends[len(ends) // 2 - 1]
            self._advance(due, rows[:half])
            self._advance(due, rows[half:])
        else:
            self._writer.write(parked(due, rows, error))
