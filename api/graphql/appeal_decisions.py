"""What the ballots of a bench decided: what the chair may rule, and nothing else."""

from decimal import Decimal
from typing import Self
from uuid import UUID

import anyio.to_thread
import strawberry

from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.moments import Moment
from application.replay import fold
from domain.appeal.state import AppealState
from domain.appeal.vote import Decided
from domain.assessment.ruled import Outcome


@strawberry.type(description="What the bench decided on an item, and by how many votes.")
class DecidedVote:
    """A decision."""

    item: str
    outcome: Outcome = strawberry.field(graphql_type=ENUMS[Outcome])
    points: Decimal | None = strawberry.field(description="What it shall be worth, where it is VARIED.")
    votes: int

    @classmethod
    def of(cls, decided: Decided) -> Self:
        """The decision of the domain."""
        return cls(**decided.model_dump())


async def decided_on(context: Context, appeal: UUID, moment: Moment) -> list[DecidedVote]:
    """What was decided by then, as the log tells it."""

    def told() -> AppealState:
        state: AppealState = fold(context.services.streams([appeal], moment.position))
        return state

    state = await anyio.to_thread.run_sync(told)
    return [DecidedVote.of(each) for each in state.vote.decided]
