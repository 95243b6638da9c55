"""Why feedback says no."""

from domain.kernel.refusal import Refusal


class FeedbackUnknown(Refusal):
    """No feedback has that id."""

    code = "FEEDBACK_UNKNOWN"
    zh = "没有该情况反馈，请从反馈列表中选择"
    en = "there is no such feedback: choose one from the list"


class FeedbackStepWrong(Refusal):
    """Feedback is raised, answered, and closed or once reopened."""

    code = "FEEDBACK_STEP_WRONG"
    zh = "该反馈当前状态为 {status}，不能办理此步骤"
    en = "the feedback is {status}: this step does not come next"


class FeedbackReopenedAlready(Refusal):
    """Feedback is reopened once: after the second answer it is closed, or raised anew."""

    code = "FEEDBACK_REOPENED_ALREADY"
    zh = "该反馈已重新提出过一次，请办结或另行提出"
    en = "the feedback was reopened once already: close it, or raise another"


class FeedbackLinkWrong(Refusal):
    """An answer names the amendment by which the plan was adjusted, and no other answer names one."""

    code = "FEEDBACK_LINK_WRONG"
    zh = "答复“已调整”须注明本计划的指标调整，答复“已说明”不得注明"
    en = "an answer ADJUSTED names an amendment of the same plan, an answer EXPLAINED names none"


class FeedbackAmendmentNotApproved(Refusal):
    """The plan is adjusted once the leading group has approved the amendment."""

    code = "FEEDBACK_AMENDMENT_NOT_APPROVED"
    zh = "第 {amendment} 号指标调整当前状态为 {status}，审定后方可答复“已调整”"
    en = "amendment {amendment} is {status}: answer ADJUSTED once it is approved"


class FeedbackNotOverdue(Refusal):
    """A silence is told once, and only after the last day."""

    code = "FEEDBACK_NOT_OVERDUE"
    zh = "该反馈的答复期限为 {due_on}，尚未逾期或已告知"
    en = "the answer is due on {due_on}: it is not overdue, or was told so already"
