"""The proof of the log: checkpoints, and how an event and an earlier log are proven by them."""

from datetime import datetime
from typing import Self

import strawberry

from api.graphql.scalars import Position
from domain.proof.checkpoint import KeptCheckpoint
from domain.proof.note import encoded


@strawberry.type(description="What the log was at one moment, signed: its first events have this root.")
class Checkpoint:
    """A checkpoint as it is kept."""

    size: Position = strawberry.field(description="How many events it covers: the position of the last one.")
    root: str = strawberry.field(description="The root of the tree over them (RFC 9162), base64.")
    recorded_at: datetime = strawberry.field(description="When the last of them was recorded.")
    sealed_at: datetime = strawberry.field(description="When it was signed, by the cell's clock.")
    note: str = strawberry.field(description="The signed note (C2SP) that says all this.")
    verifier_key: str = strawberry.field(description="The key that verifies it; compare it with your own.")
    anchored: bool = strawberry.field(description="Whether it is kept outside the database, too.")

    @classmethod
    def of(cls, kept: KeptCheckpoint, anchored: int) -> Self:
        """The checkpoint; those outside the database reach up to position ``anchored``."""
        return cls(
            size=Position(kept.size),
            root=encoded(kept.root),
            recorded_at=kept.recorded_at,
            sealed_at=kept.sealed_at,
            note=kept.note,
            verifier_key=kept.verifier_key,
            anchored=kept.size <= anchored,
        )


@strawberry.type(description="How far the log is sealed, in the database and outside.")
class Sealing:
    """How sealing stands."""

    position: Position = strawberry.field(description="Where the log was read.")
    sealed: Position = strawberry.field(description="Up to here checkpoints cover it.")
    anchored: Position = strawberry.field(description="Up to here checkpoints outside the database do.")
    fault: str | None = strawberry.field(description="The code of what keeps the log from being sealed.")


@strawberry.type(description="That an event is in the log that a checkpoint covers (RFC 9162).")
class InclusionProof:
    """The hashes that lead from a leaf to a root."""

    checkpoint: Checkpoint
    index: Position = strawberry.field(description="The event's place in the tree: its position less one.")
    leaf_hash: str = strawberry.field(description="The hash of its leaf, base64.")
    hashes: list[str] = strawberry.field(description="The proof, from the leaf up, base64.")


@strawberry.type(description="That a log has only been appended to between two sizes (RFC 9162).")
class ConsistencyProof:
    """The hashes that lead from one root to a later one."""

    from_: Position = strawberry.field(name="from", description="The smaller size.")
    to: Position = strawberry.field(description="The greater size.")
    hashes: list[str] = strawberry.field(description="The proof, base64.")
