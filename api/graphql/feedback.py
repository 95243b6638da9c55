"""Feedback (情况反馈): what units meet with, and what the performance office answers."""

from datetime import date
from typing import Any, Self
from uuid import UUID

import strawberry

from api.graphql.amendments import Amendment
from api.graphql.calendar import Deadline
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.plan_reports import PortionType
from api.graphql.plans import Plan
from application.actions import Action
from domain.feedback import statistics
from domain.feedback.state import FeedbackOutcome, FeedbackStatus
from domain.plan.pointing import IndicatorOfPlan
from domain.plan.procedure import CommentChannel
from projections.feedback.queries import FEEDBACK_REGISTER, FeedbackRow


@strawberry.type(description="What the performance office answered last.")
class FeedbackAnswer:
    """An answer."""

    row: strawberry.Private[FeedbackRow]
    moment: strawberry.Private[Moment]
    outcome: FeedbackOutcome = strawberry.field(graphql_type=ENUMS[FeedbackOutcome])
    text: str
    answered_on: date
    late: bool = strawberry.field(
        description="Whether this answer, or one before it, came after its deadline."
    )

    @resolver("The amendment that adjusted the plan, if you may see the plan.")
    async def amendment(self, info: Info) -> Amendment | None:
        """The amendment as it is at the moment."""
        plan: Plan | None = await info.context.linked(Kind.PLAN, self.row.amended_plan, self.moment)
        if plan is None:
            return None
        found = await info.context.loaders(self.moment).amendments.load(plan.key)
        return next((Amendment.of(each) for each in found if each.number == self.row.amendment), None)


@strawberry.type(description="Feedback of a unit (情况反馈): raised, answered, closed or once reopened.")
class Feedback(Node):
    """Feedback."""

    KIND = Kind.FEEDBACK

    row: strawberry.Private[FeedbackRow]
    office: str
    unit: str = strawberry.field(description="The code of the unit that raised it.")
    raised_on: date
    channel: CommentChannel = strawberry.field(graphql_type=ENUMS[CommentChannel])
    indicator: str | None = strawberry.field(description="The code of the indicator that it is about.")
    text: str
    deadline: Deadline = strawberry.field(description="When the answer is due that is, or was last, owed.")
    overdue: bool = strawberry.field(description="Whether it was told that the answer is overdue.")
    status: FeedbackStatus = strawberry.field(graphql_type=ENUMS[FeedbackStatus])
    reopened_because: str | None

    @classmethod
    def of(cls, row: FeedbackRow, moment: Moment) -> Self:
        """The feedback of a row."""
        return cls(
            key=row.id,
            moment=moment,
            row=row,
            office=row.office,
            unit=row.subject,
            raised_on=row.day,
            channel=row.channel,
            indicator=row.indicator,
            text=row.text,
            deadline=Deadline.of(row.deadline),
            overdue=row.told,
            status=row.status,
            reopened_because=row.reopened_because,
        )

    @resolver("The plan of the indicator that it is about.")
    async def plan(self, info: Info) -> Plan | None:
        """The plan, if the viewer may see it."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.plan, self.moment)
        return found

    @resolver("The last answer; null until there is one.")
    def answer(self) -> FeedbackAnswer | None:
        """The answer."""
        row = self.row
        if row.outcome is None or row.answer is None or row.answered_on is None:
            return None
        return FeedbackAnswer(
            row=row,
            moment=self.moment,
            outcome=row.outcome,
            text=row.answer,
            answered_on=row.answered_on,
            late=row.late,
        )


@strawberry.input(description="Which feedback: all that is given must hold.")
class FeedbackFilter:
    """A filter over feedback."""

    office: str | None = None
    unit: str | None = None
    plan: strawberry.ID | None = None
    indicator: str | None = None
    statuses: list[FeedbackStatus] | None = strawberry.field(
        default=None, graphql_type=listed(FeedbackStatus) | None
    )

    def given(self, context: Context) -> dict[str, Any]:
        """The conditions on the register."""
        return {
            "office": self.office,
            "unit": self.unit,
            "plan": None if self.plan is None else context.key_of(Kind.PLAN, self.plan, "filter.plan"),
            "indicator": self.indicator,
            "statuses": None if self.statuses is None else [each.value for each in self.statuses],
        }


@strawberry.type(description="What became of the feedback on one indicator.")
class FeedbackFigures:
    """The figures of an indicator."""

    about: strawberry.Private[IndicatorOfPlan | None]
    moment: strawberry.Private[Moment]
    indicator: str | None = strawberry.field(description="Null: feedback that is about no indicator.")
    raised: int
    in_time: PortionType = strawberry.field(description="Of all raised: answered, and never late.")
    adjusted: PortionType = strawberry.field(description="Of all answered: the plan was amended for it.")

    @classmethod
    def of(cls, found: statistics.FeedbackFigures, moment: Moment) -> Self:
        """The figures of the domain."""
        return cls(
            about=found.about,
            moment=moment,
            indicator=None if found.about is None else found.about.indicator,
            raised=found.raised,
            in_time=PortionType.of(found.in_time),
            adjusted=PortionType.of(found.adjusted),
        )

    @resolver("The plan of the indicator, if you may see it.")
    async def plan(self, info: Info) -> Plan | None:
        """The plan."""
        key = None if self.about is None else self.about.plan
        found: Plan | None = await info.context.linked(Kind.PLAN, key, self.moment)
        return found


async def feedback_of(context: Context, key: UUID, moment: Moment) -> Feedback | None:
    """Feedback, if there is such that the viewer may see."""
    row = await FEEDBACK_REGISTER.one(moment.reading, key)
    if row is None or not context.viewer.sees(Action.READ_FEEDBACK, row.office, row.subject):
        return None
    return Feedback.of(row, moment)
