"""The combined score of a sub-bureau that city and county both appraise (矩阵式考评)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import strawberry

from api.graphql.context import Context
from api.graphql.looks import About
from api.graphql.moments import Moment
from application.actions import Action
from application.read_audit import ObjectKind
from domain.office.state import Level
from domain.plan.indicator import Side
from domain.scoring.matrix import combined_score
from projections.organization.queries import UnitRow, units_for
from projections.plans.queries import PlanRow, plans_of
from projections.standings.queries import StandingRow, standings_of

_CITY: Final[Level] = "CITY"
_COUNTY: Final[Level] = "COUNTY"
_SIDE: Final[Side] = "SYSTEM"


@strawberry.type(description="Two totals of one office, combined in the shares of the city's policy.")
class CombinedScore:
    """A combined score."""

    office: str
    year: int
    total: Decimal
    city_total: Decimal
    county_total: Decimal
    city_share: Decimal
    county_share: Decimal


@dataclass(frozen=True, slots=True)
class _Line:
    """A subject's standing under the system plan of one of its superiors."""

    plan: PlanRow
    standing: StandingRow


async def combined_of(context: Context, office: str, year: int, moment: Moment) -> CombinedScore | None:
    """The combined score, where the policy makes one, both totals are there, and the viewer sees both."""
    lines = await _lines(context, office, year, moment)
    if not {_CITY, _COUNTY} <= lines.keys():
        return None
    city, county = lines[_CITY], lines[_COUNTY]
    policy = await context.loaders(moment).of_office.policies.load(city.plan.office)
    if policy is None or (shares := policy.policy.matrix.shares) is None:
        return None
    totals = city.standing.total, county.standing.total
    return CombinedScore(
        office=office,
        year=year,
        total=combined_score(*totals, shares, city.plan.digits),
        city_total=totals[0],
        county_total=totals[1],
        city_share=shares.city,
        county_share=shares.county,
    )


async def _lines(context: Context, office: str, year: int, moment: Moment) -> Mapping[Level, _Line]:
    """The standings of an office as a unit of others, by their level, as far as the viewer sees them."""
    found: dict[Level, _Line] = {}
    for unit in await units_for(moment.reading, office):
        above = await context.loaders(moment).offices.load(unit.office)
        line = await _line(context, unit, year, moment)
        if above is not None and line is not None:
            found[above.level] = line
    return found


async def _line(context: Context, unit: UnitRow, year: int, moment: Moment) -> _Line | None:
    if not context.viewer.sees(Action.READ_ASSESSMENT, unit.office, unit.code):
        return None
    plans = await plans_of(moment.reading, [unit.office])
    for plan in plans:
        if plan.year == year and plan.side == _SIDE:
            rows = await standings_of(moment.reading, plan.plan, [unit.code])
            for standing in await context.loaders(moment).as_effective(rows):
                about = About(standing.assessment, standing.office, standing.subject)
                moment.saw(ObjectKind.ASSESSMENT, about)
                return _Line(plan, standing)
    return None
