"""How far a plan has come: which entries its assessments ask for, and where those stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from domain.assessment.state import EntryStatus
from domain.period import last_day
from domain.plan.version import PlanVersion
from projections.items.queries import ItemRow, items
from projections.plans.queries import plan_versions
from projections.reading import Reading
from projections.standings.queries import StandingRow
from projections.work_queue.queries import due_days

_IDLE: Final = {EntryStatus.RETURNED.value, EntryStatus.VOIDED.value}
"""What stands for no entry: it must be reported again."""


class Missing(NamedTuple):
    """A period without an entry that stands; ``due_on`` is ``None`` where no day is set."""

    period: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """The entries of an indicator by one unit: how many stand where, and the periods that have none."""

    indicator: str
    unit: str
    counts: Mapping[str, int]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is asked for, as units by indicator and period; and the entries that there are, by unit.

    ``due`` has the day on which a result is due, by unit, indicator and period.
    """

    expected: Mapping[tuple[str, str], tuple[str, ...]]
    entries: Mapping[str, Sequence[ItemRow]]
    due: Mapping[tuple[str, str, str], date]

    @property
    def found(self) -> frozenset[tuple[str, str, str]]:
        """Unit, indicator and period of each entry that stands."""
        return frozenset(
            (unit, each.indicator or "", each.period or "")
            for unit, rows in self.entries.items()
            for each in rows
            if each.status not in _IDLE
        )

    def units(self) -> Iterator[UnitProgress]:
        """The progress of each unit in each indicator that it is asked for."""
        counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for unit, rows in self.entries.items():
            for each in rows:
                counts[each.indicator or "", unit][each.status] += 1
        found = self.found
        for (indicator, unit), periods in self._asked().items():
            places = [(unit, indicator, period) for period in periods]
            missing = tuple(Missing(each[2], self.due.get(each)) for each in places if each not in found)
            yield UnitProgress(indicator, unit, counts[indicator, unit], missing)

    def _asked(self) -> Mapping[tuple[str, str], Sequence[str]]:
        asked: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for (indicator, period), units in self.expected.items():
            for unit in units:
                asked[indicator, unit].append(period)
        return asked


async def progress_of(reading: Reading, standings: Iterable[StandingRow], day: date | None) -> Progress:
    """The progress of assessments of one plan; with ``day``, only periods that are over by then."""
    rows = list(standings)
    versions = await _versions(reading, rows)
    subjects = {row.assessment: row.subject for row in rows}
    entries: dict[str, list[ItemRow]] = {row.subject: [] for row in rows}
    for item in await items(reading, list(subjects), day):
        if item.kind == "ENTRY":
            entries[subjects[item.assessment]].append(item)
    due = {
        (subjects[assessment], indicator, period): due_on
        for (assessment, indicator, period), due_on in (await due_days(reading, list(subjects))).items()
    }
    return Progress(_expected(rows, versions, day), entries, due)


async def _versions(reading: Reading, rows: Iterable[StandingRow]) -> Mapping[tuple[UUID, int], PlanVersion]:
    keys = sorted({(row.plan, row.plan_version) for row in rows})
    return {
        (found.version.plan, found.version.number): found.version
        for found in await plan_versions(reading, keys)
    }


def _expected(
    rows: Iterable[StandingRow], versions: Mapping[tuple[UUID, int], PlanVersion], day: date | None
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Each unit is asked by the version of the plan that it is assessed by."""
    units: defaultdict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for row in rows:
        for indicator in versions[row.plan, row.plan_version].indicators.values():
            if not indicator.assessed or row.subject in indicator.assessed:
                for period in indicator.periods:
                    if day is None or last_day(period) <= day:
                        units[indicator.code, period] += (row.subject,)
    return units
