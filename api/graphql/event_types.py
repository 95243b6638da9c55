"""Events by the kind of their entry: each type adds what its entries lead to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final

import strawberry

from api.graphql.case_events import AppealEvent, HearingEvent, RulingEvent
from api.graphql.context import Info
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.item_events import (
    AdjustmentEvent,
    ClaimEvent,
    CommentEvent,
    ContestEvent,
    EntryEvent,
    FaultEvent,
    NotApplicableEvent,
    RulingEffectEvent,
    VetoEvent,
    VoidingEvent,
)
from api.graphql.moments import Moment
from api.graphql.node import Node
from projections.trail.kinds import EventKind, kind_of_topic
from projections.trail.queries import TrailRow

if TYPE_CHECKING:
    from api.graphql.evaluations import EvaluationRound
    from api.graphql.innovations import InnovationProject
    from api.graphql.organization import Person
    from api.graphql.plans import Plan
    from api.graphql.rectifications import Rectification
    from api.graphql.results import Result


@strawberry.type(description="考评: an assessment was opened, took a plan version, was warned, was sealed.")
class AssessmentEvent(Event):
    """An assessment's own event."""


@strawberry.type(description="结果: the result of a peer group, and the use made of results.")
class ResultEvent(Event):
    """A result's event."""

    @resolver("The result; null for the register of uses.")
    async def result(self, info: Info) -> Annotated["Result", strawberry.lazy("api.graphql.results")] | None:
        """The result, if the viewer may see it."""
        found: Result | None = await _told(self, info)
        return found


@strawberry.type(description="计划: a plan and its milestones.")
class PlanEvent(Event):
    """A plan's event."""

    @resolver("The plan; null for a milestone.")
    async def plan(self, info: Info) -> Annotated["Plan", strawberry.lazy("api.graphql.plans")] | None:
        """The plan, if the viewer may see it."""
        found: Plan | None = await _told(self, info)
        return found


@strawberry.type(description="制度: policy, regulations, the library of indicators.")
class RulesEvent(Event):
    """A rule's event."""


@strawberry.type(description="评价: evaluation rounds and settlements by band, apart from what they enter.")
class EvaluationEvent(Event):
    """An evaluation's event."""

    @resolver("The round; null for a settlement by band.")
    async def round(
        self, info: Info
    ) -> Annotated["EvaluationRound", strawberry.lazy("api.graphql.evaluations")] | None:
        """The round, if the viewer may see it."""
        found: EvaluationRound | None = await _told(self, info)
        return found


@strawberry.type(description="创新: innovation projects and their register.")
class InnovationEvent(Event):
    """An innovation project's event."""

    @resolver("The project; null for the register.")
    async def project(
        self, info: Info
    ) -> Annotated["InnovationProject", strawberry.lazy("api.graphql.innovations")] | None:
        """The project, if the viewer may see it."""
        found: InnovationProject | None = await _told(self, info)
        return found


@strawberry.type(description="整改: rectifications and their register.")
class RectificationEvent(Event):
    """A rectification's event."""

    @resolver("The rectification; null for the register.")
    async def rectification(
        self, info: Info
    ) -> Annotated["Rectification", strawberry.lazy("api.graphql.rectifications")] | None:
        """The rectification, if the viewer may see it."""
        found: Rectification | None = await _told(self, info)
        return found


@strawberry.type(description="组织: offices, units, posts, bodies, persons and their roles.")
class OrganizationEvent(Event):
    """An event of the organization."""

    @resolver("The person whose post, roles or key it is about; null for offices.")
    async def person(
        self, info: Info
    ) -> Annotated["Person", strawberry.lazy("api.graphql.organization")] | None:
        """The person, if the viewer may see them."""
        found: Person | None = await _told(self, info)
        return found


@strawberry.type(description="日常记录: meetings, analyses, feedback, activities, trainings, evidence …")
class RecordEvent(Event):
    """What is recorded beside plan and scores."""

    @resolver("What was recorded, where it can be asked for by its id.")
    async def record(self, info: Info) -> Node | None:
        """The meeting, feedback, activity, training or risk signal, if the viewer may see it."""
        found: Node | None = await _told(self, info)
        return found


TYPES: Final[Mapping[EventKind, type[Event]]] = {
    EventKind.ENTRY: EntryEvent,
    EventKind.ADJUSTMENT: AdjustmentEvent,
    EventKind.CLAIM: ClaimEvent,
    EventKind.NOT_APPLICABLE: NotApplicableEvent,
    EventKind.VOIDING: VoidingEvent,
    EventKind.VETO: VetoEvent,
    EventKind.FAULT: FaultEvent,
    EventKind.COMMENT: CommentEvent,
    EventKind.CONTEST: ContestEvent,
    EventKind.RULING_EFFECT: RulingEffectEvent,
    EventKind.ASSESSMENT: AssessmentEvent,
    EventKind.APPEAL: AppealEvent,
    EventKind.HEARING: HearingEvent,
    EventKind.RULING: RulingEvent,
    EventKind.RESULT: ResultEvent,
    EventKind.PLAN: PlanEvent,
    EventKind.RULES: RulesEvent,
    EventKind.EVALUATION: EvaluationEvent,
    EventKind.INNOVATION: InnovationEvent,
    EventKind.RECTIFICATION: RectificationEvent,
    EventKind.ORGANIZATION: OrganizationEvent,
    EventKind.RECORD: RecordEvent,
}
"""The type of each kind."""

_TELLERS: Final[Mapping[str, Kind]] = {
    "plan": Kind.PLAN,
    "result": Kind.RESULT,
    "evaluation-round": Kind.EVALUATION_ROUND,
    "innovation-project": Kind.INNOVATION_PROJECT,
    "rectification": Kind.RECTIFICATION,
    "person": Kind.PERSON,
    "meeting": Kind.MEETING,
    "feedback": Kind.FEEDBACK,
    "activity": Kind.ACTIVITY,
    "training": Kind.TRAINING,
    "risk-signal": Kind.RISK_SIGNAL,
}
"""The aggregates whose events are about the object of their own stream."""


def typed(row: TrailRow, moment: Moment) -> Event:
    """The event of a row, of the type of its kind."""
    return TYPES[kind_of_topic(row.topic)].of(row, moment)


async def _told(event: Event, info: Info) -> Any:
    """The object whose stream tells of the event, if the viewer may see it."""
    kind = _TELLERS.get(event.row.kind)
    return None if kind is None else await info.context.linked(kind, event.row.stream, event.moment)
