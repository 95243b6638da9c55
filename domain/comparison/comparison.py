"""What two moments of an assessment differ in, leaf by leaf, each with the events that made it so."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from domain.assessment.state import AssessmentState, Veto
from domain.assessment.vetoes import is_in_force
from domain.kernel.points import ZERO
from domain.scoring.breakdown import Breakdown, Leaf, LeafKind

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

LeafKey = tuple[str, LeafKind]
"""Path and kind of a leaf: its key within the assessment."""


class Known(NamedTuple):
    """An assessment and its score at a moment."""

    state: AssessmentState
    score: Breakdown

    @property
    def vetoes_in_force(self) -> tuple[Veto, ...]:
        """The vetoes that hold as things stand."""
        return tuple(
            each
            for each in self.state.vetoes.values()
            if is_in_force(each.status, each.since, each.until, None)
        )


class Taken(NamedTuple):
    """A step: an event, and what is known of the assessment from then on."""

    event: UUID
    after: Known


class Changed(NamedTuple, Generic[T]):
    """Something before and after (``None``: not there), and the events between that moved it, in order.

    Where it is the same before and after no event is named, though some may have moved it to and fro.
    """

    before: T | None
    after: T | None
    events: tuple[UUID, ...]


class Comparison(NamedTuple):
    """All that two moments of an assessment differ in.

    Before it was opened there is nothing.  ``leaves`` and ``vetoes`` are those only that came, went or are
    not what they were: those that were there in their order, then the new ones.
    """

    total: Changed[Decimal]
    provisional_total: Changed[Decimal]
    plan_version: Changed[int]
    policy_version: Changed[int]
    vetoes: Mapping[str, Changed[Veto]]
    leaves: Mapping[LeafKey, Changed[Leaf]]


def compared(before: Known | None, steps: Sequence[Taken]) -> Comparison:
    """What the steps after ``before`` made of it."""

    def single(shown: Callable[[Known], T], traced: Callable[[Known], Any]) -> Changed[T]:
        old, new = before and shown(before), last and shown(last)
        return Changed(old, new, () if old == new else moved_by(before, steps, traced))

    last = steps[-1].after if steps else before
    return Comparison(
        total=single(lambda each: each.score.total, counted),
        provisional_total=single(
            lambda each: each.score.provisional_total, lambda each: each.score.provisional_exact
        ),
        plan_version=single(_plan_version, _plan_version),
        policy_version=single(_policy_version, _policy_version),
        vetoes=_changed(before, steps, lambda each: each.state.vetoes, _of_veto),
        leaves=_changed(before, steps, _leaves, _of_leaf),
    )


def moved_by(
    before: Known | None, steps: Sequence[Taken], traced: Callable[[Known], Any]
) -> tuple[UUID, ...]:
    """The steps that moved what is traced, the one among them that opened the assessment."""
    found: list[UUID] = []
    for event, after in steps:
        if before is None or traced(before) != traced(after):
            found.append(event)
        before = after
    return tuple(found)


def counted(known: Known) -> Decimal:
    """The score that counts, before it is rounded."""
    return known.score.exact


def added(leaf: Changed[Leaf]) -> Decimal:
    """What a leaf adds to the total besides what it added before."""
    return (leaf.after.points if leaf.after else ZERO) - (leaf.before.points if leaf.before else ZERO)


def _changed(
    before: Known | None,
    steps: Sequence[Taken],
    parts: Callable[[Known], Mapping[K, T]],
    traced: Callable[[T], Any],
) -> dict[K, Changed[T]]:
    """The parts in which what is traced is not what it was, or that came or went."""

    def differing(old: Mapping[K, T], new: Mapping[K, T]) -> list[K]:
        return [key for key in {**old, **new} if told(old, key) != told(new, key)]

    def told(of: Mapping[K, T], key: K) -> Any:
        return traced(of[key]) if key in of else None

    first = {} if before is None else parts(before)
    last, causes = first, defaultdict[K, list[UUID]](list)
    for event, after in steps:
        for key in differing(last, now := parts(after)):
            causes[key].append(event)
        last = now
    return {key: Changed(first.get(key), last.get(key), tuple(causes[key])) for key in differing(first, last)}


def _plan_version(known: Known) -> int:
    return known.state.plan_version


def _policy_version(known: Known) -> int:
    return known.state.policy_version


def _leaves(known: Known) -> Mapping[LeafKey, Leaf]:
    return {(leaf.path, leaf.kind): leaf for leaf in known.score.leaves}


def _of_leaf(leaf: Leaf) -> tuple[Any, ...]:
    return leaf.points, leaf.stated, leaf.state


def _of_veto(veto: Veto) -> tuple[Any, ...]:
    return veto.status, veto.effect, veto.since, veto.until
