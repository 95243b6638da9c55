"""The indicator library: texts that plans draw from."""

from typing import Self

import strawberry

from api.graphql.enums import ENUMS, listed
from api.graphql.explanations import ScoringMethod
from api.graphql.indicators import Measurement
from domain.library.state import RetirementReason
from domain.period import Cycle
from domain.plan.indicator import AssessmentChannel, Mode, PeriodRule, SystemArea, WorkKind
from projections.library.queries import LibraryRow


@strawberry.type(description="An indicator of the library (指标库), without what a plan says of it.")
class LibraryIndicator:
    """An entry of the library."""

    office: str
    code: str
    type: str = strawberry.field(description="One of the policy's types, for the posts of one layer.")
    name: str
    standard: str
    legal_basis: str | None
    cycle: Cycle = strawberry.field(graphql_type=ENUMS[Cycle])
    period_rule: PeriodRule = strawberry.field(graphql_type=ENUMS[PeriodRule])
    work_kind: WorkKind = strawberry.field(graphql_type=ENUMS[WorkKind])
    measurement: Measurement
    area: SystemArea | None = strawberry.field(graphql_type=ENUMS[SystemArea] | None)
    method: ScoringMethod
    channels: list[AssessmentChannel] = strawberry.field(graphql_type=listed(AssessmentChannel))
    mode: Mode = strawberry.field(graphql_type=ENUMS[Mode])
    data_source: str | None
    retired_for: RetirementReason | None = strawberry.field(
        graphql_type=ENUMS[RetirementReason] | None,
        description="Why it is taken into plans no more; null: it is in use.",
    )
    note: str | None

    @classmethod
    def of(cls, row: LibraryRow) -> Self:
        """The entry of a row."""
        text = row.indicator
        return cls(
            office=row.office,
            code=text.code,
            type=text.type,
            name=text.name,
            standard=text.standard,
            legal_basis=text.legal_basis,
            cycle=text.cycle,
            period_rule=text.period_rule,
            work_kind=text.work_kind,
            measurement=Measurement.of(text.measurement),
            area=text.area,
            method=ScoringMethod.of(text.method),
            channels=list(text.channels),
            mode=text.mode,
            data_source=text.data_source,
            retired_for=row.retired_for,
            note=row.note,
        )
