"""Why an appeal says no."""

from domain.kernel.refusal import Refusal


class AppealUnknown(Refusal):
    """No appeal has that id."""

    code = "APPEAL_UNKNOWN"
    zh = "没有该申诉"
    en = "there is no such appeal"


class NothingContested(Refusal):
    """An appeal names concrete items, or says in words what it is about."""

    code = "NOTHING_CONTESTED"
    zh = "申诉须写明事项或陈述"
    en = "an appeal names items or states its case in words"


class ItemTwice(Refusal):
    """An item is contested, and ruled on, once in an appeal."""

    code = "ITEM_TWICE"
    zh = "{item} 在同一申诉中重复"
    en = "{item} stands twice in this appeal"


class AppealStepWrong(Refusal):
    """Appeals go from filed to accepted to ruled."""

    code = "APPEAL_STEP_WRONG"
    zh = "申诉当前状态为 {status}，不能执行此步骤"
    en = "the appeal is {status}: this step does not come next"


class NoConcreteItem(Refusal):
    """An appeal without concrete items cannot be accepted."""

    code = "NO_CONCRETE_ITEM"
    zh = "申诉没有具体事项，不予受理"
    en = "the appeal names no concrete item: it cannot be accepted"


class RulingIncomplete(Refusal):
    """A ruling decides every contested item, and nothing else."""

    code = "RULING_INCOMPLETE"
    zh = "裁定须逐项作出，且仅限申诉事项：{items}"
    en = "a ruling decides each contested item and nothing else: {items}"


class RecusalRequired(Refusal):
    """Nobody rules on their own decision or their own unit (rule 27)."""

    code = "RECUSAL_REQUIRED"
    zh = "您参与过被申诉事项的考评或属于被考评单位，应当回避"
    en = "you had a hand in what is contested, or belong to the unit: recuse yourself"


class AppealLate(Refusal):
    """An annual result is contested within its window; later only with a reason that is let in (rule 25)."""

    code = "APPEAL_LATE"
    zh = "公示期已于 {day} 届满；逾期申诉须说明理由"
    en = "the window closed on {day}: a late appeal says why it is late"


class AppealInTime(Refusal):
    """A filing in time needs no excuse."""

    code = "APPEAL_IN_TIME"
    zh = "申诉在期限内，不属于逾期申诉"
    en = "the appeal is in time: it is not filed as a late one"


class AppealIsPaused(Refusal):
    """The clock stands still."""

    code = "APPEAL_PAUSED"
    zh = "申诉时限已于 {day} 起中止"
    en = "the clock of the appeal has stood still since {day}"


class AppealIsRunning(Refusal):
    """There is nothing to resume."""

    code = "APPEAL_RUNNING"
    zh = "申诉时限未中止"
    en = "the clock of the appeal runs"


class ExtendedAlready(Refusal):
    """The time to rule is extended once."""

    code = "EXTENDED_ALREADY"
    zh = "裁定期限已延长过一次，不得再延长"
    en = "the time to rule was extended already; it is extended once"


class RulingOverdue(Refusal):
    """Time that has passed cannot be extended."""

    code = "RULING_OVERDUE"
    zh = "裁定期限已于 {day} 届满，不能再延长"
    en = "the ruling was due on {day}: time that has passed is not extended"
