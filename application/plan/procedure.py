"""From a draft to a published plan (沟通审核 → 征求意见 → 审定发布)."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.legal_basis import must_be_in_force
from application.office.bodies import must_decide_in
from application.plan.context import context_of
from application.work import Work
from domain.kernel.value import Code
from domain.office.bodies import LEADING_GROUP
from domain.office.office import Office
from domain.plan.plan import Plan
from domain.plan.procedure import CommentAnswer, CommentChannel, Override


class SubmitPlanForReview(Command):
    """Hand a draft in for review: until it is reviewed nobody changes it."""

    NAME: ClassVar[str] = "submitPlanForReview"

    plan: UUID


def submit_plan_for_review(command: SubmitPlanForReview, work: Work) -> None:
    """The draft awaits another officer."""
    _opened(Action.DRAFT_PLAN, command.plan, work).submit()


class ReviewPlan(Command):
    """Pass a draft that a colleague handed in, with a comment or without."""

    NAME: ClassVar[str] = "reviewPlan"

    plan: UUID
    comment: str | None


def review_plan(command: ReviewPlan, work: Work) -> None:
    """The draft may be consulted on."""
    _opened(Action.REVIEW_PLAN, command.plan, work).pass_review(command.comment)


class ReturnPlan(Command):
    """Send a draft back, with what must change."""

    NAME: ClassVar[str] = "returnPlan"

    plan: UUID
    comment: str


def return_plan(command: ReturnPlan, work: Work) -> None:
    """The draft is open for drafting again."""
    _opened(Action.REVIEW_PLAN, command.plan, work).send_back(command.comment)


class ConsultOnPlan(Command):
    """Ask units for their comments on a reviewed draft, until a day (that day included)."""

    NAME: ClassVar[str] = "consultOnPlan"

    plan: UUID
    units: tuple[Code, ...]
    until: date


def consult_on_plan(command: ConsultOnPlan, work: Work) -> None:
    """The units may comment."""
    plan = _opened(Action.CONSULT_ON_PLAN, command.plan, work)
    office = work.read(Office, Office.id_of(plan.state.office))
    for unit in command.units:
        office.unit_on(unit, work.today, "units")
    plan.consult(command.units, command.until)


class CommentOnPlan(Command):
    """Comment, for a unit that was asked, on a draft or on one indicator of it."""

    NAME: ClassVar[str] = "commentOnPlan"

    plan: UUID
    unit: str
    indicator: str | None
    channel: CommentChannel
    text: str


def comment_on_plan(command: CommentOnPlan, work: Work) -> str:
    """Gives the comment's reference."""
    plan = _opened(Action.COMMENT_ON_PLAN, command.plan, work, unit=command.unit)
    return plan.comment(command.unit, command.indicator, command.channel, command.text)


class AgreeToPlan(Command):
    """Reply, for a unit that was asked, that it has no comment (无意见)."""

    NAME: ClassVar[str] = "agreeToPlan"

    plan: UUID
    unit: str


def agree_to_plan(command: AgreeToPlan, work: Work) -> None:
    """The unit has replied."""
    _opened(Action.COMMENT_ON_PLAN, command.plan, work, unit=command.unit).agree(command.unit)


class AnswerComment(Command):
    """Answer a comment: it is adopted, or it is explained why not."""

    NAME: ClassVar[str] = "answerComment"

    plan: UUID
    comment: str
    answer: CommentAnswer


def answer_comment(command: AnswerComment, work: Work) -> None:
    """The unit can read the answer."""
    plan = _opened(Action.CONSULT_ON_PLAN, command.plan, work)
    plan.answer_comment(command.comment, command.answer)


class PublishPlan(Command):
    """Publish the draft, in force from a day on; every failed check is reported at once.

    ``overrides`` name the findings that the leading group lets pass, each with its reason.
    """

    NAME: ClassVar[str] = "publishPlan"

    plan: UUID
    effective_from: date
    overrides: tuple[Override, ...]


def publish_plan(command: PublishPlan, work: Work) -> str:
    """Gives the number of the version."""
    plan = _opened(Action.PUBLISH_PLAN, command.plan, work)
    must_decide_in(LEADING_GROUP, plan.state.office, work)
    plan.publish(command.effective_from, context_of(plan.state, work), command.overrides)
    must_be_in_force(plan.state.latest.legal_bases, command.effective_from, "indicators", work)
    return str(plan.state.latest.number)


def _opened(action: Action, plan: UUID, work: Work, *, unit: str | None = None) -> Plan:
    work.authorise(action, office=work.read(Plan, plan).office, unit=unit)
    return work.edit(Plan, plan)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    SubmitPlanForReview: submit_plan_for_review,
    ReviewPlan: review_plan,
    ReturnPlan: return_plan,
    ConsultOnPlan: consult_on_plan,
    CommentOnPlan: comment_on_plan,
    AgreeToPlan: agree_to_plan,
    AnswerComment: answer_comment,
    PublishPlan: publish_plan,
}
