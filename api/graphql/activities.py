"""Publicity and culture (宣传与文化): what units did to make performance management known."""

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
from domain.activity.activity import ActivityKind
from projections.activities.queries import ACTIVITY_REGISTER, ActivityRow

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="A subject's place in an edition of the result of a peer group.")
class CitedResult:
    """A cited result."""

    row: strawberry.Private[ActivityRow]
    moment: strawberry.Private[Moment]
    peer_group: str | None
    edition: int | None
    subject: str | None

    @resolver("The plan, if you may see it.")
    async def plan(self, info: Info) -> Plan | None:
        """The plan of the result."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.cited_plan, self.moment)
        return found


@strawberry.type(description="A leaf of an assessment.")
class CitedLeaf:
    """A cited leaf."""

    row: strawberry.Private[ActivityRow]
    moment: strawberry.Private[Moment]
    path: str | None = strawberry.field(description="Where it lies in the breakdown.")

    @resolver("The assessment, if you may see it.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment of the leaf."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.row.cited_assessment, self.moment
        )
        return found


@strawberry.type(description="An activity of a unit.")
class Activity(Node):
    """An activity."""

    KIND = Kind.ACTIVITY

    row: strawberry.Private[ActivityRow]
    office: str
    unit: str = strawberry.field(description="The code of the unit that did it.")
    kind: ActivityKind = strawberry.field(graphql_type=ENUMS[ActivityKind])
    channel: str = strawberry.field(description="One of the policy's: culture.channels.")
    held_on: date
    title: str
    evidence: list[str] = strawberry.field(description="Content hashes of the documents that show it.")
    withdrawn_because: str | None = strawberry.field(description="Null: it stands.")

    @classmethod
    def of(cls, row: ActivityRow, moment: Moment) -> Self:
        """The activity of a row."""
        return cls(
            key=row.id,
            moment=moment,
            row=row,
            office=row.office,
            unit=row.subject,
            kind=row.kind,
            channel=row.channel,
            held_on=row.day,
            title=row.title,
            evidence=list(row.evidence),
            withdrawn_because=row.withdrawn_because,
        )

    @resolver("The result that a model case cites; null where it cites none.")
    def cited_result(self) -> CitedResult | None:
        """The result."""
        row = self.row
        if row.cited_plan is None:
            return None
        return CitedResult(
            row=row,
            moment=self.moment,
            peer_group=row.cited_group,
            edition=row.cited_edition,
            subject=row.cited_subject,
        )

    @resolver("The leaf of a score that a model case cites; null where it cites none.")
    def cited_leaf(self) -> CitedLeaf | None:
        """The leaf."""
        if self.row.cited_assessment is None:
            return None
        return CitedLeaf(row=self.row, moment=self.moment, path=self.row.cited_path)


@strawberry.input(description="Which activities: all that is given must hold.")
class ActivityFilter:
    """A filter over activities."""

    office: str | None = None
    unit: str | None = None
    kinds: list[ActivityKind] | None = strawberry.field(
        default=None, graphql_type=listed(ActivityKind) | None
    )
    channel: str | None = None
    withdrawn: bool | None = None

    def given(self) -> dict[str, Any]:
        """The conditions on the register."""
        return {
            "office": self.office,
            "unit": self.unit,
            "kinds": self.kinds,
            "channel": self.channel,
            "withdrawn": self.withdrawn,
        }


async def activity_of(context: Context, key: UUID, moment: Moment) -> Activity | None:
    """An activity, if there is one that the viewer may see."""
    row = await ACTIVITY_REGISTER.one(moment.reading, key)
    if row is None or not context.viewer.sees(Action.READ_ACTIVITIES, row.office, row.subject):
        return None
    return Activity.of(row, moment)
