"""Why the register of uses says no."""

from domain.kernel.refusal import Refusal


class UseUnknown(Refusal):
    """Nothing is registered under that reference."""

    code = "USE_UNKNOWN"
    zh = "该结果没有登记这项运用"
    en = "no such use of this result is registered"


class ResultNotFinal(Refusal):
    """Only a final result may be used (P24)."""

    code = "RESULT_NOT_FINAL"
    zh = "结果当前状态为 {status}，定案后才能运用"
    en = "the result is {status}: it may be used once it is final"


class EditionSuperseded(Refusal):
    """A use rests on the edition in force."""

    code = "EDITION_SUPERSEDED"
    zh = "您依据的是第 {seen} 版，结果现为第 {now} 版"
    en = "you rest on edition {seen}; the result is at edition {now}"


class SubjectNotOnBoard(Refusal):
    """Who is not on the board has no result to use."""

    code = "SUBJECT_NOT_ON_BOARD"
    zh = "{subject} 不在该考评组的结果中"
    en = "{subject} is not on the board of this peer group"


class UseKindUnknown(Refusal):
    """What a result is used for is one of the policy."""

    code = "USE_KIND_UNKNOWN"
    zh = "制度参数没有列出结果运用方式 {kind}"
    en = "the policy lists no use {kind} of results"


class UseBarred(Refusal):
    """A veto in force bars the subject from that use (§8.3)."""

    code = "USE_BARRED"
    zh = "{subject} 被一票否决（{grounds}），不得用于 {kind}"
    en = "{subject} is vetoed ({grounds}), which bars it from {kind}"


class UseRegisteredAlready(Refusal):
    """One document uses a subject's result in one way once."""

    code = "USE_REGISTERED_ALREADY"
    zh = "该文件对 {subject} 的这项运用已登记为 {use}"
    en = "this document's use of the result of {subject} is registered already, as {use}"


class UseStepWrong(Refusal):
    """The step does not follow from where the use stands."""

    code = "USE_STEP_WRONG"
    zh = "{use} 当前状态为 {status}，不能办理此步骤"
    en = "{use} is {status}; this step does not follow"


class RequestedTwice(Refusal):
    """A subject asks for places once."""

    code = "REQUESTED_TWICE"
    zh = "{subject} 的申请出现不止一次"
    en = "{subject} asks more than once"


class AllocationChoiceWrong(Refusal):
    """The leading group says in which order those tied at the edge are served, and only there."""

    code = "ALLOCATION_CHOICE_WRONG"
    zh = "须按先后排列并列对象（{tied}），没有并列时不填"
    en = "order those tied at the edge ({tied}); give nothing where nobody is"
