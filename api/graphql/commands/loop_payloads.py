"""What mutations about the loops around the score answer: feedback, activities, trainings, risk signals."""

import strawberry

from api.graphql.activities import Activity
from api.graphql.commands.payload import Payload
from api.graphql.context import Info
from api.graphql.feedback import Feedback
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.risk_signals import RiskSignal
from api.graphql.trainings import Training


@strawberry.type
class FeedbackPayload(Payload):
    """About feedback, by id."""

    @resolver("The feedback, if you may see it.")
    async def feedback(self, info: Info) -> Feedback | None:
        """The feedback as it is now."""
        found: Feedback | None = await info.context.linked(Kind.FEEDBACK, self.key, await self.moment(info))
        return found


@strawberry.type
class ActivityPayload(Payload):
    """About an activity, by id."""

    @resolver("The activity, if you may see it.")
    async def activity(self, info: Info) -> Activity | None:
        """The activity as it is now."""
        found: Activity | None = await info.context.linked(Kind.ACTIVITY, self.key, await self.moment(info))
        return found


@strawberry.type
class TrainingPayload(Payload):
    """About a training, by id."""

    @resolver("The training, if you may see it.")
    async def training(self, info: Info) -> Training | None:
        """The training as it is now."""
        found: Training | None = await info.context.linked(Kind.TRAINING, self.key, await self.moment(info))
        return found


@strawberry.type
class RiskSignalPayload(Payload):
    """About a risk signal, by id."""

    @resolver("The signal, if you may see it.")
    async def signal(self, info: Info) -> RiskSignal | None:
        """The signal as it is now."""
        found: RiskSignal | None = await info.context.linked(
            Kind.RISK_SIGNAL, self.key, await self.moment(info)
        )
        return found
