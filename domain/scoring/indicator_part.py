"""How the periods of an indicator are scored and make its part of the breakdown (composition, version 1)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Final

from domain.kernel.points import ZERO, add, divide
from domain.plan.indicator import PeriodRule
from domain.plan.version import ScoredIndicator
from domain.scoring.breakdown import Leaf, LeafKind, LeafState, Part, PeriodScore, own_leaf
from domain.scoring.contribution import Contribution, ContributionKind
from domain.scoring.item_leaves import item_leaves

_BY_FACT: Final = attrgetter("effective_on", "item")


def indicator_part(
    contributed: Mapping[str, Contribution],
    known: Mapping[str, PeriodScore],
    rule: ScoredIndicator,
    digits: int,
    order: Sequence[str],
) -> Part:
    """The part of an indicator; a period is scored again only if its contributions are not as ``known``.

    ``order`` names the channels, the counted one first.
    """
    periods = _periods(contributed.values(), known, rule, order)
    scores = periods.values()
    counted = [each.points for each in scores if each.points is not None]
    reported = [each.provisional for each in scores if each.provisional is not None]
    whole = _whole(counted, rule, digits)
    leaves = [leaf for each in scores for leaf in each.leaves]
    return Part(
        contributed=contributed,
        periods=periods,
        leaves=(*leaves, *whole),
        points=_sum(counted, whole),
        provisional=_sum(reported, _whole(reported, rule, digits)),
    )


def _periods(
    contributed: Iterable[Contribution],
    known: Mapping[str, PeriodScore],
    rule: ScoredIndicator,
    order: Sequence[str],
) -> dict[str, PeriodScore]:
    members: dict[str, list[Contribution]] = {}
    for each in contributed:
        members.setdefault(each.period, []).append(each)
    return {
        period: _period(tuple(members[period]), known.get(period), rule, order)
        for period in rule.periods
        if period in members
    }


def _period(
    members: tuple[Contribution, ...], known: PeriodScore | None, rule: ScoredIndicator, order: Sequence[str]
) -> PeriodScore:
    if known is not None and known.members == members:
        return known
    confirmed = [each for each in members if each.confirmed]
    leaves, points = _scored(confirmed, rule, order)
    provisional = points if len(confirmed) == len(members) else _scored(members, rule, order)[1]
    return PeriodScore(members, tuple(leaves), points, provisional)


def _scored(
    members: Sequence[Contribution], rule: ScoredIndicator, order: Sequence[str]
) -> tuple[list[Leaf], Decimal | None]:
    """The leaves of a period and what they come to, which is nothing without an entry.

    Adjustments count beside the counted entry; without one they stay visible and count nothing.
    """
    if not members:
        return [], None
    entries = [each for each in members if each.kind is ContributionKind.ENTRY]
    entries.sort(key=lambda each: order.index(each.channel))
    path = f"{rule.code}/{members[0].period}"
    leaves = [leaf for each in entries[:1] for leaf in item_leaves(each, f"{path}/{each.channel}")]
    leaves += _adjustment_leaves(members, path, LeafState.IN_FORCE if entries else LeafState.EXCLUDED)
    score = add(leaf.points for leaf in leaves)
    for each in entries[1:]:
        leaves += item_leaves(each, f"{path}/{each.channel}", LeafState.SUPERSEDED)
    if not entries:
        return leaves, None
    most = entries[0].bound
    bound = [] if most is None else _bound(path, score, most)
    return leaves + bound, _sum([score], bound)


def _adjustment_leaves(members: Iterable[Contribution], path: str, state: LeafState) -> list[Leaf]:
    adjustments = [each for each in members if each.kind is ContributionKind.ADJUSTMENT]
    adjustments.sort(key=_BY_FACT)
    return [leaf for each in adjustments for leaf in item_leaves(each, f"{path}/{each.item}", state)]


def _bound(path: str, score: Decimal, most: Decimal) -> list[Leaf]:
    if score < ZERO:
        return [own_leaf(path, LeafKind.FLOOR, -score)]
    if score > most:
        return [own_leaf(path, LeafKind.CAP, most - score)]
    return []


def _sum(scores: Iterable[Decimal], leaves: Iterable[Leaf]) -> Decimal:
    return add([*scores, *(leaf.points for leaf in leaves)])


def _whole(scores: Sequence[Decimal], rule: ScoredIndicator, digits: int) -> list[Leaf]:
    """The leaves that make the indicator's score of its periods', once there are any."""
    if not scores:
        return []
    if rule.method.STYLE == "CONTRIBUTION":
        return _from_base(scores, rule, digits)
    share = _share(scores, rule, digits)
    return [own_leaf(rule.code, LeafKind.SHARE, share)] if share else []


def _from_base(scores: Sequence[Decimal], rule: ScoredIndicator, digits: int) -> list[Leaf]:
    """Contributions are added to the full points, down to nothing and up to what the method allows."""
    bound = _bound(rule.code, rule.points + add(scores), rule.method.ceiling(rule.points, digits))
    return [own_leaf(rule.code, LeafKind.BASE, rule.points), *bound]


def _share(scores: Sequence[Decimal], rule: ScoredIndicator, digits: int) -> Decimal:
    """What the year's score adds to the sum of the periods' scores."""
    match rule.period_rule:
        case PeriodRule.SUM:
            return ZERO
        case PeriodRule.MEAN:
            return divide(add(scores), len(scores), digits) - add(scores)
        case PeriodRule.LAST:
            return scores[-1] - add(scores)
        case PeriodRule.MIN:
            return min(scores) - add(scores)
