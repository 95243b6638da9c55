"""Coverage: whom the plans of an office reach, and the gaps by name."""

from typing import Self

import strawberry

from api.graphql.moments import Moment
from api.graphql.plan_reports import PortionType
from api.graphql.plans import Plan
from api.graphql.trainings import ReviewerTraining
from domain.plan import coverage as domain
from projections.plan_reports.coverage import OfficeCoverage, PlanCoverage


@strawberry.type(description="How much of a whole is covered.")
class Covered:
    """Covered."""

    portion: PortionType
    gaps: list[str] = strawberry.field(description="The codes of what is not.")

    @classmethod
    def of(cls, found: domain.Covered) -> Self:
        """What the domain found."""
        return cls(portion=PortionType.of(found.portion), gaps=list(found.gaps))


@strawberry.type(description="A period of an indicator for which units have no entry.")
class PeriodGap:
    """A gap."""

    indicator: str
    period: str
    units: list[str]


@strawberry.type(description="How many of the expected entries are there.")
class EntryCoverage:
    """Entries."""

    portion: PortionType
    gaps: list[PeriodGap]

    @classmethod
    def of(cls, found: domain.Entries) -> Self:
        """What the domain found."""
        gaps = [
            PeriodGap(indicator=gap.indicator, period=gap.period, units=list(gap.units)) for gap in found.gaps
        ]
        return cls(portion=PortionType.of(found.portion), gaps=gaps)


@strawberry.type(name="PlanCoverage", description="What of one plan is covered.")
class PlanCoverageType:
    """A plan."""

    plan: Plan
    indicators: Covered = strawberry.field(description="Those that end in a post that somebody holds.")
    entries: EntryCoverage = strawberry.field(
        description="Of all periods of the year; of those over by the day asked for, if one was."
    )

    @classmethod
    def of(cls, found: PlanCoverage, moment: Moment) -> Self:
        """The coverage of a plan."""
        return cls(
            plan=Plan.of(found.plan, moment),
            indicators=Covered.of(found.indicators),
            entries=EntryCoverage.of(found.entries),
        )


@strawberry.type(
    description="Coverage both ways.  Units and posts are those of the day asked for, or of the year's end."
)
class Coverage:
    """The coverage of an office."""

    units: Covered = strawberry.field(description="Ranked units that have an assessment.")
    posts: Covered = strawberry.field(description="Posts that somebody holds and that answer for something.")
    reviewers: ReviewerTraining = strawberry.field(description="Reviewers who know the system.")
    plans: list[PlanCoverageType]

    @classmethod
    def of(cls, found: OfficeCoverage, moment: Moment) -> Self:
        """The coverage of an office."""
        return cls(
            units=Covered.of(found.units),
            posts=Covered.of(found.posts),
            reviewers=ReviewerTraining.of(found.reviewers, moment),
            plans=[PlanCoverageType.of(each, moment) for each in found.plans],
        )
