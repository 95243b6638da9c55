"""What the ballots of a bench decided: what the chair may rule, and nothing else."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
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
