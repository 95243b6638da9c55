"""Fields with resolvers, described, and typed as the functions that they are."""

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry

F = TypeVar("F", bound=Callable[..., Any])


def resolver(description: str, kind: Any = None) -> Callable[[F], F]:
    """A field of the schema; ``kind`` where its type cannot be told by the annotation."""
    field: Callable[[F], F] = strawberry.field(description=description, graphql_type=kind)
    return field


def pushed(description: str) -> Callable[[F], F]:
    """A field of the subscription."""
    field: Callable[[F], F] = strawberry.subscription(description=description)
    return field
