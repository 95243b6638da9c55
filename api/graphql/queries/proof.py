"""Queries about the proof of the log: for those who may browse all events."""

from functools import partial
from typing import Annotated

import strawberry
from anyio.to_thread import run_sync

from api.graphql.context import Context, Info
from api.graphql.event_pages import event_of
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, connection, page_of, trimmed
from api.graphql.proof import Checkpoint, ConsistencyProof, InclusionProof, Sealing
from api.graphql.scalars import Position
from application.actions import Action
from domain.proof.checkpoint import KeptCheckpoint
from domain.proof.note import encoded
from domain.proof.tree import consistency_path, inclusion_path

Size = Annotated[Position | None, strawberry.argument(description="Left out: the newest checkpoint.")]
Earlier = Annotated[Position, strawberry.argument(name="from", description="The size of the earlier log.")]


@strawberry.type
class ProofQueries:
    """Checkpoints and proofs."""

    @resolver("How far the log is sealed; null for whoever may not see its proof.")
    async def sealing(self, info: Info) -> Sealing | None:
        """How sealing stands."""
        if not _may_read(info.context):
            return None
        moment = await info.context.moment()
        standing = await run_sync(info.context.services.proof.standing)
        return Sealing(
            position=Position(moment.position),
            sealed=Position(standing.sealed),
            anchored=Position(standing.anchored),
            fault=standing.fault,
        )

    @resolver("The newest checkpoint of the log, or that of a size; null where there is none.")
    async def checkpoint(self, info: Info, size: Size = None) -> Checkpoint | None:
        """One checkpoint."""
        kept = await _kept(info.context, size)
        return None if kept is None else await _told(info.context, kept)

    @resolver("The checkpoints of the log, oldest first.")
    async def checkpoints(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Checkpoint]:
        """A page of checkpoints."""
        context, proof = info.context, info.context.services.proof
        page = page_of(context.services.log_id, first, after, last, before)
        moment = await context.moment(walk=page.walk)
        start, end = page.keys(int)
        bound = moment.position + 1 if _may_read(context) else 0
        until = min(end[0], bound) if end else bound
        ask = partial(proof.checkpoints, limit=page.size + 1, backward=page.backward)
        rows = await run_sync(ask, start[0] if start else 0, until)
        anchored = (await run_sync(proof.standing)).anchored

        async def count() -> int:
            return await run_sync(proof.count, bound)

        return connection(
            trimmed(rows, page),
            moment,
            lambda kept: Checkpoint.of(kept, anchored),
            lambda kept: (kept.size,),
            count,
        )

    @resolver("That an event is covered by a checkpoint; null where it is not, or not yet.")
    async def inclusion_proof(
        self, info: Info, event: strawberry.ID, size: Size = None
    ) -> InclusionProof | None:
        """The proof of one event."""
        context = info.context
        key = context.key_of(Kind.EVENT, event, "event")
        found = await event_of(context, key, await context.moment())
        kept = await _kept(context, size)
        if found is None or kept is None or kept.size < found.position:
            return None
        index = found.position - 1
        spans = [range(index, index + 1), *inclusion_path(index, kept.size)]
        leaf, *hashes = map(encoded, await run_sync(context.services.proof.nodes, spans))
        checkpoint = await _told(context, kept)
        return InclusionProof(checkpoint=checkpoint, index=Position(index), leaf_hash=leaf, hashes=hashes)

    @resolver("That the log has only been appended to since an earlier size; null beyond what is sealed.")
    async def consistency_proof(self, info: Info, from_: Earlier, to: Size = None) -> ConsistencyProof | None:
        """The proof between two sizes."""
        newest = await _kept(info.context, None)
        size = newest and (newest.size if to is None else to)
        if newest is None or size is None or not 0 < from_ <= size <= newest.size:
            return None
        nodes = await run_sync(info.context.services.proof.nodes, consistency_path(from_, size))
        return ConsistencyProof(from_=from_, to=Position(size), hashes=[*map(encoded, nodes)])


def _may_read(context: Context) -> bool:
    return bool(context.visible(Action.READ_EVENTS).offices)


async def _kept(context: Context, size: Position | None) -> KeptCheckpoint | None:
    return await run_sync(context.services.proof.checkpoint, size) if _may_read(context) else None


async def _told(context: Context, kept: KeptCheckpoint) -> Checkpoint:
    return Checkpoint.of(kept, (await run_sync(context.services.proof.standing)).anchored)
