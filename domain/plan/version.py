"""A published plan version: complete, immutable, ready to score by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, Self, TypeVar
from uuid import UUID

from domain.kernel.points import add, divide
from domain.methods.catalogue import MethodDefinition
from domain.methods.definition import Occasion, Style
from domain.methods.direct import DIRECT
from domain.methods.person import PersonFormula
from domain.period import periods_of, place_in_year
from domain.plan.claim_item import Catalogue
from domain.plan.indicator import (
    AssessmentChannel,
    Indicator,
    Mode,
    PartKind,
    PeriodRule,
    Section,
    Side,
    WorkKind,
)
from domain.plan.refusals import ChannelNotAssessed, IndicatorUnknown, PeriodNotAssessed, SubjectNotAssessed

T = TypeVar("T")


class Terms(NamedTuple):
    """What bounds the points of an entry: a score lies between 0 and ``most``, a contribution within ± it."""

    style: Style
    most: Decimal


@dataclass(frozen=True, slots=True)
class ScoredIndicator:
    """An indicator as scoring needs it.

    ``marks`` are the full marks of each period: its share under SUM, all points otherwise; an amendment
    changes those of later periods only, and ``points`` are what the year's periods can come to.
    """

    code: str
    name: str
    section: str
    standard: str
    legal_basis: str
    points: Decimal
    period_rule: PeriodRule
    work_kind: WorkKind
    channels: tuple[AssessmentChannel, ...]
    assessing_department: str
    assessed: tuple[str, ...]
    part: PartKind | None
    method: MethodDefinition
    mode: Mode
    tolerance: Decimal | None
    target: Decimal | None
    marks: Mapping[str, Decimal]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods in which it is assessed, in order."""
        return tuple(self.marks)

    def terms(self, period: str, digits: int) -> Terms:
        """What bounds an entry of a period: its full marks, or those of the item for a contribution."""
        style = self.method.STYLE
        marks = self.marks[period] if style == "SCORE" else self.points
        return Terms(style, self.method.ceiling(marks, digits))

    def method_for(self, channel: str) -> MethodDefinition:
        """How a channel is scored: a self-assessment states points where the formula takes others' scores."""
        return DIRECT if channel == "SELF" and isinstance(self.method, PersonFormula) else self.method

    def occasion(self, period: str, digits: int) -> Occasion:
        """What is scored in a period, for a plan of ``digits``."""
        return Occasion(self.marks[period], digits, *place_in_year(period))

    def applies_to(self, subject: str) -> bool:
        """Whether it is assessed for a subject of the plan."""
        return not self.assessed or subject in self.assessed

    def check(self, period: str, channel: str, subject: str) -> None:
        """Refuse a subject, a period or a channel for which this indicator is not assessed."""
        self.check_period(period, subject)
        if channel not in self.channels:
            raise ChannelNotAssessed("channel", indicator=self.code, channel=channel)

    def check_subject(self, subject: str) -> None:
        """Refuse a subject for which this indicator is not assessed."""
        if not self.applies_to(subject):
            raise SubjectNotAssessed("indicator", indicator=self.code, subject=subject)

    def check_period(self, period: str, subject: str) -> None:
        """Refuse a subject or a period for which this indicator is not assessed."""
        self.check_subject(subject)
        if period not in self.marks:
            raise PeriodNotAssessed("period", indicator=self.code, period=period)


@dataclass(frozen=True)
class PlanVersion:
    """One version of a plan: since when, scale (1000), digits, sections, indicators, what may be claimed."""

    plan: UUID
    number: int
    effective_from: date
    office: str
    year: int
    side: Side
    scale: Decimal
    digits: int
    sections: tuple[Section, ...]
    indicators: Mapping[str, ScoredIndicator]
    catalogue: Catalogue

    def indicator(self, code: str) -> ScoredIndicator:
        """The indicator of that code; raises ``IndicatorUnknown``."""
        if (found := self.indicators.get(code)) is None:
            raise IndicatorUnknown("indicator", indicator=code)
        return found

    @property
    def legal_bases(self) -> tuple[str, ...]:
        """What its indicators and its catalogue rest on."""
        claimed = (item.basis for item in self.catalogue.items.values())
        return (*(each.legal_basis for each in self.indicators.values()), *claimed)

    @cached_property
    def machine_share(self) -> Decimal:
        """The share of the scale whose results a machine measures (机考, P16), from 0 to 1."""
        measured = add(each.points for each in self.indicators.values() if each.mode == "AUTO")
        return divide(measured, self.scale, self.digits)

    def for_unit(self, unit: str) -> Self:
        """The version with the indicators that apply to a unit (a person's unit) only."""
        applying = {code: each for code, each in self.indicators.items() if each.applies_to(unit)}
        return replace(self, indicators=applying)

    def assessors_of(self, unit: str) -> list[str]:
        """The departments that assess a unit or its persons, in order of their codes."""
        return sorted({each.assessing_department for each in self.for_unit(unit).indicators.values()})

    @cached_property
    def key_indicators(self) -> frozenset[str]:
        """The codes of the indicators of key work (重点工作), which break ties for quota places."""
        return frozenset(code for code, found in self.indicators.items() if found.work_kind == "KEY")


def scored(indicator: Indicator, year: int, digits: int) -> ScoredIndicator:
    """The scoring view of a complete indicator; a missing field here is a programming error."""
    points, cycle = _given(indicator.points), _given(indicator.cycle)
    periods = periods_of(year, cycle)
    shared = indicator.period_rule is PeriodRule.SUM
    return ScoredIndicator(
        code=indicator.code,
        name=_given(indicator.name),
        section=indicator.section,
        standard=_given(indicator.standard),
        legal_basis=_given(indicator.legal_basis),
        points=points,
        period_rule=indicator.period_rule,
        work_kind=indicator.work_kind,
        channels=indicator.channels,
        assessing_department=_given(indicator.assessing_department),
        assessed=indicator.assessed,
        part=indicator.classification.part,
        method=indicator.method,
        mode=indicator.mode,
        tolerance=indicator.tolerance,
        target=indicator.measurement.target,
        marks=dict.fromkeys(periods, divide(points, len(periods), digits) if shared else points),
    )


def _given(value: T | None) -> T:
    if value is None:
        msg = "a published indicator is complete"
        raise LookupError(msg)
    return value
