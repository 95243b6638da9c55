"""Indicators: what is measured, how it becomes points, and who answers for it."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS, listed
from api.graphql.explanations import ScoringMethod
from domain.period import Cycle
from domain.plan import indicator as domain
from domain.plan.indicator import (
    Angle,
    AssessmentChannel,
    Conversion,
    MeasureKind,
    Mode,
    PartKind,
    PeriodRule,
    SystemArea,
    WorkKind,
)


@strawberry.type(description="A cooperating unit and its share of the points, between 0 and 1.")
class Cooperation:
    """A share."""

    unit: str
    share: Decimal


@strawberry.type(description="Who answers for an indicator; a draft may leave some open.")
class Duty:
    """A duty chain."""

    chief: str | None
    deputy_in_charge: str | None
    lead_unit: str | None
    cooperating: list[Cooperation]
    posts: list[str] = strawberry.field(description="The posts that carry it out.")

    @classmethod
    def of(cls, duty: domain.Duty) -> Self:
        """The duty of the domain."""
        return cls(
            chief=duty.chief,
            deputy_in_charge=duty.deputy_in_charge,
            lead_unit=duty.lead_unit,
            cooperating=[Cooperation(unit=each.unit, share=each.share) for each in duty.cooperating],
            posts=list(duty.posts),
        )


@strawberry.type(description="What an indicator measures, and how far it should go.")
class Measurement:
    """A measurement."""

    measure: str | None = strawberry.field(description="The measured quantity; of two alike one is too many.")
    kind: MeasureKind = strawberry.field(graphql_type=ENUMS[MeasureKind])
    conversion: Conversion | None = strawberry.field(graphql_type=ENUMS[Conversion] | None)
    angles: list[Angle] = strawberry.field(graphql_type=listed(Angle))
    target: Decimal | None
    baseline: Decimal | None
    target_reason: str | None

    @classmethod
    def of(cls, measurement: domain.Measurement) -> Self:
        """The measurement of the domain."""
        return cls(
            measure=measurement.measure,
            kind=measurement.kind,
            conversion=measurement.conversion,
            angles=list(measurement.angles),
            target=measurement.target,
            baseline=measurement.baseline,
            target_reason=measurement.target_reason,
        )


@strawberry.type(description="Where an indicator stands on the axes that plans are balanced by.")
class Classification:
    """A classification."""

    area: SystemArea | None = strawberry.field(graphql_type=ENUMS[SystemArea] | None)
    part: PartKind | None = strawberry.field(graphql_type=ENUMS[PartKind] | None)
    type: str | None

    @classmethod
    def of(cls, classification: domain.Classification) -> Self:
        """The classification of the domain."""
        return cls(area=classification.area, part=classification.part, type=classification.type)


@strawberry.type(description="Where an indicator comes from.")
class Origin:
    """An origin."""

    superior: str | None = strawberry.field(description="The superior's indicator that it takes up.")
    major_task: str | None = strawberry.field(description="The declared major task that it serves.")
    agency_can_carry: bool = strawberry.field(description="Whether the agency could carry it itself.")


@strawberry.type(description="An indicator (指标); a draft may lack parts.")
class Indicator:
    """An indicator."""

    code: str
    project: str
    section: str
    name: str | None
    standard: str | None
    legal_basis: str | None
    points: Decimal | None
    cycle: Cycle | None = strawberry.field(graphql_type=ENUMS[Cycle] | None)
    period_rule: PeriodRule = strawberry.field(graphql_type=ENUMS[PeriodRule])
    work_kind: WorkKind = strawberry.field(graphql_type=ENUMS[WorkKind])
    measurement: Measurement
    classification: Classification
    origin: Origin
    method: ScoringMethod
    assessed: list[str] = strawberry.field(description="The units it is assessed for; empty: all.")
    mode: Mode = strawberry.field(graphql_type=ENUMS[Mode])
    data_source: str | None
    tolerance: Decimal | None = strawberry.field(description="How far desk and field may lie apart.")
    channels: list[AssessmentChannel] = strawberry.field(graphql_type=listed(AssessmentChannel))
    assessing_department: str | None
    duty: Duty

    @classmethod
    def of(cls, indicator: domain.Indicator) -> Self:
        """The indicator of the domain."""
        return cls(
            code=indicator.code,
            project=indicator.project,
            section=indicator.section,
            name=indicator.name,
            standard=indicator.standard,
            legal_basis=indicator.legal_basis,
            points=indicator.points,
            cycle=indicator.cycle,
            period_rule=indicator.period_rule,
            work_kind=indicator.work_kind,
            measurement=Measurement.of(indicator.measurement),
            classification=Classification.of(indicator.classification),
            origin=Origin(
                superior=indicator.origin.superior,
                major_task=indicator.origin.major_task,
                agency_can_carry=indicator.origin.agency_can_carry,
            ),
            method=ScoringMethod.of(indicator.method),
            assessed=list(indicator.assessed),
            mode=indicator.mode,
            data_source=indicator.data_source,
            tolerance=indicator.tolerance,
            channels=list(indicator.channels),
            assessing_department=indicator.assessing_department,
            duty=Duty.of(indicator.duty),
        )
