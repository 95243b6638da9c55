"""A total told along an axis: groups of leaves whose points sum to it exactly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from domain.kernel.points import add
from domain.period import last_day
from domain.plan.version import PlanVersion, ScoredIndicator
from domain.scoring.breakdown import Leaf, LeafKind
from domain.scoring.contribution import BONUS, DEDUCTION, SCALE_UP


class Axis(StrEnum):
    """What a breakdown is grouped by."""

    SECTION = "SECTION"
    WORK_KIND = "WORK_KIND"
    INDICATOR = "INDICATOR"
    PERIOD = "PERIOD"
    KIND = "KIND"


ROUNDING: Final = "ROUNDING"
"""The group of the one rounding leaf, on every axis."""

_LENGTHS: Final = {"M": 1, "Q": 3, "H": 6, "": 12}
"""Months of a period, by the letter in its code."""


@dataclass(frozen=True, slots=True)
class Group:
    """The leaves of one place on the axis and their exact sum; ``name`` where the plan names the place."""

    code: str
    name: str | None
    points: Decimal
    leaves: tuple[Leaf, ...]


def grouped(
    leaves: Iterable[Leaf], axis: Axis, plan: PlanVersion, work_kinds: Mapping[str, str]
) -> tuple[Group, ...]:
    """The leaves of one assessment along ``axis``, in the order of the plan.

    Places of the plan without leaves are groups without points.  Bonuses, deductions and rounding have
    groups of their own, except that a bonus item stands under its kind of work on that axis:
    ``work_kinds`` has the kind of each such item.
    """
    names = _places(axis, plan)
    members: dict[str, list[Leaf]] = {code: [] for code in names}
    for leaf in in_plan_order(leaves, plan):
        members.setdefault(_place(leaf, axis, plan, work_kinds), []).append(leaf)
    return tuple(
        Group(code, names.get(code), add(leaf.points for leaf in found), tuple(found))
        for code, found in members.items()
    )


def in_plan_order(leaves: Iterable[Leaf], plan: PlanVersion) -> list[Leaf]:
    """The leaves by indicator as the plan lists them, then scaling up, bonuses, deductions and rounding."""
    nodes = {node: place for place, node in enumerate((*plan.indicators, SCALE_UP, BONUS, DEDUCTION))}
    return sorted(leaves, key=lambda leaf: nodes.get(_node(leaf), len(nodes)))


def _places(axis: Axis, plan: PlanVersion) -> dict[str, str | None]:
    match axis:
        case Axis.SECTION:
            return {section.code: section.name for section in plan.sections}
        case Axis.INDICATOR:
            return {code: indicator.name for code, indicator in plan.indicators.items()}
        case Axis.PERIOD:
            return dict.fromkeys(_periods(plan))
        case _:
            return {}


def _periods(plan: PlanVersion) -> Sequence[str]:
    periods = {period for indicator in plan.indicators.values() for period in indicator.periods}
    return sorted(periods | {str(plan.year)}, key=lambda period: (last_day(period), _LENGTHS[period[4:5]]))


def _place(leaf: Leaf, axis: Axis, plan: PlanVersion, work_kinds: Mapping[str, str]) -> str:
    if leaf.kind is LeafKind.ROUNDING:
        return ROUNDING
    if axis is Axis.KIND:
        return leaf.kind.value
    if (indicator := plan.indicators.get(_node(leaf))) is not None:
        return _place_of_indicator(leaf, axis, indicator, plan)
    if axis is Axis.WORK_KIND and leaf.item is not None:
        return work_kinds.get(leaf.item, _node(leaf))
    return _node(leaf)


def _place_of_indicator(leaf: Leaf, axis: Axis, indicator: ScoredIndicator, plan: PlanVersion) -> str:
    match axis:
        case Axis.SECTION:
            return indicator.section
        case Axis.WORK_KIND:
            return indicator.work_kind
        case Axis.PERIOD:
            return _period(leaf) or str(plan.year)
        case _:
            return indicator.code


def _node(leaf: Leaf) -> str:
    return leaf.path.partition("/")[0]


def _period(leaf: Leaf) -> str:
    """The period in the path; a share of an indicator's whole year has none."""
    return leaf.path.partition("/")[2].partition("/")[0]
