"""What two moments of an assessment differ in, and which events made it so."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.compared import compared_boards
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.event_pages import shown
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.items import Veto
from api.graphql.moments import Moment, ReadAt
from api.graphql.movements import StandingMove
from api.graphql.spans import Span
from domain.assessment import state as domain
from domain.assessment.refusals import AssessmentUnknown
from domain.comparison.comparison import Changed, Comparison, LeafKey, added
from domain.scoring import breakdown
from domain.scoring.breakdown import LeafKind, LeafState
from projections.standings.queries import StandingRow, VetoRow


@strawberry.type
class Caused:
    """A difference with the events that made it."""

    moment: strawberry.Private[Moment]
    causes: strawberry.Private[Sequence[UUID]]

    @resolver("The events that made it so, as far as you may see them, in the order of the log.")
    async def events(self, info: Info) -> list[Event]:
        """The events, none where nothing differs."""
        rows = await info.context.loaders(self.moment).events.load_many(list(self.causes))
        return shown(info.context, rows, self.moment)


@strawberry.type(description="A total at two moments; null before the assessment was opened.")
class TotalDiff(Caused):
    """A difference of totals."""

    before: Decimal | None
    after: Decimal | None

    @classmethod
    def of(cls, found: Changed[Decimal], span: Span) -> Self:
        """The difference of the domain."""
        return cls(moment=span.end, causes=found.events, before=found.before, after=found.after)


@strawberry.type(description="A version at two moments; null before the assessment was opened.")
class VersionDiff(Caused):
    """A difference of versions."""

    before: int | None
    after: int | None

    @classmethod
    def of(cls, found: Changed[int], span: Span) -> Self:
        """The difference of the domain."""
        return cls(moment=span.end, causes=found.events, before=found.before, after=found.after)


@strawberry.type(description="A veto that came, or stands otherwise than before; null: it was not there.")
class VetoDiff(Caused):
    """A difference of vetoes."""

    before: Veto | None
    after: Veto | None

    @classmethod
    def of(cls, found: Changed[domain.Veto], span: Span) -> Self:
        """The difference of the domain."""
        return cls(
            moment=span.end,
            causes=found.events,
            before=None if found.before is None else Veto.of(VetoRow.of(found.before), span.start),
            after=None if found.after is None else Veto.of(VetoRow.of(found.after), span.end),
        )


@strawberry.type(description="What a leaf said at a moment; the breakdown of then tells where it came from.")
class LeafFigures:
    """The points of a leaf."""

    points: Decimal = strawberry.field(description="What it added to the total.")
    stated: Decimal = strawberry.field(description="What its item said.")
    state: LeafState = strawberry.field(graphql_type=ENUMS[LeafState])
    item: str | None = strawberry.field(description="The reference of its item.")

    @classmethod
    def of(cls, leaf: breakdown.Leaf | None) -> Self | None:
        """The figures of a leaf, where there is one."""
        if leaf is None:
            return None
        return cls(points=leaf.points, stated=leaf.stated, state=leaf.state, item=leaf.item)


@strawberry.type(description="A leaf that came, went or has other points or another state; null: not there.")
class LeafDiff(Caused):
    """A difference of leaves."""

    path: str
    kind: LeafKind = strawberry.field(graphql_type=ENUMS[LeafKind])
    before: LeafFigures | None
    after: LeafFigures | None
    change: Decimal = strawberry.field(
        description="What it adds to the total besides what it added before: all of them sum to the change."
    )

    @classmethod
    def of(cls, key: LeafKey, found: Changed[breakdown.Leaf], span: Span) -> Self:
        """The difference of the domain."""
        path, kind = key
        return cls(
            moment=span.end,
            causes=found.events,
            path=path,
            kind=kind,
            before=LeafFigures.of(found.before),
            after=LeafFigures.of(found.after),
            change=added(found),
        )


@strawberry.type(description="What two moments of an assessment differ in.")
class AssessmentDiff:
    """A comparison."""

    span: strawberry.Private[Span]
    standing: strawberry.Private[StandingRow]
    start: ReadAt = strawberry.field(name="from", description="Where the earlier moment was read.")
    end: ReadAt = strawberry.field(name="to", description="Where the later moment was read.")
    total: TotalDiff
    provisional_total: TotalDiff
    plan_version: VersionDiff
    policy_version: VersionDiff
    vetoes: list[VetoDiff] = strawberry.field(description="Those only that are not what they were.")
    leaves: list[LeafDiff] = strawberry.field(
        description="Those only that came, went or moved: first those that were there, then the new ones."
    )

    @resolver("Rank and grade among the peer group; null where you may not see its board.")
    async def place(self, info: Info) -> StandingMove | None:
        """The movement of the subject."""
        row = self.standing
        compared = await compared_boards(info.context, row.plan, row.peer_group, self.span)
        return None if compared is None else StandingMove.of(compared.movements[row.subject], compared)

    @classmethod
    def of(cls, found: Comparison, standing: StandingRow, span: Span) -> Self:
        """The comparison of the domain."""
        return cls(
            span=span,
            standing=standing,
            start=ReadAt(moment=span.start),
            end=ReadAt(moment=span.end),
            total=TotalDiff.of(found.total, span),
            provisional_total=TotalDiff.of(found.provisional_total, span),
            plan_version=VersionDiff.of(found.plan_version, span),
            policy_version=VersionDiff.of(found.policy_version, span),
            vetoes=[VetoDiff.of(each, span) for each in found.vetoes.values()],
            leaves=[LeafDiff.of(key, each, span) for key, each in found.leaves.items()],
        )


async def assessment_diff(context: Context, standing: StandingRow, span: Span) -> AssessmentDiff:
    """What the moments differ in, by the log; raises ``AssessmentUnknown`` if it is not open at the end."""
    loader = context.loaders(span.end).past.comparisons
    found = await loader.load((standing.assessment, span.start.position))
    if found is None:
        raise AssessmentUnknown("to")
    return AssessmentDiff.of(found, standing, span)
