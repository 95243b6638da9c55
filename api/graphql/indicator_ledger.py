"""The indicator ledger (指标台账): each indicator of a plan, and how far each unit has come with it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Self

import strawberry

from api.graphql.enums import ENUMS, ItemStatus
from api.graphql.indicators import Indicator
from api.graphql.milestones import Milestone
from domain.plan import indicator as domain
from projections.plan_reports.progress import Progress, UnitProgress


@strawberry.input(description="Which lines of the ledger: all that is given must hold.")
class LedgerFilter:
    """A filter over the ledger."""

    indicator: str | None = None
    section: str | None = None
    unit: str | None = strawberry.field(default=None, description="Only what this unit is asked for.")
    status: ItemStatus | None = strawberry.field(
        default=None, graphql_type=ENUMS[ItemStatus] | None, description="Only units with such an entry."
    )
    missing: bool | None = strawberry.field(
        default=None, description="Only units that have, or have not, periods without an entry."
    )

    def lets_indicator(self, each: domain.Indicator) -> bool:
        """Whether an indicator is let through."""
        return self.indicator in {None, each.code} and self.section in {None, each.section}

    def lets_unit(self, each: UnitProgress) -> bool:
        """Whether the progress of a unit is let through."""
        return (
            self.unit in {None, each.unit}
            and (self.status is None or self.status.value in each.counts)
            and self.missing in {None, bool(each.missing)}
        )

    @property
    def asks_for_units(self) -> bool:
        """Whether indicators without any such unit are left out."""
        return any(each is not None for each in (self.unit, self.status, self.missing))


@strawberry.type(description="How many entries stand where.")
class StatusCount:
    """A count."""

    status: ItemStatus = strawberry.field(graphql_type=ENUMS[ItemStatus])
    count: int


@strawberry.type(description="A period without an entry that stands.")
class MissingPeriod:
    """A missing period."""

    period: str
    due_on: date | None = strawberry.field(description="When the result is due; null where no day is set.")


@strawberry.type(description="How far a unit has come with an indicator.")
class LedgerUnit:
    """A unit's progress."""

    unit: str
    counts: list[StatusCount]
    missing: list[MissingPeriod]

    @classmethod
    def of(cls, found: UnitProgress) -> Self:
        """The progress of a unit."""
        counts = [
            StatusCount(status=ItemStatus(status), count=count)
            for status, count in sorted(found.counts.items())
        ]
        missing = [MissingPeriod(period=each.period, due_on=each.due_on) for each in found.missing]
        return cls(unit=found.unit, counts=counts, missing=missing)


@strawberry.type(description="A line of the ledger.")
class LedgerLine:
    """An indicator with its target and duty, and the units that it is assessed for."""

    indicator: Indicator
    milestones: list[Milestone] = strawberry.field(description="The days that are watched for it.")
    units: list[LedgerUnit] = strawberry.field(description="Those that you may see.")


def ledger(
    indicators: Iterable[domain.Indicator],
    progress: Progress,
    milestones: Iterable[Milestone],
    where: LedgerFilter,
) -> list[LedgerLine]:
    """The lines that the filter lets through, in the order of the indicators."""
    units: defaultdict[str, list[UnitProgress]] = defaultdict(list)
    for each in progress.units():
        if where.lets_unit(each):
            units[each.indicator].append(each)
    watched = list(milestones)
    return [
        LedgerLine(
            indicator=Indicator.of(each),
            milestones=[found for found in watched if found.indicator == each.code],
            units=[LedgerUnit.of(unit) for unit in units[each.code]],
        )
        for each in indicators
        if where.lets_indicator(each) and (units[each.code] or not where.asks_for_units)
    ]
