"""One pass over the log for all read models: states and breakdowns are advanced once and shared."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from domain.appeal.appeal import Appeal
from domain.assessment.assessment import Assessment
from domain.assessment.changes import changed_items
from domain.assessment.state import AssessmentState
from domain.kernel.recorded import Recorded
from domain.plan.state import PlanState
from domain.plan.version import PlanVersion
from domain.policy.policy_set import PolicySet
from domain.scoring.composition import adopt, compose_state, take_in
from projections.kept import MOST_STREAMS, Kept, Scored, States
from projections.model import Model
from projections.step import AppealStep, AssessmentStep, Step, kind_of
from projections.table import Change, History

_NONE: Final[frozenset[UUID]] = frozenset()


class ModelFold:
    """Turns events into the changes of several read models."""

    def __init__(self, models: Sequence[Model], history: History, most_streams: int = MOST_STREAMS) -> None:
        self._models = tuple(models)
        self._states = States(history, most_streams)

    @property
    def models(self) -> Sequence[Model]:
        """The read models whose rows change."""
        return self._models

    def changes(self, recorded: Recorded) -> Iterable[Change]:
        """What one event changes."""
        step = self._step(recorded)
        return [
            change for model in self._models if (fold := model.folds.get(step.kind)) for change in fold(step)
        ]

    def depends_on(self, recorded: Recorded) -> frozenset[UUID]:
        """Plan and policy for an assessment, the assessment for an appeal."""
        kind = kind_of(type(recorded.event))
        if kind not in {Assessment.NAME, Appeal.NAME}:
            return _NONE
        state = self._before(recorded).state or recorded.event.evolve(None)
        if kind == Appeal.NAME:
            return frozenset({state.assessment})
        return frozenset({state.plan, PolicySet.id_of(state.office)})

    def forget(self) -> None:
        """Drop all kept states."""
        self._states.forget()

    def _before(self, recorded: Recorded) -> Kept:
        return self._states.before(recorded.stream, recorded.event.originator_version, recorded.position)

    def _step(self, recorded: Recorded) -> Step[Any]:
        kind, before = kind_of(type(recorded.event)), self._before(recorded)
        after = recorded.event.evolve(before.state)
        if kind == Assessment.NAME:
            return self._assessment_step(recorded, before, after)
        self._states.keep(recorded.stream, Kept(recorded.event.originator_version, after))
        if kind == Appeal.NAME:
            assessment = self._states.at(after.assessment, recorded.position).state
            return AppealStep(recorded, kind, before.state, after, assessment)
        return Step(recorded, kind, before.state, after)

    def _assessment_step(self, recorded: Recorded, kept: Kept, after: AssessmentState) -> AssessmentStep:
        before: AssessmentState | None = kept.state
        scored = kept.scored or self._scored(before or after, recorded.position)
        plan = self._plan(after, scored.plan, recorded.position)
        score = scored.score if plan is scored.plan else adopt(scored.score, scored.plan, plan, scored.policy)
        changed = () if before is None else changed_items(before, after)
        score = take_in(score, changed, plan, scored.policy)
        advanced = Scored(plan, scored.policy, score)
        self._states.keep(recorded.stream, Kept(recorded.event.originator_version, after, advanced))
        score_before = None if before is None else scored.score
        return AssessmentStep(recorded, Assessment.NAME, before, after, plan, changed, score_before, score)

    def _plan(self, state: AssessmentState, known: PlanVersion, position: int) -> PlanVersion:
        """The plan version that an assessment follows: the known one until it adopts another."""
        if state.plan_version == known.number:
            return known
        plans: PlanState = self._states.at(state.plan, position).state
        return plans.version(state.plan_version)

    def _scored(self, state: AssessmentState, position: int) -> Scored:
        """The score of an assessment that was not kept, by the rules that it follows."""
        plan = self._states.at(state.plan, position).state.version(state.plan_version)
        policies = self._states.at(PolicySet.id_of(state.office), position).state
        policy = policies.versions[state.policy_version]
        return Scored(plan, policy, compose_state(state, plan, policy))
