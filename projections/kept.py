"""States kept between events: the newest of each stream, a bounded number, reloaded from the log at need."""

from collections import OrderedDict
from typing import Any, Final, NamedTuple
from uuid import UUID

from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from domain.scoring.breakdown import Breakdown
from projections.table import History

MOST_STREAMS: Final = 5_000
"""A year's assessment with some 200 entries takes about 200 kB."""


class Scored(NamedTuple):
    """The breakdown of an assessment, and the rules by which it was made."""

    plan: PlanVersion
    policy: Policy
    score: Breakdown


class Kept(NamedTuple):
    """A stream at a version (0 and no state before its first event); an assessment with its score."""

    version: int
    state: Any
    scored: Scored | None = None


NOTHING: Final = Kept(0, None)


class States:
    """The states of the streams that were met last."""

    def __init__(self, history: History, most: int = MOST_STREAMS) -> None:
        self._history = history
        self._most = most
        self._kept: OrderedDict[int, Kept] = OrderedDict()  # by UUID.int, which hashes several times faster

    def at(self, stream: UUID, position: int) -> Kept:
        """The stream as its events below ``position`` leave it."""
        kept = self._kept.get(stream.int)
        if kept is None:
            return self.keep(stream, self._loaded(stream, position))
        self._kept.move_to_end(stream.int)
        return kept

    def before(self, stream: UUID, version: int, position: int) -> Kept:
        """The stream just before its event of ``version`` at ``position``."""
        if version == 1:
            return NOTHING
        kept = self._kept.get(stream.int)
        if kept is not None and kept.version == version - 1:
            return kept
        return self.keep(stream, self._loaded(stream, position))

    def keep(self, stream: UUID, kept: Kept) -> Kept:
        """Remember what a stream came to."""
        self._kept[stream.int] = kept
        self._kept.move_to_end(stream.int)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return kept

    def forget(self) -> None:
        """Remember nothing."""
        self._kept.clear()

    def _loaded(self, stream: UUID, position: int) -> Kept:
        version, state = 0, None
        for recorded in self._history(stream, position):
            version, state = recorded.event.originator_version, recorded.event.evolve(state)
        return Kept(version, state)
