"""Why milestones say no."""

from domain.kernel.refusal import Refusal


class MilestoneUnknown(Refusal):
    """The plan has no milestone of that code."""

    code = "MILESTONE_UNKNOWN"
    zh = "该计划没有节点 {milestone}"
    en = "the plan has no milestone {milestone}"


class MilestoneExists(Refusal):
    """A code stands for one milestone, also once it is reached or dropped."""

    code = "MILESTONE_EXISTS"
    zh = "节点 {milestone} 已设定"
    en = "milestone {milestone} has been set already"


class MilestoneClosed(Refusal):
    """What was reached or dropped stays so."""

    code = "MILESTONE_CLOSED"
    zh = "节点 {milestone} 的状态为 {status}，不能再变更"
    en = "milestone {milestone} is {status}: it changes no more"


class MilestoneUnmoved(Refusal):
    """Rescheduling names another day."""

    code = "MILESTONE_UNMOVED"
    zh = "节点 {milestone} 的期限已是 {day}"
    en = "milestone {milestone} is due on {day} already"


class MilestoneAhead(Refusal):
    """Reaching is a fact, not a plan."""

    code = "MILESTONE_AHEAD"
    zh = "{day} 尚未到来，不能登记为已完成"
    en = "{day} is still to come: nothing was reached on it"
