"""Arguments that many queries take."""

from typing import Annotated

import strawberry

from api.graphql.moments import AsOf
from api.graphql.scalars import Position

AsOfArgument = Annotated[AsOf | None, strawberry.argument(description="When, and which facts to read of.")]
MinPosition = Annotated[
    Position | None,
    strawberry.argument(description="Wait until this is known: the position that a mutation answered."),
]
