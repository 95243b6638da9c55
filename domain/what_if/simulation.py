"""What would be if: an assessment and its peer group before and after hypotheses, and nothing recorded."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from domain.kernel.points import ZERO, Points, working
from domain.kernel.value import Value
from domain.result.moved import Moved, Place, moved, place_of
from domain.scoring.breakdown import Breakdown, LeafKind
from domain.what_if.hypotheses import Hypothesis
from domain.what_if.supposing import supposed
from domain.what_if.world import Base, World, world_of


class SubjectPlace(Place):
    """Where the subject itself stands, graded as if its group were graded now."""

    provisional_total: Points


class LeafChange(Value):
    """The points of a leaf before and after; 0 where there is no such leaf."""

    path: str
    kind: LeafKind
    before: Points
    after: Points


class Simulation(Value):
    """The answer to hypotheses about an assessment at a border: what differs, and whom it would move.

    ``digest`` is over everything as it would be, ``base_digest`` over everything as it is: once what was
    supposed is really done, the latter is what the former was.
    """

    assessment: UUID
    border: int
    hypotheses: tuple[Hypothesis, ...]
    digest: str
    base_digest: str
    before: SubjectPlace
    after: SubjectPlace
    leaves: tuple[LeafChange, ...]
    moved: tuple[Moved, ...]


def simulate(base: Base, hypotheses: Sequence[Hypothesis]) -> Simulation:
    """What would be if all of it were so; raises ``Refusals`` with all that cannot be supposed."""
    before = world_of(base, base.group, {})
    group = supposed(hypotheses, base.assessment, base.group, base.rules)
    after = world_of(base, group, before.members)
    return Simulation(
        assessment=base.assessment,
        border=base.border,
        hypotheses=tuple(hypotheses),
        digest=after.digest,
        base_digest=before.digest,
        before=_place(before),
        after=_place(after),
        leaves=tuple(_changes(before.score, after.score)),
        moved=moved(before.board, after.board),
    )


def _place(world: World) -> SubjectPlace:
    place = place_of(world.line)
    return SubjectPlace(**place.model_dump(), provisional_total=world.score.provisional_total)


def _changes(before: Breakdown, after: Breakdown) -> Iterator[LeafChange]:
    """What differs: leaves that were there in their order, then those that were not."""
    old, new, nothing = _points(before), _points(after), working(ZERO, before.digits)
    for path, kind in {**old, **new}:
        was, would_be = old.get((path, kind), nothing), new.get((path, kind), nothing)
        if was != would_be:
            yield LeafChange(path=path, kind=kind, before=was, after=would_be)


def _points(score: Breakdown) -> dict[tuple[str, LeafKind], Decimal]:
    return {(leaf.path, leaf.kind): working(leaf.points, score.digits) for leaf in score.leaves}
