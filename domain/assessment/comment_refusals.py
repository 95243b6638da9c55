"""Why an assessment says no about comments on scores."""

from domain.kernel.refusal import Refusal


class ScoreNotProvisional(Refusal):
    """A comment is on what stands and is not final yet: what is final is contested by an appeal."""

    code = "SCORE_NOT_PROVISIONAL"
    zh = "{entry} 当前状态为 {status}，只能对尚未复核的得分提出意见"
    en = "{entry} is {status}: comments are made on scores that stand and are not rechecked yet"


class CommentTextMissing(Refusal):
    """A comment says what is wrong."""

    code = "COMMENT_TEXT_MISSING"
    zh = "请写明对该得分的意见"
    en = "say what is wrong with the score"


class CommentOpen(Refusal):
    """An entry has one open comment at a time."""

    code = "COMMENT_OPEN"
    zh = "{entry} 已有意见 {comment} 等待答复"
    en = "the comment {comment} on {entry} waits for its answer"


class ScoreCommentUnknown(Refusal):
    """The assessment has no such comment."""

    code = "SCORE_COMMENT_UNKNOWN"
    zh = "没有对得分的意见 {comment}"
    en = "there is no comment {comment} on a score"


class CommentStepWrong(Refusal):
    """A comment is answered once; one that is open or declined may become an appeal, once."""

    code = "COMMENT_STEP_WRONG"
    zh = "{comment} 当前状态为 {status}，不能执行此步骤"
    en = "{comment} is {status}: this step does not come next"


class CommentTooLate(Refusal):
    """What accepts a comment returns its entry, which only a provisional one can be."""

    code = "COMMENT_TOO_LATE"
    zh = "{entry} 当前状态为 {status}，意见 {comment} 不能再采纳"
    en = "{entry} is {status}: the comment {comment} can no longer be accepted"
