"""Building new generations beside the live ones, and putting them in their place.

A build has no reader until it knows all that the live generation knows; then one transaction catches up
the rest and makes it the live one.  An interrupted build is gone on with by the next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, LiteralString, NamedTuple

from infra.feed import catalog
from infra.feed.batch_writer import tell
from infra.feed.catalog import Connection
from infra.feed.feed import Feed
from infra.feed.generation import Generation, fits
from infra.feed.projector import Projector
from infra.feed.refusals import ReadModelUnknown, RebuildCancelled, RebuildRunning
from projections.table import Fold, ReadModel

_LOCK: Final[LiteralString] = (
    "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || ' rebuild', 0))"
)


class Progress(NamedTuple):
    """How far a build has got, and how far it has to go."""

    position: int
    head: int


OnProgress = Callable[[Progress], None]
"""Called after each page of a build."""


def rebuild(
    feed: Feed,
    names: Sequence[str] | None = None,
    *,
    page: int | None = None,
    on_progress: OnProgress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    keep_replaced: bool = True,
) -> list[Generation]:
    """Fold the log again into new generations of the read models ``names`` (all), which take over.

    Reads ``page`` events at a time.  The replaced generations stay until the next rebuild, for readers
    who still look at them, unless ``keep_replaced`` is false.  Raises ``ReadModelUnknown``,
    ``RebuildRunning``, or ``RebuildCancelled`` once ``cancelled()`` is true.
    """
    fold = feed.fold()
    models = _named(fold.models, names)
    with feed.writing() as connection, _alone(connection):
        build = _Build(feed, connection, fold, models)
        build.run(page or feed.bulk_page, on_progress, cancelled)
        if not keep_replaced:
            catalog.drop(connection, catalog.find(connection, "RETIRED", models))
        return catalog.find(connection, "ACTIVE", models)


def build_missing(feed: Feed, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Build the read models of which this code has no live generation.

    Raises ``RebuildRunning``, or ``RebuildCancelled`` once ``cancelled()`` is true.
    """
    fold = feed.fold()
    with feed.writing() as connection, _alone(connection):
        models = catalog.missing(connection, fold.models)
        if models:
            _Build(feed, connection, fold, models).run(feed.bulk_page, lambda _: None, cancelled)


def drop_other_shapes(feed: Feed) -> None:
    """Drop the generations that other versions of the code have made, live ones too.

    For when those versions run nowhere any more.  Raises ``RebuildRunning``.
    """
    with feed.writing() as connection, _alone(connection):
        catalog.drop_other_shapes(connection, feed.fold().models)


def _named(models: Sequence[ReadModel], names: Sequence[str] | None) -> list[ReadModel]:
    known = {model.name: model for model in models}
    unknown = [name for name in names or () if name not in known]
    if unknown:
        raise ReadModelUnknown(names=", ".join(unknown), known=", ".join(known))
    return [model for model in models if names is None or model.name in names]


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Until the session ends nobody else builds."""
    if connection.execute(_LOCK).fetchone() != (True,):
        raise RebuildRunning
    yield


class _Build:
    """New generations of ``models``, from nothing until they are live."""

    def __init__(self, feed: Feed, connection: Connection, fold: Fold, models: Sequence[ReadModel]) -> None:
        self._feed = feed
        self._connection = connection
        self._models = models
        catalog.drop(connection, catalog.find(connection, "RETIRED", models))
        self._projector = Projector(connection, self._generations(), fold, feed.codec)

    def run(self, page: int, on_progress: OnProgress, cancelled: Callable[[], bool]) -> None:
        """Go through the log and take over."""
        self._approach(page, on_progress, cancelled)
        catalog.finish(self._connection, self._projector.generations)
        self._take_over()

    def _generations(self) -> list[Generation]:
        """Those that an interrupted build has left, if they are just those wanted; else new ones."""
        log, left = self._feed.log, catalog.find(self._connection, "BUILDING", self._models)
        if len(left) == len(self._models) and fits(left, log):
            return left
        catalog.drop(self._connection, left)
        return catalog.begin(self._connection, self._models, log.head().log_id)

    def _approach(self, page: int, on_progress: OnProgress, cancelled: Callable[[], bool]) -> None:
        """Advance to the head of the log, or near it while it moves on."""
        log, projector = self._feed.log, self._projector
        head = log.head().position
        while projector.position < head:
            if cancelled():
                raise RebuildCancelled(position=projector.position)
            projector.advance(log.page(projector.position, page))
            on_progress(Progress(projector.position, head))
            if projector.position >= head:
                head = max(head, log.head().position - self._feed.bulk_page)

    def _take_over(self) -> None:
        """While the live generations stand still, catch up with them and become live."""
        log, projector = self._feed.log, self._projector
        with self._connection.transaction():
            live = catalog.find(self._connection, "ACTIVE", self._models, lock=True)
            target = max((generation.position for generation in live if fits([generation], log)), default=0)
            while projector.position < target:
                projector.advance(log.page(projector.position, self._feed.bulk_page))
            catalog.activate(self._connection, projector.generations)
            tell(self._connection, projector.position)
