"""One version of the rules, topic by topic; a version that was used never changes."""

from typing import Final, Self

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.plan.indicator import Side
from domain.policy.amendment import AMENDMENT, AmendmentRules
from domain.policy.appeals import APPEALS, AppealRules
from domain.policy.bonus import BONUS, BonusRules
from domain.policy.channels import CHANNELS, ChannelRules
from domain.policy.culture import CULTURE, CultureRules
from domain.policy.deadlines import DEADLINES, DeadlineRules
from domain.policy.evaluation import EVALUATION, EvaluationRules
from domain.policy.evidence import EVIDENCE, EvidenceRules
from domain.policy.feedback import FEEDBACK, FeedbackRules
from domain.policy.grades import GRADING, PERSON_GRADING, GradeRules
from domain.policy.innovation import INNOVATION, InnovationRules
from domain.policy.linkage import LINKAGE, LinkageRules
from domain.policy.matrix import MATRIX, MatrixRules
from domain.policy.monitoring import MONITORING, MonitoringRules
from domain.policy.not_applicable import NOT_APPLICABLE, NotApplicableRules
from domain.policy.planning import PLANNING, PlanningRules
from domain.policy.quota import PERSON_QUOTA, QUOTA, QuotaRules
from domain.policy.rectification import RECTIFICATION, RectificationRules
from domain.policy.results import RESULTS, ResultRules
from domain.policy.staffing import STAFFING, StaffingRules
from domain.policy.training import TRAINING, TrainingRules
from domain.policy.uses import USES, UseRules
from domain.policy.vetoes import VETOES, VetoRules
from domain.policy.workflow import WORKFLOW, WorkflowRules


class Policy(Value):
    """The topics of the policy; ``person_grades`` and ``person_quota`` hold for persons instead of units'."""

    amendment: AmendmentRules
    appeals: AppealRules
    bonus: BonusRules
    channels: ChannelRules
    culture: CultureRules
    deadlines: DeadlineRules
    feedback: FeedbackRules
    evaluation: EvaluationRules
    grades: GradeRules
    person_grades: GradeRules
    innovation: InnovationRules
    linkage: LinkageRules
    matrix: MatrixRules
    monitoring: MonitoringRules
    planning: PlanningRules
    evidence: EvidenceRules
    not_applicable: NotApplicableRules
    quota: QuotaRules
    person_quota: QuotaRules
    rectification: RectificationRules
    results: ResultRules
    staffing: StaffingRules
    training: TrainingRules
    uses: UseRules
    vetoes: VetoRules
    workflow: WorkflowRules

    def for_side(self, side: Side) -> Self:
        """The policy with the grades and the quota of the side of a plan in their places."""
        if side != "PERSON":
            return self
        return self.model_copy(update={"grades": self.person_grades, "quota": self.person_quota})

    def faults(self) -> list[Refusal]:
        """Everything in it that cannot be so, topic by topic."""
        return [fault for name, topic in self for fault in topic.faults(name)]


POLICY_V1: Final = Policy(
    amendment=AMENDMENT,
    appeals=APPEALS,
    bonus=BONUS,
    channels=CHANNELS,
    culture=CULTURE,
    deadlines=DEADLINES,
    feedback=FEEDBACK,
    evaluation=EVALUATION,
    grades=GRADING,
    person_grades=PERSON_GRADING,
    innovation=INNOVATION,
    linkage=LINKAGE,
    matrix=MATRIX,
    monitoring=MONITORING,
    planning=PLANNING,
    evidence=EVIDENCE,
    not_applicable=NOT_APPLICABLE,
    quota=QUOTA,
    person_quota=PERSON_QUOTA,
    rectification=RECTIFICATION,
    results=RESULTS,
    staffing=STAFFING,
    training=TRAINING,
    uses=USES,
    vetoes=VETOES,
    workflow=WORKFLOW,
)
"""The policy that an office starts with."""
