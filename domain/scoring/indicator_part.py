"""How the periods of an indicator make its part of the breakdown (composition, version 1)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from domain.assessment.wholes import indicator_ref
from domain.kernel.points import ZERO, add, divide
from domain.period import last_day
from domain.plan.indicator import PeriodRule
from domain.plan.version import ScoredIndicator
from domain.scoring.breakdown import Counted, Leaf, LeafKind, Part, PeriodScore, own_leaf
from domain.scoring.contribution import Contribution, ContributionKind
from domain.scoring.period_score import Scheme, bound, period_score, plus
from domain.scoring.whole_ruling import with_ruling


def indicator_part(
    contributed: Mapping[str, Contribution], known: Mapping[str, PeriodScore], scheme: Scheme
) -> Part:
    """The part of an indicator; a period is scored again only if its contributions are not as ``known``."""
    ruling = contributed.get(indicator_ref(scheme.rule.code))
    periods = _periods((each for each in contributed.values() if each is not ruling), known, scheme)
    confirmed = {period: each.confirmed for period, each in periods.items()}
    provisional = {period: each.provisional for period, each in periods.items()}
    whole = own, points, left_out = _whole(confirmed, ruling, scheme)
    _, reported, left_out_provisionally = (
        whole if provisional == confirmed else _whole(provisional, ruling, scheme)
    )
    leaves = [leaf for each in periods.values() for leaf in each.leaves]
    return Part(
        contributed=contributed,
        periods=periods,
        leaves=(*leaves, *own),
        points=points,
        provisional=reported,
        left_out=(left_out, left_out_provisionally),
    )


def _periods(
    contributed: Iterable[Contribution], known: Mapping[str, PeriodScore], scheme: Scheme
) -> dict[str, PeriodScore]:
    members: dict[str, list[Contribution]] = {}
    for each in contributed:
        members.setdefault(each.period, []).append(each)
    return {
        period: period_score(tuple(found), known.get(period), scheme)
        for period, found in sorted(members.items(), key=_end)
        if period in scheme.rule.marks or _is_entered(found)
    }


def _end(members: tuple[str, object]) -> date:
    return last_day(members[0])


def _is_entered(members: Iterable[Contribution]) -> bool:
    """Whether a period has results, which keep their terms even if an amendment took the period out."""
    return any(each.kind is ContributionKind.ENTRY for each in members)


def most_of(results: Decimal, left_out: Decimal, scheme: Scheme) -> Decimal:
    """The most that an indicator may be worth: what its method allows, or results that keep older terms."""
    return max(results, scheme.rule.method.ceiling(scheme.rule.points - left_out, scheme.digits))


def _whole(
    periods: Mapping[str, Counted], ruling: Contribution | None, scheme: Scheme
) -> tuple[list[Leaf], Decimal, Decimal]:
    """The leaves that make the indicator's score of its periods', that score, and what leaves the scale."""
    left_out = _left_out([period for period, each in periods.items() if each.left_out], scheme.rule)
    scores = [each.points for each in periods.values() if each.points is not None]
    own = _own_leaves(scores, scheme.rule.points - left_out, scheme) if scores else []
    if ruling is not None:
        results = plus(add(scores), own)
        own = with_ruling(own, ruling, results, most_of(results, left_out, scheme))
    return own, plus(add(scores), own), left_out


def _left_out(periods: Sequence[str], rule: ScoredIndicator) -> Decimal:
    """Under SUM the marks of each period; else all points, once nothing applies."""
    if not periods:
        return ZERO
    if len(periods) == len(rule.periods):
        return rule.points
    return add(rule.marks[period] for period in periods) if rule.period_rule is PeriodRule.SUM else ZERO


def _own_leaves(scores: Sequence[Decimal], full: Decimal, scheme: Scheme) -> list[Leaf]:
    rule, digits = scheme.rule, scheme.digits
    if rule.method.STYLE == "CONTRIBUTION":
        own = bound(rule.code, full + add(scores), rule.method.ceiling(full, digits))
        return [own_leaf(rule.code, LeafKind.BASE, full), *own]
    share = _share(scores, rule.period_rule, digits)
    return [own_leaf(rule.code, LeafKind.SHARE, share)] if share else []


def _share(scores: Sequence[Decimal], rule: PeriodRule, digits: int) -> Decimal:
    """What the year's score adds to the sum of the periods' scores."""
    match rule:
        case PeriodRule.SUM:
            return ZERO
        case PeriodRule.MEAN:
            return divide(add(scores), len(scores), digits) - add(scores)
        case PeriodRule.LAST:
            return scores[-1] - add(scores)
        case PeriodRule.MIN:
            return min(scores) - add(scores)
