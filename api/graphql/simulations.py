"""What would be if (模拟测算), as the interface tells it."""

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Self
from uuid import UUID

import anyio.to_thread
import strawberry

from api.graphql.boards import may_see_board
from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment, ReadAt
from api.services import Services
from application.simulation import simulation_of
from application.states import StatesAt
from domain.policy.grades import Grade
from domain.result.moved import Moved
from domain.scoring.breakdown import LeafKind
from domain.what_if import simulation
from domain.what_if.hypotheses import Hypothesis

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="Where the subject stands, or would stand.")
class SimulatedPlace:
    """A place."""

    total: Decimal
    provisional_total: Decimal = strawberry.field(description="If everything reported were confirmed.")
    rank: int = strawberry.field(description="Competition rank by total among the whole peer group.")
    grade: Grade = strawberry.field(
        graphql_type=ENUMS[Grade], description="Provisional: the grade if the group were graded now."
    )


@strawberry.type(description="A leaf of the breakdown that would have other points.")
class SimulatedLeaf:
    """A leaf."""

    path: str
    kind: LeafKind = strawberry.field(graphql_type=ENUMS[LeafKind])
    before: Decimal = strawberry.field(description="The points that it adds; 0 where it is not there.")
    after: Decimal = strawberry.field(description="The points that it would add; 0 where it would not be.")


@strawberry.type(description="A subject of the peer group that would stand elsewhere.")
class SimulatedMove:
    """A move."""

    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    total_before: Decimal
    total_after: Decimal
    rank_before: int
    rank_after: int
    grade_before: Grade = strawberry.field(graphql_type=ENUMS[Grade])
    grade_after: Grade = strawberry.field(graphql_type=ENUMS[Grade])

    @classmethod
    def of(cls, found: Moved) -> Self:
        """The move of the domain."""
        before, after = found.before, found.after
        return cls(
            subject=found.subject,
            total_before=before.total,
            total_after=after.total,
            rank_before=before.rank,
            rank_after=after.rank,
            grade_before=before.grade,
            grade_after=after.grade,
        )


@strawberry.type(description="What would be if all hypotheses were true; nothing is recorded.")
class Simulation:
    """A simulation."""

    moment: strawberry.Private[Moment]
    digest: str = strawberry.field(
        description="SHA-256 over everything as it would be: the `baseDigest` once it is really done."
    )
    base_digest: str = strawberry.field(description="SHA-256 over everything as it is.")
    before: SimulatedPlace
    after: SimulatedPlace
    leaves: list[SimulatedLeaf] = strawberry.field(description="What differs, in the order of the breakdown.")
    moved: list[SimulatedMove] = strawberry.field(
        description="Everybody of the peer group whose total, rank or grade would be another, by new place."
    )

    @resolver("Where it was read.")
    def as_of(self) -> ReadAt:
        """The moment."""
        return ReadAt(moment=self.moment)

    @classmethod
    def of(cls, found: simulation.Simulation, moment: Moment) -> Self:
        """The simulation of the domain."""
        return cls(
            moment=moment,
            digest=found.digest,
            base_digest=found.base_digest,
            before=SimulatedPlace(**found.before.model_dump()),
            after=SimulatedPlace(**found.after.model_dump()),
            leaves=[SimulatedLeaf(**each.model_dump()) for each in found.leaves],
            moved=[SimulatedMove.of(each) for each in found.moved],
        )


async def simulation_seen(
    context: Context, assessment: UUID, hypotheses: list[Hypothesis], moment: Moment
) -> Simulation | None:
    """What would be, for whoever may see the assessment and the board of its group."""
    found: Assessment | None = await context.linked(Kind.ASSESSMENT, assessment, moment)
    if found is None or not await may_see_board(context, found.row.plan, found.peer_group, moment):
        return None
    simulate = partial(simulated, assessment, hypotheses, context.services, moment.position)
    return Simulation.of(await anyio.to_thread.run_sync(simulate), moment)


def simulated(
    assessment: UUID, hypotheses: list[Hypothesis], services: Services, border: int
) -> simulation.Simulation:
    """What would be at a border, by the log; asked from a worker thread.  Raises ``LogUnavailable``, too."""
    states = StatesAt(lambda streams: services.streams(streams, border))
    return simulation_of(assessment, hypotheses, states, border)
