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


class PeerGroupUnknown(Refusal):
    """Each peer group of a plan has a result of its own; there is none of several joined (rule 38)."""

    code = "PEER_GROUP_UNKNOWN"
    zh = "该计划没有考评组 {peer_group}；各考评组分别排名：{groups}"
    en = "the plan ranks no group {peer_group}; each of these is ranked alone: {groups}"


class PeerGroupEmpty(Refusal):
    """Nobody of the peer group is assessed."""

    code = "PEER_GROUP_EMPTY"
    zh = "该考评组没有建立任何考评"
    en = "no assessment was opened in this peer group"


class AssessmentsOpen(Refusal):
    """A result is compiled of sealed assessments only."""

    code = "ASSESSMENTS_OPEN"
    zh = "本组有 {count} 个考评尚未封存：{subjects}"
    en = "{count} assessments of the group are not sealed: {subjects}"


class ResultContested(Refusal):
    """A result is not final while something in it is contested."""

    code = "RESULT_CONTESTED"
    zh = "下列对象的申诉尚未办结，不能定案：{subjects}"
    en = "appeals of these are not decided, so the result is not final: {subjects}"


class ResultSuspended(Refusal):
    """Where the policy lets appeals suspend, a result waits for them (``appeals.suspends``, rule 28)."""

    code = "RESULT_SUSPENDED"
    zh = "按制度参数，下列对象的申诉办结前不公示结果：{subjects}"
    en = "by the policy the result is not made public before the appeals of these are decided: {subjects}"


class ResultOutdated(Refusal):
    """What was determined is not what the assessments say by now."""

    code = "RESULT_OUTDATED"
    zh = "审定后下列对象的得分或一票否决已变动，结果尚未修订：{subjects}"
    en = "these have moved since the result was determined, and it was not revised: {subjects}"
