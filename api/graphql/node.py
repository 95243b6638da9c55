"""What has a global id."""

from typing import ClassVar
from uuid import UUID

import strawberry

from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from api.graphql.moments import Moment


@strawberry.interface(description="Anything that can be asked for again by its id.")
class Node:
    """The common interface: a key of one kind, read at a moment."""

    KIND: ClassVar[Kind]

    key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]

    @resolver("Opaque, typed, and good for one log only.")
    def id(self) -> strawberry.ID:
        """The global id."""
        return strawberry.ID(global_id(self.KIND, self.moment.snapshot.log_id, self.key))
