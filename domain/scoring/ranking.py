"""Ranks and grades of a peer group, computed over the whole group and nothing else."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.policy.quota import Rounding, TieBreaker
from domain.policy.vetoes import VetoEffect, caps_the_grade


@dataclass(frozen=True, slots=True)
class Standing:
    """A subject as ranking sees it: the published total, what breaks ties, and the vetoes in force."""

    subject: str
    total: Decimal
    key: Decimal
    base: Decimal
    deductions: Decimal
    vetoes: tuple[VetoEffect, ...]

    @property
    def capped(self) -> bool:
        """Whether a veto keeps it from being excellent; some bind only what a result is used for."""
        return caps_the_grade(self.vetoes)


def ranks(totals: Mapping[str, Decimal]) -> dict[str, int]:
    """Competition ranks (1, 2, 2, 4) by published total, highest first."""
    ordered = sorted(totals.values(), reverse=True)
    first: dict[Decimal, int] = {}
    for place, total in enumerate(ordered, start=1):
        first.setdefault(total, place)
    return {subject: first[total] for subject, total in totals.items()}


def display_order(group: Sequence[Standing], policy: Policy) -> list[Standing]:
    """The group by rank, ties ordered by the tie-breakers, then by subject code."""
    return sorted(group, key=lambda each: (*precedence(each, policy), each.subject))


@dataclass(frozen=True, slots=True)
class Places:
    """Who gets a place among the excellent, and ``left`` places that the ``tied`` are to be chosen for.

    Nothing is left unless the policy lets the leading group choose.
    """

    excellent: frozenset[str]
    tied: tuple[str, ...]
    left: int


def provisional_grades(group: Sequence[Standing], policy: Policy) -> dict[str, Grade]:
    """The grade of each subject if the group were graded now; a veto never changes total or rank."""
    return grades(group, policy, places(group, policy).excellent)


def grades(group: Sequence[Standing], policy: Policy, excellent: Collection[str]) -> dict[str, Grade]:
    """The grade of each subject, given who has a place among the excellent."""
    return {each.subject: _grade(each, each.subject in excellent, policy) for each in group}


def quota(size: int, policy: Policy) -> int:
    """How many of ``size`` may be excellent: the share, rounded, and no fewer than the minimum."""
    rules = policy.quota
    share = (size * rules.excellent_share).to_integral_value(_ROUNDINGS[rules.rounding])
    return min(size, max(int(share), rules.minimum))


def places(group: Sequence[Standing], policy: Policy) -> Places:
    """Who gets the places of a whole peer group: a vacated one passes down or lapses, by policy."""
    least = _minimum("EXCELLENT", policy)
    passes_down = policy.quota.vacated == "PASS_DOWN"
    candidates = [each for each in group if each.total >= least and not (passes_down and each.capped)]
    candidates.sort(key=lambda each: precedence(each, policy))
    within, tied, left = _within(candidates, quota(len(group), policy), policy)
    free = [each.subject for each in tied if not each.capped]
    return Places(
        excellent=frozenset(each.subject for each in within if not each.capped),
        tied=tuple(sorted(free)) if left else (),
        left=min(left, len(free)),
    )


def _within(
    candidates: Sequence[Standing], count: int, policy: Policy
) -> tuple[list[Standing], list[Standing], int]:
    """The candidates with a place, those tied for the last one, and how many are left for these."""
    if count == 0 or len(candidates) <= count:
        return list(candidates[:count]), [], 0
    edge = precedence(candidates[count - 1], policy)
    ahead = [each for each in candidates if precedence(each, policy) < edge]
    level = [each for each in candidates if precedence(each, policy) == edge]
    if len(ahead) + len(level) == count or policy.quota.tie == "EXPAND":
        return ahead + level, [], 0
    return ahead, level, count - len(ahead) if policy.quota.tie == "LEADING_GROUP" else 0


def precedence(each: Standing, policy: Policy) -> tuple[Decimal, ...]:
    """What orders a group: the better total first, then the tie-breakers of the policy; least comes first."""
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
_ROUNDINGS: Final[dict[Rounding, str]] = {
    "FLOOR": ROUND_FLOOR,
    "HALF_UP": ROUND_HALF_UP,
    "CEILING": ROUND_CEILING,
}
