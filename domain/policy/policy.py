"""One version of the rules, topic by topic; a version that was used never changes."""

from typing import Final

from domain.kernel.value import Value
from domain.policy.amendment import AMENDMENT, AmendmentRules
from domain.policy.bonus import BONUS, BonusRules
from domain.policy.channels import CHANNELS, ChannelRules
from domain.policy.grades import GRADING, GradeRules
from domain.policy.quota import QUOTA, QuotaRules
from domain.policy.staffing import STAFFING, StaffingRules
from domain.policy.vetoes import VETOES, VetoRules
from domain.policy.workflow import WORKFLOW, WorkflowRules


class Policy(Value):
    """The topics of the policy."""

    amendment: AmendmentRules
    bonus: BonusRules
    channels: ChannelRules
    grades: GradeRules
    quota: QuotaRules
    staffing: StaffingRules
    vetoes: VetoRules
    workflow: WorkflowRules


POLICY_V1: Final = Policy(
    amendment=AMENDMENT,
    bonus=BONUS,
    channels=CHANNELS,
    grades=GRADING,
    quota=QUOTA,
    staffing=STAFFING,
    vetoes=VETOES,
    workflow=WORKFLOW,
)
"""The policy that an office starts with."""
