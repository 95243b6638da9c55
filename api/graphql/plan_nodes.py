"""What a plan is made of above its indicators: sections, work items, projects."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from domain.plan import indicator as domain
from domain.plan.indicator import WorkSource


@strawberry.type(description="A block of the plan and the points that its indicators sum to.")
class Section:
    """A section."""

    code: str
    name: str
    points: Decimal

    @classmethod
    def of(cls, section: domain.Section) -> Self:
        """The section of the domain."""
        return cls(code=section.code, name=section.name, points=section.points)


@strawberry.type(description="A work item (工作) and where it comes from.")
class WorkItem:
    """A work item."""

    code: str
    name: str
    source: WorkSource = strawberry.field(graphql_type=ENUMS[WorkSource])
    document: str

    @classmethod
    def of(cls, item: domain.WorkItem) -> Self:
        """The work item of the domain."""
        return cls(code=item.code, name=item.name, source=item.source, document=item.document)


@strawberry.type(description="A project (项目) of a work item.")
class Project:
    """A project."""

    code: str
    name: str
    work_item: str

    @classmethod
    def of(cls, project: domain.Project) -> Self:
        """The project of the domain."""
        return cls(code=project.code, name=project.name, work_item=project.work_item)
