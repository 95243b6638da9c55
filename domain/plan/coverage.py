"""Coverage both ways (横向到边、纵向到底、任务到岗、责任到人, P12), with every gap named."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.plan.indicator import Indicator
from domain.plan.portion import Portion


@dataclass(frozen=True, slots=True)
class Covered:
    """How much of a whole is covered, with every gap named."""

    portion: Portion
    gaps: tuple[str, ...]


def covered(whole: Iterable[str], found: Collection[str]) -> Covered:
    """What of ``whole`` is among ``found``: 34 of 35 is 97.14 %, and the 35th is the gap."""
    expected = list(dict.fromkeys(whole))
    gaps = tuple(each for each in expected if each not in found)
    return Covered(Portion(Decimal(len(expected) - len(gaps)), Decimal(len(expected))), gaps)


def indicators_with_a_person(indicators: Iterable[Indicator], held: Collection[str]) -> Covered:
    """Which indicators end in a post that somebody holds; ``held`` are the codes of such posts."""
    duties = {indicator.code: posts_of(indicator) for indicator in indicators}
    return covered(duties, [code for code, posts in duties.items() if posts & {*held}])


def posts_with_a_duty(held: Iterable[str], indicators: Iterable[Indicator]) -> Covered:
    """Which of the posts that somebody holds answer for an indicator."""
    return covered(held, frozenset().union(*map(posts_of, indicators)))


def posts_of(indicator: Indicator) -> frozenset[str]:
    """The posts that answer for an indicator: chief, deputy in charge, and those that carry it out."""
    duty = indicator.duty
    return frozenset(post for post in (duty.chief, duty.deputy_in_charge, *duty.posts) if post)


@dataclass(frozen=True, slots=True)
class PeriodGap:
    """A period of an indicator for which some units have no entry."""

    indicator: str
    period: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """How many of the expected entries are there, and where they are missing."""

    portion: Portion
    gaps: tuple[PeriodGap, ...]


def entries(
    expected: Mapping[tuple[str, str], Iterable[str]], found: Collection[tuple[str, str, str]]
) -> Entries:
    """Which units have entered what; ``expected`` has the units by indicator and period.

    ``found`` has unit, indicator and period of each entry that stands.
    """
    units = {place: list(asked) for place, asked in expected.items()}
    gaps = []
    for (indicator, period), asked in units.items():
        missing = tuple(unit for unit in asked if (unit, indicator, period) not in found)
        if missing:
            gaps.append(PeriodGap(indicator, period, missing))
    whole, missed = sum(map(len, units.values())), sum(len(gap.units) for gap in gaps)
    return Entries(Portion(Decimal(whole - missed), Decimal(whole)), tuple(gaps))
