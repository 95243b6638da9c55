"""How the text of a plan becomes the indicators of its next version, period by period."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from domain.kernel.points import ZERO, add, divide, published
from domain.period import last_day
from domain.plan.indicator import PeriodRule
from domain.plan.state import PlanState
from domain.plan.version import ScoredIndicator, scored

_SPARE_DIGITS: Final = 2
"""Shares of periods are rounded at the working scale; two digits less and their sum is what was shared."""


def frozen_indicators(plan: PlanState, effective_from: date) -> dict[str, ScoredIndicator]:
    """The indicators of the version that comes into force on a day.

    A period that ended before keeps the full marks of the version before; an indicator that the text has
    no more keeps those periods and nothing else (rule 33).
    """
    texts = {code: scored(each, plan.year, plan.digits) for code, each in plan.indicators.items()}
    if not plan.published:
        return texts
    known = plan.latest.indicators
    amended = {
        code: _amended(old, texts.get(code), effective_from, plan.digits) for code, old in known.items()
    }
    return amended | {
        code: _added(new, effective_from, plan.digits) for code, new in texts.items() if code not in known
    }


def _amended(old: ScoredIndicator, new: ScoredIndicator | None, day: date, digits: int) -> ScoredIndicator:
    marks = _some(old.marks, lambda ends: ends < day)
    if new is not None:
        marks |= _some(new.marks, lambda ends: ends >= day)
    return _with_marks(new or old, marks, digits, points=old.points if marks == old.marks else None)


def _added(new: ScoredIndicator, day: date, digits: int) -> ScoredIndicator:
    return _with_marks(new, _some(new.marks, lambda ends: ends >= day), digits, points=None)


def _some(marks: Mapping[str, Decimal], wanted: Callable[[date], bool]) -> dict[str, Decimal]:
    return {period: each for period, each in marks.items() if wanted(last_day(period))}


def _with_marks(
    rule: ScoredIndicator, marks: Mapping[str, Decimal], digits: int, *, points: Decimal | None
) -> ScoredIndicator:
    full = attainable(rule.period_rule, marks, digits) if points is None else points
    return replace(rule, marks=marks, points=full)


def attainable(rule: PeriodRule, marks: Mapping[str, Decimal], digits: int) -> Decimal:
    """The most that periods of these full marks come to in the year."""
    return published(_full(rule, tuple(marks.values()), digits), digits + _SPARE_DIGITS)


def _full(rule: PeriodRule, marks: tuple[Decimal, ...], digits: int) -> Decimal:
    if not marks:
        return ZERO
    match rule:
        case PeriodRule.SUM:
            return add(marks)
        case PeriodRule.MEAN:
            return divide(add(marks), len(marks), digits)
        case PeriodRule.LAST:
            return marks[-1]
        case PeriodRule.MIN:
            return min(marks)
