"""Risk signals (风险预警): what other systems warn of, and what came of it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.plans import Plan
from application.actions import Action
from domain.risk_signal.state import RiskLevel, RiskSignalStatus
from projections.risk_signals.queries import RISK_SIGNAL_REGISTER, RiskSignalRow

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="What came of a signal: a fault, a deduction or a rectification of the unit.")
class SignalLink:
    """A link."""

    row: strawberry.Private[RiskSignalRow]
    moment: strawberry.Private[Moment]
    fault: str | None = strawberry.field(description="The reference of the fault in its assessment.")
    deduction: str | None = strawberry.field(description="The reference of the deduction in its assessment.")
    rectification_year: int | None
    rectification_number: int | None = strawberry.field(description="Its number in that year.")

    @resolver("The assessment of the fault or the deduction, if you may see it.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.row.assessment, self.moment
        )
        return found


@strawberry.type(description="A risk signal: it never moves points itself.")
class RiskSignal(Node):
    """A signal."""

    KIND = Kind.RISK_SIGNAL

    row: strawberry.Private[RiskSignalRow]
    office: str
    unit: str = strawberry.field(description="The code of the unit that it warns of.")
    received_on: date
    source: str
    batch: str
    batch_row: str = strawberry.field(description="A row of a batch of a source is received once.")
    indicator: str | None
    level: RiskLevel = strawberry.field(graphql_type=ENUMS[RiskLevel])
    text: str
    status: RiskSignalStatus = strawberry.field(graphql_type=ENUMS[RiskSignalStatus])
    dismissed_because: str | None

    @classmethod
    def of(cls, row: RiskSignalRow, moment: Moment) -> Self:
        """The signal of a row."""
        return cls(
            key=row.id,
            moment=moment,
            row=row,
            office=row.office,
            unit=row.subject,
            received_on=row.day,
            source=row.source,
            batch=row.batch,
            batch_row=row.batch_row,
            indicator=row.indicator,
            level=row.level,
            text=row.text,
            status=RiskSignalStatus(row.status),
            dismissed_because=row.dismissed_because,
        )

    @resolver("The plan of the indicator that it is about, if you may see it.")
    async def plan(self, info: Info) -> Plan | None:
        """The plan."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.plan, self.moment)
        return found

    @resolver("What came of it; null unless it is LINKED.")
    def link(self) -> SignalLink | None:
        """The link."""
        row = self.row
        if row.status != RiskSignalStatus.LINKED:
            return None
        return SignalLink(
            row=row,
            moment=self.moment,
            fault=row.fault,
            deduction=row.deduction,
            rectification_year=row.rectification_year,
            rectification_number=row.rectification_number,
        )


@strawberry.input(description="Which signals: all that is given must hold.")
class RiskSignalFilter:
    """A filter over signals."""

    office: str | None = None
    unit: str | None = None
    source: str | None = None
    indicator: str | None = None
    levels: list[RiskLevel] | None = strawberry.field(default=None, graphql_type=listed(RiskLevel) | None)
    statuses: list[RiskSignalStatus] | None = strawberry.field(
        default=None, graphql_type=listed(RiskSignalStatus) | None
    )

    def given(self) -> dict[str, Any]:
        """The conditions on the register."""
        return {
            "office": self.office,
            "unit": self.unit,
            "source": self.source,
            "indicator": self.indicator,
            "levels": self.levels,
            "statuses": None if self.statuses is None else [each.value for each in self.statuses],
        }


async def risk_signal_of(context: Context, key: UUID, moment: Moment) -> RiskSignal | None:
    """A signal, if there is one that the viewer may see."""
    row = await RISK_SIGNAL_REGISTER.one(moment.reading, key)
    if row is None or not context.viewer.sees(Action.READ_SIGNALS, row.office, row.subject):
        return None
    return RiskSignal.of(row, moment)
