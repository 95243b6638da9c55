"""Events about items of an assessment, its vetoes, its faults and the comments on its scores."""

from typing import TYPE_CHECKING

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.items import Item, Veto
from api.graphql.score_comments import ScoreComment
from api.graphql.workflow import Fault
from domain.assessment.ruled import Outcome

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.interface(description="An event about an item of an assessment.")
class ItemEvent(Event):
    """An event with an item."""

    @resolver("The item as it stands at the moment read; null for a grade, a rank, and what is undone.")
    async def item_now(self, info: Info) -> Item | None:
        """The item, if the viewer may see its assessment."""
        assessment = await _assessment(self, info)
        rows = (
            [] if assessment is None else await info.context.loaders(self.moment).items.load(assessment.key)
        )
        return next((Item.of(row, self.moment) for row in rows if row.item == self.item), None)


@strawberry.type(description="填报、退回、审核、复核: a result was reported, sent back, reviewed, rechecked.")
class EntryEvent(ItemEvent):
    """An entry's event."""


@strawberry.type(description="调整得分: points were added to or taken from a confirmed entry.")
class AdjustmentEvent(ItemEvent):
    """An adjustment's event."""


@strawberry.type(description="加减分: a bonus or deduction was claimed, verified, accepted, refused.")
class ClaimEvent(ItemEvent):
    """A claim's event."""


@strawberry.type(description="不适用: that an indicator does not apply was requested, approved, withdrawn.")
class NotApplicableEvent(ItemEvent):
    """An exemption's event."""


@strawberry.type(description="作废: an item was voided; it stays visible and counts no more.")
class VoidingEvent(ItemEvent):
    """A voiding."""


@strawberry.type(description="异议: an appeal began or ceased to contest an item.")
class ContestEvent(ItemEvent):
    """A contest's event."""


@strawberry.type(description="执行裁定: a ruling took effect on an item, an indicator, a grade, a rank.")
class RulingEffectEvent(ItemEvent):
    """What a ruling did."""

    @resolver("What the ruling said of it.", ENUMS[Outcome] | None)
    def outcome(self) -> Outcome | None:
        """The outcome."""
        return self.row.outcome


@strawberry.type(description="一票否决: a veto was recorded, confirmed, lifted, spread, revoked.")
class VetoEvent(Event):
    """A veto's event."""

    @resolver("The veto as it stands at the moment read.")
    async def veto(self, info: Info) -> Veto | None:
        """The veto, if the viewer may see its assessment."""
        assessment = await _assessment(self, info)
        vetoes: list[Veto] = [] if assessment is None else assessment.vetoes()
        return next((each for each in vetoes if each.ref == self.item), None)


@strawberry.type(description="查出问题: a fault was recorded, confirmed, refused, withdrawn.")
class FaultEvent(Event):
    """A fault's event."""

    @resolver("The fault as it stands at the moment read.")
    async def fault(self, info: Info) -> Fault | None:
        """The fault, if the viewer may see its assessment."""
        assessment = await _assessment(self, info)
        faults: list[Fault] = [] if assessment is None else await assessment.faults(info)
        return next((each for each in faults if each.ref == self.item), None)


@strawberry.type(description="对得分的意见: a score was commented on, or a comment answered.")
class CommentEvent(ItemEvent):
    """A comment's event."""

    @resolver("The comments on its item as they stand at the moment read.")
    async def comments(self, info: Info) -> list[ScoreComment]:
        """The comments, if the viewer may see the assessment."""
        assessment = await _assessment(self, info)
        comments: list[ScoreComment] = [] if assessment is None else await assessment.comments(info)
        return [each for each in comments if each.item == self.item]


async def _assessment(event: Event, info: Info) -> "Assessment | None":
    found: Assessment | None = await info.context.linked(Kind.ASSESSMENT, event.row.assessment, event.moment)
    return found
