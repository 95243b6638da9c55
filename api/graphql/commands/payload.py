"""What every mutation answers: the position of the change, or why there was none."""

from collections.abc import Collection
from typing import Any

import strawberry

from api.graphql.context import Info
from api.graphql.errors import told
from api.graphql.moments import Moment
from api.graphql.scalars import Position
from domain.kernel.refusal import Refusal


@strawberry.type(description="Why a rule said no.  Codes are stable; see the reference of refusals.")
class UserError:
    """A refusal, as data."""

    code: str
    field: list[str] | None = strawberry.field(
        description="What must change: a path into the input where it starts with input."
    )
    message: str = strawberry.field(description="In the language of the request.")
    message_zh: str
    message_en: str
    retryable: bool = strawberry.field(description="Whether the same request may succeed later.")
    cure: str = strawberry.field(description="What to do about it, in the language of the request.")


def user_error(refusal: Refusal, language: str, inputs: Collection[str]) -> UserError:
    """A refusal of a mutation with these inputs."""
    said = told(refusal, language)
    path: list[str] | None = said["field"]
    inside = refusal.field is not None and _snake(refusal.field.partition(".")[0]) in inputs
    return UserError(
        code=said["code"],
        field=["input", *path] if path and inside else path,
        message=said["message"],
        message_zh=said["messageZh"],
        message_en=said["messageEn"],
        retryable=said["retryable"],
        cure=said["cure"],
    )


def _snake(name: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in name)


@strawberry.type
class Payload:
    """What every mutation answers; ``key`` and ``ref`` tell which object and which item it is about."""

    key: strawberry.Private[Any]
    ref: strawberry.Private[str | None]
    position: Position | None = strawberry.field(
        description="The commit border of the change; null: nothing changed.  Send it as minPosition."
    )
    errors: list[UserError] = strawberry.field(description="Why nothing changed; empty when it did.")

    async def moment(self, info: Info) -> Moment:
        """The newest moment that knows the change; raises ``ReadModelBehind``."""
        return await info.context.moment(min_position=self.position)
