"""Why a result says no."""

from domain.kernel.refusal import Refusal


class ResultUnknown(Refusal):
    """Nothing was compiled for that peer group."""

    code = "RESULT_UNKNOWN"
    zh = "该考评组尚未汇总结果"
    en = "no result was compiled for this peer group"


class ResultStepWrong(Refusal):
    """The step does not follow from where the result stands."""

    code = "RESULT_STEP_WRONG"
    zh = "结果当前状态为 {status}，不能办理此步骤"
    en = "the result is {status}; this step does not follow"


class StaleCompilation(Refusal):
    """Something of the peer group has moved since the board was compiled."""

    code = "STALE_COMPILATION"
    zh = "汇总后下列对象的得分或一票否决已变动：{subjects}"
    en = "these have moved since the board was compiled: {subjects}"


class ResultSamePerson(Refusal):
    """Compiling, proposing and determining are done by different persons."""

    code = "RESULT_SAME_PERSON"
    zh = "汇总、提出与审定不能由同一人办理"
    en = "compiling, proposing and determining are done by different persons"


class ChoiceWrong(Refusal):
    """The leading group chooses exactly as many of the tied as there are places left."""

    code = "CHOICE_WRONG"
    zh = "须在并列对象（{tied}）中选定 {left} 个"
    en = "choose {left} of those tied for the last place: {tied}"


class NothingRevised(Refusal):
    """Nothing on the board has changed since it was determined."""

    code = "NOTHING_REVISED"
    zh = "自审定以来没有任何对象的总分、名次或等次变动"
    en = "no total, rank or grade has changed since the board was determined"


class WindowOpen(Refusal):
    """The window of a public result is still open."""

    code = "WINDOW_OPEN"
    zh = "公示期至 {day} 届满，尚不能定案"
    en = "the window is open until {day}"
