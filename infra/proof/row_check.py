"""Whether the rows of the log follow each other as the log appends them."""

from collections.abc import Iterator, Sequence
from typing import Final

from infra.proof.damage import Damage, DamageKind
from infra.proof.tables import LeafRow

_SEPARATORS: Final = frozenset(" \t\n\r\v\f\0")


class RowCheck:
    """Takes rows in the order of their positions: so far ``events`` of them, the last at ``position``."""

    def __init__(self) -> None:
        self.position = 0
        self.events = 0
        self._border = 0
        self._recorded_at = -(2**63)
        self._versions: dict[str, int] = {}
        self._topics: set[str] = set()

    def take(self, rows: Sequence[LeafRow]) -> Iterator[Damage]:
        """What is wrong with ``rows``, given all before them."""
        self.events += len(rows)
        yield from self._streams(rows)
        yield from self._order(rows)

    def end(self) -> Iterator[Damage]:
        """What is wrong if there are no more rows."""
        if self.position < self._border:
            yield Damage.at(DamageKind.BORDER_WRONG, self.position, said=self._border)

    def _streams(self, rows: Sequence[LeafRow]) -> Iterator[Damage]:
        versions, topics = self._versions, self._topics
        for position, _, stream, version, topic, _, _ in rows:
            due = versions.get(stream, 0) + 1
            if version != due:
                yield Damage.at(DamageKind.VERSION_WRONG, position, stream=stream, said=version, due=due)
            versions[stream] = version
            if topic not in topics:
                topics.add(topic)
                if not _SEPARATORS.isdisjoint(topic):
                    yield Damage.at(DamageKind.TOPIC_MALFORMED, position)

    def _order(self, rows: Sequence[LeafRow]) -> Iterator[Damage]:
        """A command's events stand together, at one time, and later than those of the command before."""
        for position, border, _, _, _, recorded_at, _ in rows:
            if position <= self.position:
                yield Damage.at(DamageKind.POSITION_WRONG, position)
                continue
            if position > self.position + 1:
                yield Damage.at(DamageKind.EVENT_MISSING, self.position + 1, position - 1)
            elif self.position < self._border:
                if border != self._border:
                    yield Damage.at(DamageKind.BORDER_WRONG, position, said=border)
                if recorded_at != self._recorded_at:
                    yield Damage.at(DamageKind.TIME_WRONG, position)
            elif recorded_at <= self._recorded_at:
                yield Damage.at(DamageKind.TIME_WRONG, position)
            self.position, self._border, self._recorded_at = position, border, recorded_at
