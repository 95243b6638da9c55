"""Replay: how a score came to be, told from the log alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from domain.assessment.refusals import AssessmentUnknown
from domain.assessment.state import AssessmentState
from domain.kernel.event import Grounds
from domain.kernel.points import ZERO
from domain.kernel.recorded import Recorded
from domain.plan.state import PlanState
from domain.policy.policy import Policy
from domain.policy.policy_set import PolicySet, PolicySetState
from domain.scoring.breakdown import Breakdown
from domain.scoring.composition import adopt, advance, empty

Streams = Callable[[UUID], Iterable[Recorded]]
"""The events of a stream, in order, up to the moment that is replayed."""

Histories = Callable[[Sequence[UUID]], Iterable[Recorded]]
"""The events of streams up to one moment, those of each stream in order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event of an assessment with what it did to the score.

    ``change`` is what it added to the published total; ``total`` and ``provisional_total`` stand after it.
    """

    recorded: Recorded
    reason: str | None
    change: Decimal
    total: Decimal
    provisional_total: Decimal


@dataclass(frozen=True, slots=True)
class Scored:
    """An assessment with its score, and the rules that it is scored by."""

    state: AssessmentState
    plans: PlanState
    policy: Policy
    breakdown: Breakdown

    @classmethod
    def opened(cls, state: AssessmentState, streams: Streams) -> Self:
        """The score of an assessment just opened."""
        plan: PlanState = fold(streams(state.plan))
        policies: PolicySetState = fold(streams(PolicySet.id_of(state.office)))
        policy = policies.versions[state.policy_version]
        return cls(state, plan, policy, empty(plan.version(state.plan_version)))

    def after(self, state: AssessmentState) -> Self:
        """The score after a step."""
        before, plan = self.plans.version(self.state.plan_version), self.plans.version(state.plan_version)
        breakdown = self.breakdown if plan is before else adopt(self.breakdown, before, plan, self.policy)
        breakdown = advance(breakdown, self.state, state, plan, self.policy)
        return replace(self, state=state, breakdown=breakdown)


def replay(assessment: UUID, streams: Streams) -> Iterator[Step]:
    """Every step of an assessment's score, in order; raises ``AssessmentUnknown`` when it has none."""
    total = ZERO
    for recorded, scored in scores(assessment, streams):
        yield _step(recorded, total, scored.breakdown)
        total = scored.breakdown.total


def scores(assessment: UUID, streams: Streams) -> Iterator[tuple[Recorded, Scored]]:
    """The events of an assessment, each with the score after it; raises ``AssessmentUnknown`` for none."""
    scored: Scored | None = None
    for recorded in streams(assessment):
        state: AssessmentState = recorded.event.evolve(scored and scored.state)
        scored = scored.after(state) if scored else Scored.opened(state, streams)
        yield recorded, scored
    if scored is None:
        raise AssessmentUnknown("assessment")


def remembered(histories: Histories, together: Sequence[UUID]) -> Callable[[UUID], Sequence[Recorded]]:
    """Streams that are read once each, and those of ``together`` all at once."""
    known: dict[UUID, list[Recorded]] = {stream: [] for stream in together}
    for each in histories(together):
        known[each.stream].append(each)

    def stream_of(stream: UUID) -> Sequence[Recorded]:
        if stream not in known:
            known[stream] = list(histories([stream]))
        return known[stream]

    return stream_of


def fold(events: Iterable[Recorded]) -> Any:
    """The state that a stream's events lead to, or ``None`` for no events."""
    state = None
    for recorded in events:
        state = recorded.event.evolve(state)
    return state


def _step(recorded: Recorded, before: Decimal, after: Breakdown) -> Step:
    return Step(
        recorded=recorded,
        reason=reason_of(recorded),
        change=(after.total - before) or ZERO,
        total=after.total,
        provisional_total=after.provisional_total,
    )


def reason_of(recorded: Recorded) -> str | None:
    """Why, in the words of who decided: the reason of the grounds, or of the step itself."""
    grounds = getattr(recorded.event, "grounds", None)
    if isinstance(grounds, Grounds):
        return grounds.reason
    reason = getattr(recorded.event, "reason", None)
    return reason if isinstance(reason, str) else None
