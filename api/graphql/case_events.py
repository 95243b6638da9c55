"""Events of cases: the steps of appeals, of their hearing and of the ruling."""

import strawberry

from api.auth.concealment import Sight
from api.graphql.appeal_steps import AppealStep
from api.graphql.contested_items import ContestedItem, contested_items
from api.graphql.context import Info
from api.graphql.events import Event
from api.graphql.fields import resolver
from projections.appeal_docket.rows import AppealRow


@strawberry.interface(description="An event of a case: a step of an appeal.")
class CaseEvent(Event):
    """An event of an appeal."""

    @resolver("The step as the docket tells it; null for an entry in the register.")
    async def step(self, info: Info) -> AppealStep | None:
        """The step, if the viewer may see the case."""
        row = await _case(self, info)
        steps = () if row is None else row.steps
        return next((AppealStep.of(each, self.moment) for each in steps if each.event_id == self.key), None)


@strawberry.type(description="申诉: an appeal was filed, accepted, answered, withdrawn …")
class AppealEvent(CaseEvent):
    """A party's or the office's step."""


@strawberry.type(description="审理: who hears, recusals, the report, the case file, sealed votes.")
class HearingEvent(CaseEvent):
    """A step of the hearing; a ballot is told when the ballots of its round are opened, never here."""


@strawberry.type(description="裁定: a ruling was endorsed, spoken, executed, told by letter.")
class RulingEvent(CaseEvent):
    """A step of the ruling."""

    @resolver("What is contested, with the ruling on each once there is one.")
    async def items(self, info: Info) -> list[ContestedItem] | None:
        """The items, if the viewer may see the case."""
        row = await _case(self, info)
        return None if row is None else contested_items(row, self.moment)


async def _case(event: Event, info: Info) -> AppealRow | None:
    """The docket's row of an event's appeal, unless its content is hidden from the viewer."""
    appeal = event.row.appeal
    if appeal is None or appeal in info.context.viewer.concealed(Sight.CONTENT):
        return None
    return await info.context.loaders(event.moment).appeals.load(appeal)
