"""Evaluation rounds (综合评价): who rates whom until when, and what came of it; never who said what."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.graphql.node import Node
from application.actions import Action
from domain.evaluation.ballot import InvalidBecause
from domain.evaluation.state import Direction, RoundStatus, SourceKind, Target
from domain.policy.evaluation import EvaluationDimension as Dimension
from projections.evaluations.queries import RaterRow, RoundRow, TallyRow

if TYPE_CHECKING:
    from api.graphql.plans import Plan


@strawberry.type(description="What a ballot scores (评价维度).")
class EvaluationDimension:
    """A dimension."""

    code: str
    name: str
    name_en: str
    weight: Decimal

    @classmethod
    def of(cls, found: Dimension) -> Self:
        """The dimension of a value."""
        return cls(code=found.code, name=found.name, name_en=found.name_en, weight=found.weight)


@strawberry.type(description="Where scores come from without ballots, and whether they were recorded.")
class EvaluationSource:
    """A source."""

    code: str
    kind: SourceKind = strawberry.field(graphql_type=ENUMS[SourceKind])
    group: str | None
    recorded: bool


@strawberry.type(description="Whether a rater has voted; what the ballot says is shown to nobody.")
class Participation:
    """A rater at the ballot box."""

    rater: str = strawberry.field(description="The person's own id, as events carry it, or the unit's code.")
    unit: str
    group: str | None
    has_cast: bool
    invalid_because: InvalidBecause | None = strawberry.field(
        graphql_type=ENUMS[InvalidBecause] | None, description="Null: the ballot counts, or is still to come."
    )

    @classmethod
    def of(cls, row: RaterRow) -> Self:
        """The participation of a row."""
        return cls(
            rater=row.rater,
            unit=row.unit,
            group=row.group,
            has_cast=row.has_cast,
            invalid_because=row.invalid,
        )


@strawberry.type(description="What a group of voices about a subject came to.")
class GroupTally:
    """A group."""

    group: str | None
    valid: int = strawberry.field(description="How many ballots and sources counted.")
    dropped: list[Decimal] = strawberry.field(
        description="The scores left out as the lowest and the highest."
    )
    mean: Decimal | None = strawberry.field(description="Null where votes count.")


@strawberry.type(description="What was counted for a subject.")
class EvaluationTally:
    """A tally."""

    subject: str
    groups: list[GroupTally]
    points: Decimal = strawberry.field(description="What the indicator's method makes of it.")

    @classmethod
    def of(cls, row: TallyRow) -> Self:
        """The tally of a row."""
        groups = [
            GroupTally(group=each.group, valid=each.valid, dropped=list(each.dropped), mean=each.mean)
            for each in row.groups
        ]
        return cls(subject=row.subject, groups=groups, points=row.points)


@strawberry.type(
    description="An evaluation round: ballots and outside scores on one indicator in one period."
)
class EvaluationRound(Node):
    """A round."""

    KIND = Kind.EVALUATION_ROUND

    row: strawberry.Private[RoundRow]
    office: str
    indicator: str
    period: str
    direction: Direction = strawberry.field(graphql_type=ENUMS[Direction])
    target: Target = strawberry.field(graphql_type=ENUMS[Target])
    status: RoundStatus = strawberry.field(graphql_type=ENUMS[RoundStatus])
    last_day: date = strawberry.field(description="Ballots are cast until its end.")
    dimensions: list[EvaluationDimension]
    scale: Decimal = strawberry.field(description="What scores go up to.")
    grades: list[str] = strawberry.field(
        description="Which of them a ballot names, the best first; none: it scores."
    )
    subjects: list[str]
    policy_version: int

    @classmethod
    def of(cls, row: RoundRow, moment: Moment) -> Self:
        """The round of a row."""
        return cls(
            key=row.round,
            moment=moment,
            row=row,
            office=row.office,
            indicator=row.indicator,
            period=row.period,
            direction=row.direction,
            target=row.target,
            status=row.status,
            last_day=row.last_day,
            dimensions=[EvaluationDimension.of(each) for each in row.dimensions],
            scale=row.form.scale,
            grades=list(row.form.grades),
            subjects=list(row.subjects),
            policy_version=row.policy_version,
        )

    def about(self) -> About:
        """Whose it is."""
        return About(self.key, self.office)

    @resolver("The plan, if you may see it.")
    async def plan(self, info: Info) -> Annotated["Plan", strawberry.lazy("api.graphql.plans")] | None:
        """The plan."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.plan, self.moment)
        return found

    @resolver("Your own ballot in it, and your unit's; empty: you do not rate.")
    async def own(self, info: Info) -> list[Participation]:
        """Where the viewer is a rater."""
        rows = await rated(info.context, self.moment)
        return [Participation.of(each) for each in rows if each.round == self.key]

    @resolver("Surveys and external bodies.")
    async def sources(self, info: Info) -> list[EvaluationSource]:
        """The sources."""
        rows = await info.context.loaders(self.moment).evaluation.sources.load(self.key)
        return [
            EvaluationSource(code=row.source, kind=row.kind, group=row.group, recorded=row.recorded)
            for row in rows
        ]

    @resolver("Who has voted; null unless you keep the ballot box or audit it.")
    async def participation(self, info: Info) -> list[Participation] | None:
        """All raters."""
        if not info.context.viewer.sees(Action.READ_BALLOT_BOX, self.office):
            return None
        rows = await info.context.loaders(self.moment).evaluation.raters.load(self.key)
        return [Participation.of(each) for each in rows]

    @resolver("What was counted; null unless you see the evaluations of the office.")
    async def tallies(self, info: Info) -> list[EvaluationTally] | None:
        """The tallies, empty until they are counted."""
        if not info.context.viewer.sees(Action.READ_EVALUATION, self.office):
            return None
        rows = await info.context.loaders(self.moment).evaluation.tallies.load(self.key)
        return [EvaluationTally.of(each) for each in rows]


async def rated(context: Context, moment: Moment) -> list[RaterRow]:
    """Where the viewer, or the own unit, is a rater."""
    visible = context.visible(Action.READ_EVALUATION)
    rows: list[RaterRow] = await context.loaders(moment).evaluation.rated.load(visible)
    return rows


def may_see(context: Context, row: RoundRow, rated_rounds: Collection[UUID]) -> bool:
    """Whether the viewer may see a round: with all of the office, or as a rater."""
    return context.viewer.sees(Action.READ_EVALUATION, row.office) or row.round in rated_rounds


async def round_of(context: Context, round_: UUID, moment: Moment) -> EvaluationRound | None:
    """A round, if there is one that the viewer may see."""
    row = await context.loaders(moment).evaluation.rounds.load(round_)
    if row is None or not may_see(context, row, {each.round for each in await rated(context, moment)}):
        return None
    return EvaluationRound.of(row, moment)
