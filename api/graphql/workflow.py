"""The workflow of an assessment: faults, due dates, alarms, self-checks, and the field sample of a plan."""

from datetime import date
from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.calendar import Deadline
from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from domain.assessment.fault import FaultKind, FaultStatus
from domain.assessment.watch import AlarmLevel
from projections.workflow.queries import AlarmRow, DueDateRow, FaultRow, FieldSampleRow, SelfCheckRow


@strawberry.type(description="A fault found (查出问题): results stay unconfirmed until the unit answers.")
class Fault:
    """A fault."""

    row: strawberry.Private[FaultRow]
    ref: str = strawberry.field(description="Its reference within the assessment; mutations name it so.")
    indicator: str
    period: str
    kind: FaultKind = strawberry.field(graphql_type=ENUMS[FaultKind])
    gap: Decimal | None = strawberry.field(
        description="The field's points less the desk's where they lie further apart than tolerated."
    )
    text: str
    status: FaultStatus = strawberry.field(graphql_type=ENUMS[FaultStatus])

    @resolver("The ids of the persons before whom the unit refused to confirm.")
    def witnesses(self, info: Info) -> list[strawberry.ID]:
        """The witnesses."""
        log = info.context.services.log_id
        return [strawberry.ID(global_id(Kind.PERSON, log, UUID(each))) for each in self.row.witnesses]

    @classmethod
    def of(cls, row: FaultRow) -> Self:
        """The fault of a row."""
        return cls(
            row=row,
            ref=row.fault,
            indicator=row.indicator,
            period=row.period,
            kind=row.kind,
            gap=row.gap,
            text=row.text,
            status=FaultStatus(row.status),
        )


@strawberry.type(description="When the results of a period, or the self-check of a quarter, are due.")
class DueDate:
    """A due date."""

    of: str = strawberry.field(description="A period; check:2014Q2 for the self-check of a quarter.")
    deadline: Deadline

    @classmethod
    def of_row(cls, row: DueDateRow) -> Self:
        """The due date of a row."""
        deadline = Deadline(
            trigger_on=row.trigger_on, workdays=row.workdays, due_on=row.due_on, counted=row.counted
        )
        return cls(of=row.of, deadline=deadline)


@strawberry.type(description="The highest alarm over what did not come, until it came.")
class Alarm:
    """An alarm."""

    about: str = strawberry.field(description="results:<indicator>/<period>, or check:<quarter>.")
    level: AlarmLevel = strawberry.field(graphql_type=ENUMS[AlarmLevel])
    due_on: date
    raised_on: date
    answered_on: date | None = strawberry.field(description="The day on which it came; null: it has not.")

    @classmethod
    def of(cls, row: AlarmRow) -> Self:
        """The alarm of a row."""
        return cls(
            about=row.about,
            level=row.level,
            due_on=row.due_on,
            raised_on=row.raised_on,
            answered_on=row.answered_on,
        )


@strawberry.type(description="How a unit scores itself on an indicator, and the measure where that is low.")
class SelfCheckItem:
    """A line of a self-check."""

    indicator: str
    own_score: Decimal
    measure: str | None
    measure_due: date | None


@strawberry.type(description="The self-check (自查自评) of a quarter.")
class SelfCheck:
    """A self-check."""

    quarter: str
    recorded_on: date
    items: list[SelfCheckItem]

    @classmethod
    def of(cls, row: SelfCheckRow) -> Self:
        """The self-check of a row."""
        items = [
            SelfCheckItem(
                indicator=each.indicator,
                own_score=each.own_score,
                measure=each.measure,
                measure_due=each.measure_due,
            )
            for each in row.items
        ]
        return cls(quarter=row.quarter, recorded_on=row.recorded_on, items=items)


@strawberry.type(description="Subjects drawn for verification on the spot: by SHA-256 of seed|subject.")
class FieldSample:
    """A sample."""

    period: str
    seed: str
    candidates: list[str]
    chosen: list[str]

    @classmethod
    def of(cls, row: FieldSampleRow) -> Self:
        """The sample of a row."""
        return cls(period=row.period, seed=row.seed, candidates=row.candidates, chosen=row.chosen)
