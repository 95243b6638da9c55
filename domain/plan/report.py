"""The report on a plan: what it weighs, where it comes from, what it asks of whom (P8 to P11, P16, P29).

Every figure is a pure function of what the plan says; drafts are reported on like published plans.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any, Final, get_args

from domain.kernel.points import ZERO, add, product
from domain.period import periods_of
from domain.plan.indicator import Angle, Indicator, Project, SystemArea, WorkItem, WorkSource
from domain.plan.portion import Portion
from domain.policy.planning import Balance

Places = Callable[[Indicator], Iterable[str | None]]
"""Where an indicator stands on an axis; ``None``: it does not say."""

_NOWHERE: Final = (None,)


@dataclass(frozen=True, slots=True)
class PlanTree:
    """What a plan is made of, as far as the report asks."""

    year: int
    work_items: Collection[WorkItem]
    projects: Collection[Project]
    indicators: Collection[Indicator]

    @property
    def points(self) -> Decimal:
        """The points of all indicators."""
        return _sum(self.indicators)


@dataclass(frozen=True, slots=True)
class PlacePortion:
    """What the indicators of one place on an axis weigh; ``code`` is ``None`` for those that do not say."""

    code: str | None
    portion: Portion


def by_source(tree: PlanTree) -> tuple[PlacePortion, ...]:
    """Points by where the work comes from (P8)."""
    sources = {item.code: item.source for item in tree.work_items}
    of_projects = {project.code: sources[project.work_item] for project in tree.projects}
    return _portions(tree, lambda indicator: (of_projects[indicator.project],), WorkSource)


def by_angle(tree: PlanTree) -> tuple[PlacePortion, ...]:
    """Points by the angle of measuring (P9); an indicator of several angles weighs whole in each."""
    return _portions(tree, lambda indicator: indicator.measurement.angles or _NOWHERE, Angle)


def by_area(tree: PlanTree) -> tuple[PlacePortion, ...]:
    """Points by system area (六大体系, P29)."""
    return _portions(tree, lambda indicator: (indicator.classification.area,), SystemArea)


def quantitative(tree: PlanTree) -> Portion:
    """The points that are measured in figures (P10)."""
    return _portion(tree, (each for each in tree.indicators if each.measurement.kind == "QUANTITATIVE"))


def by_machine(tree: PlanTree) -> Portion:
    """The points that are established by machine (机考, P16)."""
    return _portion(tree, (each for each in tree.indicators if each.mode == "AUTO"))


@dataclass(frozen=True, slots=True)
class BalanceFigure:
    """How two system areas weigh against each other, and whether that lies within the bounds (P29)."""

    bounds: Balance
    first: Portion
    second: Portion

    @property
    def within(self) -> bool:
        """Whether the first area's share lies within the bounds, bounds included; so does none of nothing."""
        least, most = (product(share, self.first.whole) for share in (self.bounds.least, self.bounds.most))
        return least <= self.first.part <= most


def balances(tree: PlanTree, bounds: Iterable[Balance]) -> tuple[BalanceFigure, ...]:
    """Each pair of areas that the policy bounds: 320 against 200 is 61.54 to 38.46 %."""
    return tuple(_balance(tree, each) for each in bounds)


@dataclass(frozen=True, slots=True)
class RaisedTarget:
    """A target over its baseline; ``rise`` is by how much, ``beyond`` whether that needs a reason (P10)."""

    indicator: str
    baseline: Decimal
    target: Decimal
    rise: Portion
    beyond: bool
    reason: str | None


def raised_targets(tree: PlanTree, limit: Decimal) -> tuple[RaisedTarget, ...]:
    """Every target over its baseline; ``limit`` is the share that needs no reason."""
    return tuple(_raised(tree.indicators, limit))


def not_taken_up(superior: Iterable[Indicator], own: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The superior's indicators that nothing of one's own takes up (P8)."""
    taken_up = {indicator.origin.superior for indicator in own}
    return tuple(indicator for indicator in superior if indicator.code not in taken_up)


@dataclass(frozen=True, slots=True)
class Burden:
    """How much is asked of one unit in a year: indicators, and results to report for them (P11)."""

    indicators: int
    results: int


def burden(tree: PlanTree, unit: str) -> Burden:
    """What a plan asks of a unit."""
    asked = [each for each in tree.indicators if not each.assessed or unit in each.assessed]
    results = sum(len(periods_of(tree.year, each.cycle)) for each in asked if each.cycle is not None)
    return Burden(len(asked), results)


def alike(tree: PlanTree) -> tuple[tuple[str, str], ...]:
    """Pairs of indicators that measure the same, or are called the same, for a unit in common (P11)."""
    pairs = combinations(tree.indicators, 2)
    return tuple((one.code, other.code) for one, other in pairs if _are_alike(one, other))


def _are_alike(one: Indicator, other: Indicator) -> bool:
    measures = {one.measurement.measure, other.measurement.measure}
    same = len(measures - {None}) == 1 and None not in measures
    if not same and (one.name is None or one.name != other.name):
        return False
    return not one.assessed or not other.assessed or not {*one.assessed}.isdisjoint(other.assessed)


def _raised(indicators: Iterable[Indicator], limit: Decimal) -> Iterator[RaisedTarget]:
    for each in indicators:
        target, baseline = each.measurement.target, each.measurement.baseline
        if target is not None and baseline is not None and target > baseline:
            rise = Portion(target - baseline, baseline)
            beyond = rise.part > product(limit, baseline)
            yield RaisedTarget(each.code, baseline, target, rise, beyond, each.measurement.target_reason)


def _balance(tree: PlanTree, bounds: Balance) -> BalanceFigure:
    first, second = (
        _sum(each for each in tree.indicators if each.classification.area == area)
        for area in (bounds.first, bounds.second)
    )
    return BalanceFigure(bounds, Portion(first, first + second), Portion(second, first + second))


def _portions(tree: PlanTree, places: Places, axis: Any) -> tuple[PlacePortion, ...]:
    """The places that occur, in the order of the axis."""
    members: Mapping[str | None, list[Indicator]] = {code: [] for code in (*get_args(axis), None)}
    for indicator in tree.indicators:
        for place in places(indicator):
            members[place].append(indicator)
    return tuple(PlacePortion(code, _portion(tree, found)) for code, found in members.items() if found)


def _portion(tree: PlanTree, indicators: Iterable[Indicator]) -> Portion:
    return Portion(_sum(indicators), tree.points)


def _sum(indicators: Iterable[Indicator]) -> Decimal:
    return add(indicator.points or ZERO for indicator in indicators)
