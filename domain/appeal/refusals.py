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
