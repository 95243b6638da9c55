"""The report on a plan: what it weighs, where it comes from, what it asks of whom."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.plans import Plan
from domain.plan import report
from domain.plan.indicator import SystemArea
from domain.plan.portion import Portion
from domain.plan.report import BalanceFigure, Burden, PlacePortion
from projections.plan_reports.facts import ReportFacts


@strawberry.type(name="Portion", description="A part of a whole.")
class PortionType:
    """A portion."""

    part: Decimal = strawberry.field(description="Points, or a count.")
    whole: Decimal
    percent: Decimal | None = strawberry.field(
        description="Rounded half up to two digits; null where the whole is nothing."
    )

    @classmethod
    def of(cls, portion: Portion) -> Self:
        """The portion of the domain."""
        return cls(part=portion.part, whole=portion.whole, percent=portion.percent)


@strawberry.type(name="PlacePortion", description="What the indicators of one place on an axis weigh.")
class PlacePortionType:
    """A place on an axis."""

    code: str | None = strawberry.field(description="Null: indicators that do not say.")
    portion: PortionType

    @classmethod
    def of(cls, place: PlacePortion) -> Self:
        """The place of the domain."""
        return cls(code=place.code, portion=PortionType.of(place.portion))


@strawberry.type(description="How two system areas weigh against each other.")
class PlanBalance:
    """A balance."""

    first: SystemArea = strawberry.field(graphql_type=ENUMS[SystemArea])
    second: SystemArea = strawberry.field(graphql_type=ENUMS[SystemArea])
    first_portion: PortionType
    second_portion: PortionType
    least: Decimal = strawberry.field(description="The least share of the first, between 0 and 1.")
    most: Decimal = strawberry.field(description="The most share of the first, between 0 and 1.")
    within: bool

    @classmethod
    def of(cls, figure: BalanceFigure) -> Self:
        """The figure of the domain."""
        return cls(
            first=figure.bounds.first,
            second=figure.bounds.second,
            first_portion=PortionType.of(figure.first),
            second_portion=PortionType.of(figure.second),
            least=figure.bounds.least,
            most=figure.bounds.most,
            within=figure.within,
        )


@strawberry.type(description="A target over its baseline.")
class RaisedTarget:
    """A raised target."""

    indicator: str
    baseline: Decimal
    target: Decimal
    rise: PortionType = strawberry.field(description="What it lies over, of the baseline.")
    beyond: bool = strawberry.field(description="Whether it lies so far over that it needs a reason.")
    reason: str | None

    @classmethod
    def of(cls, raised: report.RaisedTarget) -> Self:
        """The target of the domain."""
        return cls(
            indicator=raised.indicator,
            baseline=raised.baseline,
            target=raised.target,
            rise=PortionType.of(raised.rise),
            beyond=raised.beyond,
            reason=raised.reason,
        )


@strawberry.type(description="A superior's indicator that nothing takes up.")
class SuperiorIndicator:
    """An indicator of the superior."""

    code: str
    name: str | None


@strawberry.type(description="How much is asked of a unit, this year and last year.")
class UnitBurden:
    """A burden."""

    unit: str
    indicators: int
    results: int = strawberry.field(description="Results to report in the year.")
    indicators_last_year: int | None = strawberry.field(description="Null: there was no such plan.")
    results_last_year: int | None

    @classmethod
    def of(cls, unit: str, now: Burden, before: Burden | None) -> Self:
        """The burden of a unit."""
        return cls(
            unit=unit,
            indicators=now.indicators,
            results=now.results,
            indicators_last_year=None if before is None else before.indicators,
            results_last_year=None if before is None else before.results,
        )


@strawberry.type(
    description="Two indicators that measure the same, or are called the same, for a unit in common."
)
class AlikeIndicators:
    """A pair."""

    one: str
    other: str


@strawberry.type(description="The report on a plan, drafts included.  Codes are those of the plan.")
class PlanReport:
    """A report."""

    facts: strawberry.Private[ReportFacts]
    plan: Plan

    @classmethod
    def of(cls, plan: Plan, facts: ReportFacts) -> Self:
        """The report of these facts."""
        return cls(facts=facts, plan=plan)

    @resolver("Points by where the work comes from, as `WorkSource` names it.")
    def by_source(self) -> list[PlacePortionType]:
        """By source."""
        return [PlacePortionType.of(each) for each in report.by_source(self.facts.tree)]

    @resolver("Points by angle, as `Angle` names it; an indicator of several angles weighs in each.")
    def by_angle(self) -> list[PlacePortionType]:
        """By angle."""
        return [PlacePortionType.of(each) for each in report.by_angle(self.facts.tree)]

    @resolver("Points by system area, as `SystemArea` names it.")
    def by_area(self) -> list[PlacePortionType]:
        """By area."""
        return [PlacePortionType.of(each) for each in report.by_area(self.facts.tree)]

    @resolver("Each pair of areas that the policy bounds.")
    def balances(self) -> list[PlanBalance]:
        """The balances."""
        if (policy := self.facts.policy) is None:
            return []
        figures = report.balances(self.facts.tree, policy.planning.balance)
        return [PlanBalance.of(each) for each in figures]

    @resolver("The points that are measured in figures.")
    def quantitative(self) -> PortionType:
        """The quantitative share."""
        return PortionType.of(report.quantitative(self.facts.tree))

    @resolver("The points that are established by machine.")
    def by_machine(self) -> PortionType:
        """The machine share."""
        return PortionType.of(report.by_machine(self.facts.tree))

    @resolver("The superior's indicators that no plan of the office takes up in this year.")
    def not_taken_up(self) -> list[SuperiorIndicator]:
        """What nothing takes up."""
        found = report.not_taken_up(self.facts.superior, self.facts.office_indicators)
        return [SuperiorIndicator(code=each.code, name=each.name) for each in found]

    @resolver("Every target over its baseline.")
    def raised_targets(self) -> list[RaisedTarget]:
        """The raised targets."""
        if (policy := self.facts.policy) is None:
            return []
        found = report.raised_targets(self.facts.tree, policy.planning.target_rise)
        return [RaisedTarget.of(each) for each in found]

    @resolver("How much the plan asks of each unit, against that of last year.")
    def burdens(self) -> list[UnitBurden]:
        """The burdens, by unit."""
        now, before = self.facts.tree, self.facts.last_year
        return [
            UnitBurden.of(
                unit, report.burden(now, unit), None if before is None else report.burden(before, unit)
            )
            for unit in self.facts.subjects
        ]

    @resolver("Indicators that look like one another.")
    def alike(self) -> list[AlikeIndicators]:
        """The pairs."""
        return [AlikeIndicators(one=one, other=other) for one, other in report.alike(self.facts.tree)]
