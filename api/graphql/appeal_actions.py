"""What a viewer may do with an appeal, each with the reason when not: the rules themselves are asked."""

from typing import Self
from uuid import UUID

import anyio.to_thread
import strawberry

from api.graphql.context import Context
from api.graphql.errors import told
from application.appeal.steps import AppealStepOpen, steps_of
from application.command import Caller
from application.replay import fold
from domain.kernel.refusal import Refusal


@strawberry.type(description="Why a step is not open, or what to know before it is taken.")
class ActionReason:
    """A reason."""

    code: str
    message: str = strawberry.field(description="In the language of the request.")
    message_zh: str
    message_en: str

    @classmethod
    def of(cls, refusal: Refusal | None, language: str) -> Self | None:
        """What a refusal says."""
        if refusal is None:
            return None
        said = told(refusal, language)
        return cls(
            code=said["code"],
            message=said["message"],
            message_zh=said["messageZh"],
            message_en=said["messageEn"],
        )


@strawberry.type(description="A mutation about an appeal: whether it is open to you now, and why not.")
class AppealAction:
    """An action."""

    action: str = strawberry.field(description="The name of the mutation.")
    enabled: bool
    reason_if_not: ActionReason | None
    warning: ActionReason | None = strawberry.field(
        description="What to know before: withdrawing an appeal that could not be filed again says so."
    )

    @classmethod
    def of(cls, step: AppealStepOpen, language: str) -> Self:
        """The action of a step."""
        return cls(
            action=step.name,
            enabled=step.refusal is None,
            reason_if_not=ActionReason.of(step.refusal, language),
            warning=ActionReason.of(step.warning, language),
        )


async def actions_on(context: Context, appeal: UUID) -> list[AppealAction]:
    """Every step of an appeal, as the log has it now, rehearsed for the viewer; nothing is recorded."""
    services = context.services
    caller = Caller(person=str(context.viewer.person), channel="API", correlation_id=context.correlation_id)

    def rehearsed() -> list[AppealStepOpen]:
        state = fold(services.streams([appeal], services.log.head().position))
        return list(steps_of(appeal, state, caller, services.dispatcher))

    steps = await anyio.to_thread.run_sync(rehearsed, limiter=context.runtime.command_threads)
    return [AppealAction.of(each, context.language) for each in steps]
