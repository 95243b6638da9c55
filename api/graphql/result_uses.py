"""What final results were used for (结果运用), and places allocated by priority (名额分配)."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from domain.policy.grades import Grade
from domain.result_use.state import UseStatus
from projections.result_uses.queries import AllocationRow, GrantRow, UseRow

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment

_Assessment = Annotated["Assessment", strawberry.lazy("api.graphql.assessments")]


@strawberry.type(description="What the final result of a subject was used for, and what that rests on.")
class ResultUse:
    """A use of a result."""

    row: strawberry.Private[UseRow]
    moment: strawberry.Private[Moment]
    ref: str = strawberry.field(description="Its reference; mutations name it so.")
    peer_group: str
    subject: str
    kind: str = strawberry.field(description="The code of the policy, under uses.kinds.")
    document: str
    evidence: list[str]
    edition: int = strawberry.field(description="The edition of the result that it rests on.")
    digest: str
    total: Decimal = strawberry.field(description="As that edition has it; so are rank and grade.")
    rank: int
    grade: Grade = strawberry.field(graphql_type=ENUMS[Grade])
    status: UseStatus = strawberry.field(graphql_type=ENUMS[UseStatus])
    registered_on: date
    reason: str = strawberry.field(description="Why it was registered, confirmed anew or withdrawn, last.")

    @classmethod
    def of(cls, row: UseRow, moment: Moment) -> Self:
        """The use of a row."""
        return cls(
            row=row,
            moment=moment,
            ref=row.ref,
            peer_group=row.peer_group,
            subject=row.subject,
            kind=row.kind,
            document=row.document,
            evidence=list(row.evidence),
            edition=row.edition,
            digest=row.digest,
            total=row.total,
            rank=row.rank,
            grade=row.grade,
            status=row.status,
            registered_on=row.registered_on,
            reason=row.reason,
        )

    @resolver("The assessment of the subject under the plan, if you may see it.")
    async def assessment(self, info: Info) -> _Assessment | None:
        """The assessment."""
        key = self.row.assessment
        found: Assessment | None = await info.context.linked(Kind.ASSESSMENT, key, self.moment)
        return found


@strawberry.type(description="What a subject asked for and got, and where it stood.")
class PlaceGrant:
    """A grant."""

    subject: str
    total: Decimal
    rank: int
    grade: Grade = strawberry.field(graphql_type=ENUMS[Grade])
    asked: int
    granted: int

    @classmethod
    def of(cls, row: GrantRow) -> Self:
        """The grant of a row."""
        return cls(
            subject=row.subject,
            total=row.total,
            rank=row.rank,
            grade=row.grade,
            asked=row.asked,
            granted=row.granted,
        )


@strawberry.type(description="Places allocated among who asked for them, by grade, then rank.")
class PlaceAllocation:
    """An allocation."""

    ref: str = strawberry.field(description="Its reference; withdrawResultUse names it so.")
    peer_group: str
    kind: str = strawberry.field(description="The code of the policy, under uses.kinds.")
    places: int
    document: str
    edition: int = strawberry.field(description="The edition of the result that it rests on.")
    digest: str
    status: UseStatus = strawberry.field(graphql_type=ENUMS[UseStatus])
    registered_on: date
    reason: str
    grants: list[PlaceGrant] = strawberry.field(
        description="In the order in which they were served; of those whom you may see."
    )

    @classmethod
    def of(cls, row: AllocationRow) -> Self:
        """The allocation of a row."""
        return cls(
            ref=row.ref,
            peer_group=row.peer_group,
            kind=row.kind,
            places=row.places,
            document=row.document,
            edition=row.edition,
            digest=row.digest,
            status=row.status,
            registered_on=row.registered_on,
            reason=row.reason,
            grants=[PlaceGrant.of(each) for each in row.grants],
        )
