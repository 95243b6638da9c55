"""What a docket comes to (申诉统计): by ground, indicator, unit and outcome; how long it took."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.appeal.state import PENDING
from projections.appeal_docket.rows import AppealRow, DocketStep

_ENDS = (DocketStep.EXECUTED, DocketStep.NOT_ACCEPTED, DocketStep.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something occurs."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class DocketStatistics:
    """Appeals and their items, counted; the days from filing to the end, of those that have ended."""

    appeals: int
    pending: int
    overdue: int
    by_status: Sequence[Tally]
    by_unit: Sequence[Tally]
    by_ground: Sequence[Tally]
    by_indicator: Sequence[Tally]
    by_outcome: Sequence[Tally]
    days: Sequence[int]


def statistics_of(rows: Sequence[AppealRow], untold: Collection[UUID]) -> DocketStatistics:
    """What these appeals come to; of those that are ``untold`` no more is counted than their headings say."""
    items = [item for row in rows if row.appeal not in untold for item in row.items]
    return DocketStatistics(
        appeals=len(rows),
        pending=sum(row.status in PENDING for row in rows),
        overdue=sum(row.step(DocketStep.OVERDUE) is not None for row in rows),
        by_status=_tallied(row.status.value for row in rows),
        by_unit=_tallied(row.subject for row in rows),
        by_ground=_tallied(item.ground for item in items),
        by_indicator=_tallied(item.indicator for item in items if item.indicator is not None),
        by_outcome=_tallied(item.outcome for item in items if item.outcome is not None),
        days=sorted(_days(rows)),
    )


def _tallied(keys: Iterable[str]) -> list[Tally]:
    """Most often first, then by key."""
    return [Tally(key, count) for key, count in sorted(Counter(keys).items(), key=_most_first)]


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    key, count = counted
    return -count, key


def _days(rows: Iterable[AppealRow]) -> Iterator[int]:
    for row in rows:
        ends = [each.day for each in row.steps if each.step in _ENDS]
        if row.status not in PENDING and ends:
            yield (ends[-1] - row.steps[0].day).days
