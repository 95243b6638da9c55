"""The honours of units (单位荣誉)."""

from datetime import date
from typing import Self

import strawberry

from projections.unit_honours.queries import UnitHonourRow


@strawberry.type(
    description="An honour of a unit for a year: it raises the share of the unit's persons that may be 优秀."
)
class UnitHonour:
    """An honour of a unit."""

    ref: str = strawberry.field(description="Its reference; withdrawUnitHonour names it so.")
    office: str
    year: int
    unit: str
    honour: str = strawberry.field(description="The code of the policy, under linkage.honours.")
    document: str
    evidence: list[str]
    awarded_on: date
    withdrawn_because: str | None = strawberry.field(description="Null: it counts.")

    @classmethod
    def of(cls, row: UnitHonourRow) -> Self:
        """The honour of a row."""
        return cls(
            ref=row.ref,
            office=row.office,
            year=row.year,
            unit=row.unit,
            honour=row.honour,
            document=row.document,
            evidence=list(row.evidence),
            awarded_on=row.awarded_on,
            withdrawn_because=row.withdrawn,
        )
