"""How the contributions of one period of an indicator are scored (composition, version 1)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final, NamedTuple

from domain.kernel.points import ZERO
from domain.plan.version import ScoredIndicator
from domain.policy.not_applicable import Treatment
from domain.scoring.breakdown import Counted, Leaf, LeafKind, LeafState, PeriodScore, own_leaf
from domain.scoring.contribution import Contribution, ContributionKind
from domain.scoring.item_leaves import item_leaves

_BY_FACT: Final = attrgetter("effective_on", "item")
_NOTHING: Final = Counted(None, left_out=False)


class Scheme(NamedTuple):
    """The rules by which an indicator is scored.

    ``order`` names the channels, the counted one first; ``treatment`` is that of what does not apply.
    """

    rule: ScoredIndicator
    digits: int
    order: Sequence[str]
    treatment: Treatment


def period_score(members: tuple[Contribution, ...], known: PeriodScore | None, scheme: Scheme) -> PeriodScore:
    """The score of a period, which stays as ``known`` while its contributions do."""
    if known is not None and known.members == members:
        return known
    confirmed = [each for each in members if each.confirmed]
    leaves, counted = _scored(confirmed, scheme)
    provisional = counted if len(confirmed) == len(members) else _scored(members, scheme)[1]
    return PeriodScore(members, tuple(leaves), counted, provisional)


def bound(path: str, score: Decimal, most: Decimal) -> list[Leaf]:
    """The leaf that keeps a score between nothing and ``most``, if it takes one."""
    if score < ZERO:
        return [own_leaf(path, LeafKind.FLOOR, -score)]
    if score > most:
        return [own_leaf(path, LeafKind.CAP, most - score)]
    return []


def plus(points: Decimal, leaves: Iterable[Leaf]) -> Decimal:
    """``points`` and those of ``leaves``."""
    for leaf in leaves:
        points += leaf.points
    return points


def _scored(members: Sequence[Contribution], scheme: Scheme) -> tuple[list[Leaf], Counted]:
    """The leaves of a period and what they come to: of its entries the one of the first channel counts."""
    if not members:
        return [], _NOTHING
    path = f"{scheme.rule.code}/{members[0].period}"
    entries = _of_kind(ContributionKind.ENTRY, members)
    if not entries:
        return _without_entry(members, path, scheme)
    if len(entries) > 1:
        entries.sort(key=lambda each: scheme.order.index(each.channel))
    counted, *others = entries
    leaves = item_leaves(counted, f"{path}/{counted.channel}")
    if len(entries) < len(members):
        leaves += _adjustment_leaves(members, path, LeafState.IN_FORCE)
    score = plus(ZERO, leaves)
    for each in others:
        leaves += item_leaves(each, f"{path}/{each.channel}", LeafState.SUPERSEDED)
    own = [] if counted.bound is None else bound(path, score, counted.bound)
    return leaves + own, Counted(plus(score, own), left_out=False)


def _without_entry(members: Sequence[Contribution], path: str, scheme: Scheme) -> tuple[list[Leaf], Counted]:
    """The leaves of a period without results: adjustments stay visible and count nothing."""
    leaves = _adjustment_leaves(members, path, LeafState.EXCLUDED)
    found = _of_kind(ContributionKind.NOT_APPLICABLE, members)
    if not found:
        return leaves, _NOTHING
    points = _treated(scheme, found[0].period)
    leaf = Leaf(
        f"{path}/{LeafKind.NOT_APPLICABLE}",
        LeafKind.NOT_APPLICABLE,
        points or ZERO,
        points or ZERO,
        LeafState.IN_FORCE,
        found[0].item,
        found[0].events,
    )
    return [*leaves, leaf], Counted(points, left_out=points is None)


def _treated(scheme: Scheme, period: str) -> Decimal | None:
    """The points of what does not apply; ``None`` where it leaves the scale instead."""
    marks, from_base = scheme.rule.marks[period], scheme.rule.method.STYLE == "CONTRIBUTION"
    match scheme.treatment:
        case "SCALE_UP":
            return None
        case "FULL_MARKS":
            return ZERO if from_base else marks
        case "ZERO":
            return -marks if from_base else ZERO


def _adjustment_leaves(members: Iterable[Contribution], path: str, state: LeafState) -> list[Leaf]:
    adjustments = _of_kind(ContributionKind.ADJUSTMENT, members)
    adjustments.sort(key=_BY_FACT)
    return [leaf for each in adjustments for leaf in item_leaves(each, f"{path}/{each.item}", state)]


def _of_kind(kind: ContributionKind, members: Iterable[Contribution]) -> list[Contribution]:
    return [each for each in members if each.kind is kind]
