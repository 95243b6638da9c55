"""How a plan was made: its procedure, the consultation, the comments with their answers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from domain.plan import indicator
from domain.plan.procedure import CommentChannel, CommentOutcome, Override
from projections.plans.making_rows import PlanCommentRow, PlanStepKind, PlanStepRow
from projections.plans.queries import PlanRow


@strawberry.type(description="A step on the way to a published plan.")
class PlanStep:
    """A step."""

    step: PlanStepKind = strawberry.field(graphql_type=ENUMS[PlanStepKind])
    indicator: str | None = strawberry.field(description="Which indicator changed once units were consulted.")
    note: str | None = strawberry.field(description="What was said with it.")
    day: date
    decided_at: datetime
    actor_role: str
    actor_unit: str | None
    row: strawberry.Private[PlanStepRow]
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: PlanStepRow, moment: Moment) -> Self:
        """The step of a row."""
        return cls(
            step=row.step,
            indicator=row.indicator,
            note=row.note,
            day=row.day,
            decided_at=row.decided_at,
            actor_role=row.actor_role,
            actor_unit=row.actor_unit,
            row=row,
            moment=moment,
        )

    @resolver("The event, with who took the step.")
    async def event(self, info: Info) -> Event | None:
        """The event, if the viewer may see it."""
        found: Event | None = await info.context.linked(Kind.EVENT, self.row.event_id, self.moment)
        return found


@strawberry.type(description="A comment of a unit on the draft, or on one indicator of it.")
class PlanComment:
    """A comment."""

    ref: str
    unit: str
    indicator: str | None
    channel: CommentChannel = strawberry.field(graphql_type=ENUMS[CommentChannel])
    text: str
    commented_on: date
    outcome: CommentOutcome | None = strawberry.field(
        graphql_type=ENUMS[CommentOutcome] | None, description="What became of it; null: not answered yet."
    )
    answer: str | None
    answered_on: date | None

    @classmethod
    def of(cls, row: PlanCommentRow) -> Self:
        """The comment of a row."""
        return cls(
            ref=row.comment,
            unit=row.unit,
            indicator=row.indicator,
            channel=row.channel,
            text=row.text,
            commented_on=row.commented_on,
            outcome=row.outcome,
            answer=row.answer,
            answered_on=row.answered_on,
        )


@strawberry.type(description="The latest round in which units were asked for their comments.")
class Consultation:
    """A round."""

    units: list[str]
    until: date = strawberry.field(description="The last day on which comments are taken.")
    replied: list[str] = strawberry.field(description="The units that commented or agreed.")

    @classmethod
    def of(cls, row: PlanRow) -> Self | None:
        """The round of a plan, if there was one."""
        if row.consulted_until is None:
            return None
        return cls(units=list(row.consulted), until=row.consulted_until, replied=list(row.replied))


@strawberry.type(description="A declared major task (重大任务) that an indicator must serve.")
class MajorTask:
    """A major task."""

    code: str
    name: str
    document: str
    indicators: list[str] = strawberry.field(description="The indicators that serve it; none: uncovered.")

    @classmethod
    def of(cls, task: indicator.MajorTask, indicators: Iterable[indicator.Indicator]) -> Self:
        """The task, with those of ``indicators`` that serve it."""
        serving = [each.code for each in indicators if each.origin.major_task == task.code]
        return cls(code=task.code, name=task.name, document=task.document, indicators=serving)


@strawberry.type(description="A finding of the checks that the leading group let pass, and why.")
class PlanOverride:
    """An override."""

    check: str
    node: str
    reason: str

    @classmethod
    def of(cls, override: Override) -> Self:
        """The override of the domain."""
        return cls(check=override.check, node=override.node, reason=override.reason)
