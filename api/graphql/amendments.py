"""Amendments (指标调整): what is to change in a published plan, and where the request stands."""

from datetime import date
from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from api.graphql.indicators import Indicator
from api.graphql.plan_nodes import Project, WorkItem
from domain.plan import change_set as domain
from domain.plan.amendment import AmendmentStatus
from projections.plans.amendments import AmendmentRow


@strawberry.type(description="New points of an indicator, stated for a whole year.")
class PointsChange:
    """A change of points."""

    indicator: str
    points: Decimal


@strawberry.type(description="What a section sums to over the year once the plan is amended.")
class SectionChange:
    """A change of a section."""

    section: str
    points: Decimal


@strawberry.type(description="A change set: all of it is carried out, or nothing.")
class ChangeSet:
    """A change set."""

    work_items: list[WorkItem] = strawberry.field(description="New work items.")
    projects: list[Project] = strawberry.field(description="New projects.")
    added: list[Indicator] = strawberry.field(description="New indicators.")
    revised: list[Indicator] = strawberry.field(description="New texts of indicators.")
    points: list[PointsChange]
    retired: list[str] = strawberry.field(description="Indicators that count no longer.")
    sections: list[SectionChange]

    @classmethod
    def of(cls, changes: domain.ChangeSet) -> Self:
        """The change set of the domain."""
        return cls(
            work_items=[WorkItem.of(each) for each in changes.work_items],
            projects=[Project.of(each) for each in changes.projects],
            added=[Indicator.of(each) for each in changes.added],
            revised=[Indicator.of(each) for each in changes.revised],
            points=[PointsChange(indicator=each.indicator, points=each.points) for each in changes.points],
            retired=list(changes.retired),
            sections=[SectionChange(section=each.section, points=each.points) for each in changes.sections],
        )


@strawberry.type(description="An amendment of a published plan (指标调整).")
class Amendment:
    """An amendment."""

    number: int = strawberry.field(description="Its number within the plan.")
    status: AmendmentStatus = strawberry.field(graphql_type=ENUMS[AmendmentStatus])
    unit: str | None = strawberry.field(description="The unit that requested it.")
    requested_on: date
    effective_from: date = strawberry.field(
        description="Periods that end on this day or later are scored by it, those before never."
    )
    reason: str
    document: str = strawberry.field(description="The written request.")
    remark: str | None = strawberry.field(description="The reason of its last step, where that gave one.")
    version: int | None = strawberry.field(description="The plan version that came of it.")
    changes: ChangeSet

    @classmethod
    def of(cls, row: AmendmentRow) -> Self:
        """The amendment of a row."""
        return cls(
            number=row.number,
            status=row.status,
            unit=row.unit,
            requested_on=row.requested_on,
            effective_from=row.effective_from,
            reason=row.reason,
            document=row.document,
            remark=row.remark,
            version=row.version,
            changes=ChangeSet.of(row.changes),
        )
