"""What has a global id."""

from typing import ClassVar
from uuid import UUID

import strawberry

from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.read_audit import NODES


@strawberry.interface(description="Anything that can be asked for again by its id.")
class Node:
    """The common interface: a key of one kind, read at a moment."""

    KIND: ClassVar[Kind]

    key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]

    def __post_init__(self) -> None:
        """Whatever is shown of it: it is looked at."""
        audited = NODES[self.KIND]
        if audited is not None:
            self.moment.saw(audited, self.about())

    def about(self) -> About:
        """What is noted of it where it is read under audit."""
        return About(self.key)

    @resolver("Opaque, typed, and good for one log only.")
    def id(self) -> strawberry.ID:
        """The global id."""
        return strawberry.ID(global_id(self.KIND, self.moment.snapshot.log_id, self.key))
