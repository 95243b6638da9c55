"""Items: the entries, adjustments, claims and vetoes of an assessment."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, ItemStatus, listed
from api.graphql.explanations import ItemScoring
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from domain.assessment.ruled import Outcome
from domain.assessment.state import VetoStatus
from domain.plan.indicator import Mode
from domain.policy.vetoes import Spread, VetoEffect
from projections.items.queries import ItemKind, ItemRow
from projections.standings.queries import VetoRow

if TYPE_CHECKING:
    from api.graphql.appeals import Appeal
    from api.graphql.assessments import Assessment


@strawberry.type(description="What a ruling left of an item's points.")
class ItemRuling:
    """A ruling."""

    outcome: Outcome = strawberry.field(graphql_type=ENUMS[Outcome])
    points: Decimal | None = strawberry.field(
        description="What is left of them; null where nothing is varied."
    )


@strawberry.type(description="Where a value was taken from; a row of a batch counts once.")
class Source:
    """A source."""

    system: str
    extracted_at: datetime
    batch: str
    row: str

    @classmethod
    def of(cls, stored: Mapping[str, str]) -> Self:
        """The source that was stored."""
        return cls(
            system=stored["system"],
            extracted_at=datetime.fromisoformat(stored["extracted_at"]),
            batch=stored["batch"],
            row=stored["row"],
        )


@strawberry.type(
    description="An entry, adjustment, bonus or deduction item, veto, or indicator that was ruled on as a"
    " whole, and where it stands."
)
class Item:
    """An item."""

    row: strawberry.Private[ItemRow]
    moment: strawberry.Private[Moment]
    ref: str = strawberry.field(description="Its reference within the assessment; mutations name it so.")
    kind: ItemKind = strawberry.field(graphql_type=ENUMS[ItemKind])
    indicator: str | None
    period: str | None
    channel: str | None = strawberry.field(description="Through whom an entry was established.")
    code: str | None = strawberry.field(description="The catalogue code of a claim, the ground of a veto.")
    matter: str | None = strawberry.field(
        description="What a claim is for: of one matter the highest counts."
    )
    points: Decimal | None = strawberry.field(
        description="As stated; positive in deductions too; of an indicator what its results came to."
    )
    mode: Mode | None = strawberry.field(graphql_type=ENUMS[Mode] | None, description="How an entry came in.")
    source: Source | None = strawberry.field(description="Where an entry's value was taken from.")
    status: ItemStatus = strawberry.field(graphql_type=ENUMS[ItemStatus])
    version: int | None = strawberry.field(
        description="What you have seen: send it as expectedVersion.  Null for adjustments and vetoes."
    )
    effective_on: date
    until: date | None = strawberry.field(description="The day on which a veto ended, itself excluded.")
    self_points: Decimal | None = strawberry.field(description="What the assessed unit gave itself.")
    reason: str | None = strawberry.field(description="Why the review set other points than those.")
    occurrences: int | None = strawberry.field(description="How often a claimed item occurred.")
    explicit_praise: bool | None = strawberry.field(
        description="Whether a claim's document praises explicitly: as claimed, then as verified."
    )

    @classmethod
    def of(cls, row: ItemRow, moment: Moment) -> Self:
        """The item of a row."""
        return cls(
            row=row,
            moment=moment,
            ref=row.item,
            kind=row.kind,
            indicator=row.indicator,
            period=row.period,
            channel=row.channel,
            code=row.code,
            matter=row.matter,
            points=row.points,
            mode=row.mode,
            source=None if row.source is None else Source.of(row.source),
            status=ItemStatus(row.status),
            version=row.version,
            effective_on=row.effective_on,
            until=row.until,
            self_points=row.self_points,
            reason=row.revised_because,
            occurrences=row.occurrences,
            explicit_praise=row.explicit_praise,
        )

    @resolver("What the review took from the self-assessment (negative) or added to it; null unless it did.")
    def difference(self) -> Decimal | None:
        """The difference."""
        row = self.row
        if row.revised_because is None or row.points is None or row.self_points is None:
            return None
        return row.points - row.self_points

    @resolver("How the points of an entry came about; null for other items.")
    async def scoring(self, info: Info) -> ItemScoring | None:
        """The scoring."""
        if self.row.kind != "ENTRY":
            return None
        rows = await info.context.loaders(self.moment).scorings.load(self.row.assessment)
        return ItemScoring.of(rows[self.row.item])

    @resolver("What a ruling made of it; the stated points stay visible.")
    def ruling(self) -> ItemRuling | None:
        """The ruling."""
        row = self.row
        if row.outcome is None or row.ruled_points is None:
            return None
        return ItemRuling(outcome=row.outcome, points=row.ruled_points)

    @resolver("The appeal that contests it now.")
    async def contested_by(
        self, info: Info
    ) -> Annotated["Appeal", strawberry.lazy("api.graphql.appeals")] | None:
        """The open appeal, if the viewer may see it."""
        found: Appeal | None = await _appeal(info.context, self.row.contested_by, self.moment)
        return found

    @resolver("The appeal that was ruled on.")
    async def ruled_by(
        self, info: Info
    ) -> Annotated["Appeal", strawberry.lazy("api.graphql.appeals")] | None:
        """The appeal, if the viewer may see it."""
        found: Appeal | None = await _appeal(info.context, self.row.ruled_by, self.moment)
        return found


async def _appeal(context: Context, appeal: UUID | None, moment: Moment) -> Any:
    """The appeal that an item leads to, unless that is hidden from the viewer."""
    hidden = appeal in context.viewer.concealed(Sight.ITEMS)
    return None if hidden else await context.linked(Kind.APPEAL, appeal, moment)


@strawberry.input(description="Which items: all that is given must hold.")
class ItemFilter:
    """A filter over items."""

    kinds: list[ItemKind] | None = strawberry.field(default=None, graphql_type=listed(ItemKind) | None)
    statuses: list[ItemStatus] | None = strawberry.field(default=None, graphql_type=listed(ItemStatus) | None)
    indicator: str | None = None
    period: str | None = None
    contested: bool | None = None


def selected(rows: Iterable[ItemRow], where: ItemFilter | None, hidden: Collection[UUID]) -> list[ItemRow]:
    """The rows that a filter lets through to somebody from whom some appeals are ``hidden``."""
    return [row for row in rows if where is None or _fits(row, where, hidden)]


def _fits(row: ItemRow, where: ItemFilter, hidden: Collection[UUID]) -> bool:
    return (
        (where.kinds is None or row.kind in where.kinds)
        and (where.statuses is None or row.status in where.statuses)
        and where.indicator in {None, row.indicator}
        and where.period in {None, row.period}
        and where.contested in {None, not (row.contested_by is None or row.contested_by in hidden)}
    )


@strawberry.type(description="A one-vote veto (一票否决): it leaves score and rank alone.")
class Veto:
    """A veto."""

    row: strawberry.Private[VetoRow]
    moment: strawberry.Private[Moment]
    ref: str
    ground: str
    effect: VetoEffect = strawberry.field(graphql_type=ENUMS[VetoEffect])
    spread: Spread = strawberry.field(graphql_type=ENUMS[Spread])
    status: VetoStatus = strawberry.field(graphql_type=ENUMS[ItemStatus])
    since: date
    until: date | None = strawberry.field(description="The day on which it ended, itself excluded.")
    in_force: bool = strawberry.field(description="Whether it holds, on the day asked for if one was.")

    @classmethod
    def of(cls, row: VetoRow, moment: Moment) -> Self:
        """The veto of a row."""
        return cls(
            row=row,
            moment=moment,
            ref=row.ref,
            ground=row.ground,
            effect=row.effect,
            spread=row.spread,
            status=row.status,
            since=row.since,
            until=row.until,
            in_force=row.is_in_force(moment.effective_on),
        )

    @resolver("The assessment of the unit from which it spread to a leader; null for a veto of its own.")
    async def spread_from(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The unit's assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(Kind.ASSESSMENT, self.row.origin, self.moment)
        return found
