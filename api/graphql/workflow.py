"""The workflow of an assessment: faults and how they were answered."""

from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from domain.assessment.fault import FaultKind, FaultStatus
from projections.workflow.queries import FaultRow


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
