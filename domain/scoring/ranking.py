"""Ranks and grades of a peer group, computed over the whole group and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.policy.quota import TieBreaker
from domain.policy.vetoes import VetoEffect


@dataclass(frozen=True, slots=True)
class Standing:
    """A subject as ranking sees it: the published total, what breaks ties, and the vetoes in force."""

    subject: str
    total: Decimal
    key: Decimal
    base: Decimal
    deductions: Decimal
    vetoes: tuple[VetoEffect, ...]


def ranks(totals: Mapping[str, Decimal]) -> dict[str, int]:
    """Competition ranks (1, 2, 2, 4) by published total, highest first."""
    ordered = sorted(totals.values(), reverse=True)
    first: dict[Decimal, int] = {}
    for place, total in enumerate(ordered, start=1):
        first.setdefault(total, place)
    return {subject: first[total] for subject, total in totals.items()}


def display_order(group: Sequence[Standing], policy: Policy) -> list[Standing]:
    """The group by rank, ties ordered by the tie-breakers, then by subject code."""
    return sorted(group, key=lambda each: (*_place(each, policy), each.subject))


def provisional_grades(group: Sequence[Standing], policy: Policy) -> dict[str, Grade]:
    """The grade of each subject if the group were graded now.

    A place among the excellent that a veto vacates passes down; a veto never changes total or rank.
    """
    excellent = _excellent(group, policy)
    return {each.subject: _grade(each, each.subject in excellent, policy) for each in group}


def quota(size: int, policy: Policy) -> int:
    """How many of ``size`` may be excellent: rounded down, because the rule says «not exceeding»."""
    return int((size * policy.quota.excellent_share).to_integral_value(ROUND_FLOOR))


def _excellent(group: Sequence[Standing], policy: Policy) -> frozenset[str]:
    least = _minimum("EXCELLENT", policy)
    candidates = [each for each in group if not each.vetoes and each.total >= least]
    candidates.sort(key=lambda each: _place(each, policy))
    places = quota(len(group), policy)
    return frozenset(each.subject for each in _within(candidates, places, policy))


def _within(candidates: Sequence[Standing], places: int, policy: Policy) -> list[Standing]:
    """The first ``places`` candidates; the policy decides on those still tied for the last place."""
    if len(candidates) <= places:
        return list(candidates)
    if places == 0:
        return []
    edge, beyond = _place(candidates[places - 1], policy), _place(candidates[places], policy)
    if edge != beyond:
        return list(candidates[:places])
    keep_tied = policy.quota.tie == "EXPAND"
    return [
        each
        for each in candidates
        if (_place(each, policy) <= edge if keep_tied else _place(each, policy) < edge)
    ]


def _place(each: Standing, policy: Policy) -> tuple[Decimal, ...]:
    return (-each.total, *(_BREAKERS[breaker](each) for breaker in policy.quota.tie_breakers))


def _grade(each: Standing, excellent: bool, policy: Policy) -> Grade:  # noqa: FBT001 - one fact, named at the call
    if "FORCE_LOWEST" in each.vetoes:
        return policy.grades.bands[-1].grade
    if excellent:
        return "EXCELLENT"
    lower = policy.grades.bands[1:]
    return next(band.grade for band in lower if each.total >= band.minimum or band is lower[-1])


def _minimum(grade: Grade, policy: Policy) -> Decimal:
    return next(band.minimum for band in policy.grades.bands if band.grade == grade)


_BREAKERS: Final[dict[TieBreaker, Callable[[Standing], Decimal]]] = {
    "KEY": lambda each: -each.key,
    "BASE": lambda each: -each.base,
    "DEDUCTIONS": lambda each: each.deductions,
}
