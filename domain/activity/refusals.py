"""Why an activity cannot be recorded so."""

from domain.kernel.refusal import Refusal


class ActivityUnknown(Refusal):
    """No activity has that id."""

    code = "ACTIVITY_UNKNOWN"
    zh = "没有该活动，请从活动列表中选择"
    en = "there is no such activity: choose one from the list"


class ActivityChannelUnknown(Refusal):
    """An activity goes through one of the policy's channels."""

    code = "ACTIVITY_CHANNEL_UNKNOWN"
    zh = "制度参数中没有渠道 {channel}，可选：{channels}"
    en = "the policy has no channel {channel}; choose from {channels}"


class ActivityEvidenceMissing(Refusal):
    """What took place left something that shows it."""

    code = "ACTIVITY_EVIDENCE_MISSING"
    zh = "请附网页、简报、照片或纪要等至少一份材料"
    en = "give at least one document that shows it: a page, a bulletin, a photograph, minutes"


class ActivityWithdrawnAlready(Refusal):
    """What was withdrawn stays withdrawn."""

    code = "ACTIVITY_WITHDRAWN"
    zh = "该活动已撤销，请另行登记"
    en = "the activity was withdrawn: record another"


class ModelCaseUncited(Refusal):
    """A model case shows by a result or a leaf what it is a model of."""

    code = "MODEL_CASE_UNCITED"
    zh = "先进典型须引用一项考评结果或一项得分明细"
    en = "a model case cites a result or a leaf of a score"


class CitationWrong(Refusal):
    """A citation names one thing."""

    code = "CITATION_WRONG"
    zh = "引用须为一项考评结果或一项得分明细，二者选一"
    en = "a citation names either a result or a leaf"


class CitationUnknown(Refusal):
    """What is cited stands in the log."""

    code = "CITATION_UNKNOWN"
    zh = "本局没有所引用的考评结果或得分明细"
    en = "the office has no such result or leaf"
