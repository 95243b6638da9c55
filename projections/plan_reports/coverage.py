"""Whom the plans of an office cover, at one position."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.plan.coverage import (
    Covered,
    Entries,
    covered,
    entries,
    indicators_with_a_person,
    posts_with_a_duty,
)
from projections.organization.bodies import holdings
from projections.organization.queries import units
from projections.plan_reports.progress import progress_of
from projections.plans.queries import PlanRow, parts_of, plans_of
from projections.reading import Reading
from projections.standings.queries import StandingRow, groups
from projections.trainings.reviewers import reviewers_trained


@dataclass(frozen=True, slots=True)
class PlanCoverage:
    """Which indicators of a plan end in a person, and which entries are there."""

    plan: PlanRow
    indicators: Covered
    entries: Entries


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """Which ranked units are assessed, held posts have a duty, reviewers are trained; and each plan."""

    units: Covered
    posts: Covered
    reviewers: Covered
    plans: tuple[PlanCoverage, ...]


async def coverage_of(reading: Reading, office: str, year: int, day: date | None) -> OfficeCoverage:
    """The coverage of published plans, and of the units, posts and reviewers of ``day`` or the year's end."""
    as_of = day or date(year, 12, 31)
    plans = [row for row in await plans_of(reading, [office]) if row.year == year and row.version is not None]
    parts = await parts_of(reading, [row.plan for row in plans])
    standings = {row.plan: await groups(reading, row.plan) for row in plans}
    held = await _held_posts(reading, office, as_of)
    return OfficeCoverage(
        units=covered(await _ranked_units(reading, office, as_of), _subjects(standings.values())),
        posts=posts_with_a_duty(held, [each for found in parts.values() for each in found.indicators]),
        reviewers=await reviewers_trained(reading, office, as_of),
        plans=tuple(
            [
                PlanCoverage(
                    row,
                    indicators_with_a_person(parts[row.plan].indicators, held),
                    await _entries(reading, standings[row.plan], day),
                )
                for row in plans
            ]
        ),
    )


async def _entries(reading: Reading, standings: list[StandingRow], day: date | None) -> Entries:
    progress = await progress_of(reading, standings, day)
    return entries(progress.expected, progress.found)


async def _ranked_units(reading: Reading, office: str, day: date) -> list[str]:
    found = await units(reading, [office])
    return [row.code for row in found if row.stands_on(day) and row.form(day).peer_group is not None]


async def _held_posts(reading: Reading, office: str, day: date) -> list[str]:
    found = await holdings(reading, [office])
    return [row.post for row in found if row.since <= day and (row.until is None or day < row.until)]


def _subjects(standings: Collection[list[StandingRow]]) -> frozenset[str]:
    return frozenset(row.subject for rows in standings for row in rows)
