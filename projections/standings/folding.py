"""How assessments become standings."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState, Veto
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Breakdown
from domain.scoring.subtotals import subtotals
from projections.model import Model, put
from projections.standings.tables import STANDING
from projections.step import AssessmentStep
from projections.table import Change, Row


def changes(step: AssessmentStep) -> Iterator[Change]:
    """The standing, when the step may have moved anything of it."""
    if _may_have_moved(step):
        row = _row(step.recorded.stream, step.after, step.score, step.plan)
        yield put(STANDING, row, step.recorded.commit_position)


def _may_have_moved(step: AssessmentStep) -> bool:
    before, after, score_before, score = step.before, step.after, step.score_before, step.score
    return (
        before is None
        or score_before is None
        or score_before.exact != score.exact
        or score_before.provisional_exact != score.provisional_exact
        or step.adopts
        or before.vetoes is not after.vetoes
        or before.contests is not after.contests
        or before.sealed is not after.sealed
    )


def _row(assessment: UUID, state: AssessmentState, score: Breakdown, plan: PlanVersion) -> Row:
    split = subtotals(score, plan)
    contested = sorted(state.contests)
    return (
        assessment,
        state.office,
        state.plan,
        state.plan_version,
        state.policy_version,
        state.year,
        plan.side,
        state.subject,
        state.subject_kind,
        state.unit,
        plan.assessors_of(state.unit),
        state.peer_group,
        score.total,
        score.provisional_total,
        split.key,
        split.base,
        split.deductions,
        _vetoes(state.vetoes),
        contested,
        [state.contests[ref] for ref in contested],
        state.sealed,
    )


def _vetoes(vetoes: Mapping[str, Veto]) -> list[dict[str, Any]]:
    return [
        {
            "ref": veto.ref,
            "ground": veto.ground,
            "effect": veto.effect,
            "spread": veto.spread,
            "origin": None if veto.origin is None else str(veto.origin.assessment),
            "status": veto.status.value,
            "since": veto.since.isoformat(),
            "until": None if veto.until is None else veto.until.isoformat(),
        }
        for veto in vetoes.values()
    ]


STANDINGS: Final = Model(name="standings", version=4, tables=(STANDING,), folds={Assessment.NAME: changes})
"""The read model."""
