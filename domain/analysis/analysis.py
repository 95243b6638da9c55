"""The analysis of a quarter: a pure function over breakdowns, so that one border gives one text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from domain.analysis.facts import QuarterFacts, SubjectFacts, alarms_of, faults_of, measures_of
from domain.analysis.figures import Figures, claimed, indicator_figures
from domain.analysis.values import Line, QuarterAnalysis, SubjectAnalysis
from domain.kernel.points import ZERO, add, divide, published
from domain.period import quarter_before
from domain.plan.version import PlanVersion
from domain.scoring.contribution import BONUS, DEDUCTION
from domain.scoring.ranking import ranks


class _Quarter(NamedTuple):
    """A subject's quarter: figures by indicator and by section, and in all."""

    indicators: Mapping[str, Figures]
    sections: Mapping[str, Figures]
    whole: Figures
    bonus: Decimal
    deduction: Decimal
    total: Decimal


class _Peers(NamedTuple):
    """The quarters of a whole peer group, by subject, with their ranks."""

    quarters: Mapping[str, _Quarter]
    ranks: Mapping[str, int]

    @property
    def totals(self) -> list[Decimal]:
        """Everybody's total."""
        return [each.total for each in self.quarters.values()]


def analysed(facts: QuarterFacts) -> QuarterAnalysis:
    """The analysis; nothing but the facts decides what it says."""
    groups: defaultdict[str, list[SubjectFacts]] = defaultdict(list)
    for each in sorted(facts.subjects, key=lambda each: (each.peer_group, each.subject)):
        groups[each.peer_group].append(each)
    return QuarterAnalysis(
        office=facts.office,
        plan=facts.plan,
        quarter=facts.quarter,
        subjects=tuple(line for group in groups.values() for line in _group(group, facts)),
        meetings=tuple(sorted(facts.meetings, key=lambda each: each.number)),
    )


def _group(group: Sequence[SubjectFacts], facts: QuarterFacts) -> Iterator[SubjectAnalysis]:
    quarters = {each.subject: _quarter(each, facts.quarter, facts.digits) for each in group}
    peers = _Peers(quarters, ranks({subject: each.total for subject, each in quarters.items()}))
    earlier = quarter_before(facts.quarter)
    for each in group:
        before = None if earlier is None else _quarter(each, earlier, facts.digits)
        yield _subject(each, before, peers, facts)


def _quarter(each: SubjectFacts, quarter: str, digits: int) -> _Quarter:
    plan = each.plan.for_unit(each.unit)
    found = {
        code: figures
        for code, rule in plan.indicators.items()
        if (figures := indicator_figures(rule, each.score, quarter, digits)) is not None
    }
    whole = Figures.of(found.values(), digits)
    bonus, deduction = (claimed(node, each.score, quarter, digits) for node in (BONUS, DEDUCTION))
    total = published(whole.got + bonus + deduction, digits)
    return _Quarter(found, _by_section(found, plan), whole, bonus, deduction, total)


def _by_section(found: Mapping[str, Figures], plan: PlanVersion) -> dict[str, Figures]:
    members: defaultdict[str, list[Figures]] = defaultdict(list)
    for code, figures in found.items():
        members[plan.indicators[code].section].append(figures)
    return {
        section.code: Figures.of(members[section.code], plan.digits)
        for section in plan.sections
        if section.code in members
    }


def _subject(
    each: SubjectFacts, before: _Quarter | None, peers: _Peers, facts: QuarterFacts
) -> SubjectAnalysis:
    now, digits = peers.quarters[each.subject], facts.digits
    return SubjectAnalysis(
        subject=each.subject,
        peer_group=each.peer_group,
        total=now.total,
        before_total=None if before is None else before.total,
        now=now.whole,
        before=None if before is None else before.whole,
        bonus=now.bonus,
        deduction=now.deduction,
        rank=peers.ranks[each.subject],
        peers=len(peers.quarters),
        mean=published(divide(add(peers.totals), len(peers.totals), digits), digits),
        best=max(peers.totals),
        sections=tuple(_sections(each, before, peers, digits)),
        indicators=tuple(_indicators(each, before, peers, digits)),
        losses=_losses(now, facts.losses),
        faults=faults_of(each, facts.quarter),
        alarms=alarms_of(each, facts.quarter),
        measures=measures_of(each, facts.quarter, facts.agreed),
    )


def _sections(each: SubjectFacts, before: _Quarter | None, peers: _Peers, digits: int) -> Iterator[Line]:
    names = {section.code: section.name for section in each.plan.sections}
    for code, now in peers.quarters[each.subject].sections.items():
        mean, best = _against([quarter.sections.get(code) for quarter in peers.quarters.values()], digits)
        yield Line(
            code=code,
            name=names[code],
            section=None,
            target=None,
            now=now,
            before=None if before is None else before.sections.get(code),
            mean=mean,
            best=best,
        )


def _indicators(each: SubjectFacts, before: _Quarter | None, peers: _Peers, digits: int) -> Iterator[Line]:
    for code, now in peers.quarters[each.subject].indicators.items():
        rule = each.plan.indicators[code]
        mean, best = _against([quarter.indicators.get(code) for quarter in peers.quarters.values()], digits)
        yield Line(
            code=code,
            name=rule.name,
            section=rule.section,
            target=rule.target,
            now=now,
            before=None if before is None else before.indicators.get(code),
            mean=mean,
            best=best,
        )


def _against(figures: Iterable[Figures | None], digits: int) -> tuple[Decimal | None, Decimal | None]:
    """The mean and the best of those to whom some of the full marks were assessed."""
    got = [each.got for each in figures if each is not None and each.rate is not None]
    return (divide(add(got), len(got), digits), max(got)) if got else (None, None)


def _losses(now: _Quarter, most: int) -> tuple[str, ...]:
    """The indicators that lost most, the biggest loss first; among equals by code."""
    lost = [(figures.lost, code) for code, figures in now.indicators.items() if figures.lost > ZERO]
    return tuple(code for _, code in sorted(lost, key=lambda each: (-each[0], each[1]))[:most])
