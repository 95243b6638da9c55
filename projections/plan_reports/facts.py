"""What a report on a plan rests on: the plan, that of last year, the superior's, the units, the policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.plan.indicator import Indicator
from domain.plan.report import PlanTree
from domain.policy.policy import Policy
from projections.organization.queries import UnitRow, offices, units
from projections.plans.queries import PlanParts, PlanRow, parts_of, plans_of
from projections.policies.queries import latest_policies
from projections.reading import Reading
from projections.standings.queries import groups

_CASCADED: Final = "SYSTEM"
"""The side of the superior's plan whose indicators its lower offices take up."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that the report is made of.

    ``subjects`` are the units that the plan assesses; ``office_indicators`` those of all plans of the office
    in the year; ``superior`` the indicators of the superior's published plan, none where there is no such.
    """

    tree: PlanTree
    last_year: PlanTree | None
    subjects: tuple[str, ...]
    office_indicators: tuple[Indicator, ...]
    superior: tuple[Indicator, ...]
    policy: Policy | None


async def report_facts(reading: Reading, plan: PlanRow, day: date | None) -> ReportFacts:
    """The facts of a plan's report; units are those of ``day``, or of the last day of the plan's year."""
    above = await _superior(reading, plan.office)
    known = await plans_of(reading, [plan.office, *([above] if above else [])])
    own = [row for row in known if row.office == plan.office and row.year == plan.year]
    last = next((row for row in known if _is_last_year(row, plan)), None)
    superior = [row for row in known if _is_cascaded(row, above, plan)]
    parts = await parts_of(reading, [row.plan for row in known])
    policies = await latest_policies(reading, [plan.office])
    return ReportFacts(
        tree=tree_of(plan, parts[plan.plan]),
        last_year=None if last is None else tree_of(last, parts[last.plan]),
        subjects=await _subjects(reading, plan, day or date(plan.year, 12, 31)),
        office_indicators=_indicators(parts[row.plan] for row in own),
        superior=_indicators(parts[row.plan] for row in superior),
        policy=policies[0].policy if policies else None,
    )


def tree_of(plan: PlanRow, parts: PlanParts) -> PlanTree:
    """A plan as the report takes it."""
    return PlanTree(plan.year, parts.work_items, parts.projects, parts.indicators)


def is_ranked(unit: UnitRow, peer_groups: Iterable[str], day: date) -> bool:
    """Whether a unit stands on a day and is ranked in one of the groups."""
    return unit.stands_on(day) and unit.form(day).peer_group in {*peer_groups}


async def _superior(reading: Reading, office: str) -> str | None:
    return next((row.superior for row in await offices(reading) if row.code == office), None)


def _is_last_year(row: PlanRow, plan: PlanRow) -> bool:
    return (row.office, row.year, row.side) == (plan.office, plan.year - 1, plan.side)


def _is_cascaded(row: PlanRow, above: str | None, plan: PlanRow) -> bool:
    published = row.version is not None
    return published and (row.office, row.year, row.side) == (above, plan.year, _CASCADED)


async def _subjects(reading: Reading, plan: PlanRow, day: date) -> tuple[str, ...]:
    """The units of the plan's groups, and those that are assessed under it already."""
    standing = [row.subject for row in await groups(reading, plan.plan)]
    ranked = [
        row.code for row in await units(reading, [plan.office]) if is_ranked(row, plan.peer_groups, day)
    ]
    return tuple(sorted({*standing, *ranked}))


def _indicators(parts: Iterable[PlanParts]) -> tuple[Indicator, ...]:
    return tuple(indicator for each in parts for indicator in each.indicators)
