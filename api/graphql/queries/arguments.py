"""Arguments that many queries take."""

from typing import Annotated, Final

import strawberry

from api.graphql.moments import AsOf
from api.graphql.scalars import Position
from application.refusals import InputMalformed

YEARS: Final = range(1949, 9999)
"""The years that can be asked for."""

AsOfArgument = Annotated[AsOf | None, strawberry.argument(description="When, and which facts to read of.")]
MinPosition = Annotated[
    Position | None,
    strawberry.argument(description="Wait until this is known: the position that a mutation answered."),
]


def must_be_in(allowed: range, number: int, field: str) -> None:
    """Refuse a number that is out of the range."""
    if number not in allowed:
        problem = f"a number from {allowed[0]} to {allowed[-1]}"
        raise InputMalformed(field, path=field, problem=problem)
