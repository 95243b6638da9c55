"""Why an assessment says no about what does not apply."""

from domain.kernel.refusal import Refusal


class NotApplicableStands(Refusal):
    """Where an indicator does not apply there is nothing to report, and nothing to ask for again."""

    code = "NOT_APPLICABLE_STANDS"
    zh = "{item} 已申请或认定为不适用（{status}），不能填报或重复申请"
    en = "{item} is {status}: nothing is reported or asked for while the indicator does not apply"


class NotApplicableStepWrong(Refusal):
    """What does not apply goes from requested to approved, and is withdrawn from either."""

    code = "NOT_APPLICABLE_STEP_WRONG"
    zh = "{item} 当前状态为 {status}，不能执行此步骤"
    en = "{item} is {status}: this step does not come next"


class PeriodReported(Refusal):
    """What has a result applied: the result is returned or voided first."""

    code = "PERIOD_REPORTED"
    zh = "{entry} 当前状态为 {status}，该期已有结果，不能申请不适用"
    en = "{entry} is {status}: a period with a result cannot be called not applicable"
