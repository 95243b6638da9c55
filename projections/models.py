"""Every read model."""

from typing import Final

from projections.activities.folding import ACTIVITIES
from projections.analysis.folding import ANALYSIS
from projections.appeal_docket.folding import APPEAL_DOCKET
from projections.attestations.folding import ATTESTATIONS
from projections.band_settlements.folding import BAND_SETTLEMENTS
from projections.evaluations.folding import EVALUATIONS
from projections.evidence.folding import EVIDENCE
from projections.feedback.folding import FEEDBACK_MODEL
from projections.fold import ModelFold
from projections.innovations.folding import INNOVATIONS
from projections.items.folding import ITEMS
from projections.library.folding import LIBRARY
from projections.meetings.folding import MEETINGS
from projections.milestones.folding import MILESTONES
from projections.organization.folding import ORGANIZATION
from projections.plans.folding import PLANS
from projections.policies.folding import POLICIES
from projections.rectifications.folding import RECTIFICATIONS
from projections.regulations.folding import REGULATIONS
from projections.result_uses.folding import RESULT_USES
from projections.results.folding import RESULTS
from projections.risk_signals.folding import RISK_SIGNALS
from projections.score_ledger.folding import SCORE_LEDGER
from projections.standings.folding import STANDINGS
from projections.table import History
from projections.trail.folding import TRAIL_MODEL
from projections.trainings.folding import TRAININGS
from projections.unit_honours.folding import UNIT_HONOURS
from projections.work_queue.folding import WORK_QUEUE
from projections.workflow.folding import WORKFLOW

MODELS: Final = (
    ORGANIZATION,
    POLICIES,
    RECTIFICATIONS,
    REGULATIONS,
    LIBRARY,
    PLANS,
    MILESTONES,
    MEETINGS,
    ANALYSIS,
    STANDINGS,
    SCORE_LEDGER,
    ITEMS,
    INNOVATIONS,
    WORKFLOW,
    EVIDENCE,
    BAND_SETTLEMENTS,
    EVALUATIONS,
    WORK_QUEUE,
    TRAIL_MODEL,
    APPEAL_DOCKET,
    RESULTS,
    FEEDBACK_MODEL,
    UNIT_HONOURS,
    RESULT_USES,
    ACTIVITIES,
    TRAININGS,
    RISK_SIGNALS,
    ATTESTATIONS,
)


def fold_all(history: History) -> ModelFold:
    """The fold of every read model."""
    return ModelFold(MODELS, history)
