"""Why a training cannot be recorded so."""

from domain.kernel.refusal import Refusal


class TrainingUnknown(Refusal):
    """No training has that id."""

    code = "TRAINING_UNKNOWN"
    zh = "没有该培训，请从培训列表中选择"
    en = "there is no such training: choose one from the list"


class NobodyInvited(Refusal):
    """A training has somebody to train."""

    code = "NOBODY_INVITED"
    zh = "请填写应参加培训的人员"
    en = "name the persons who were invited"


class TooManyInvited(Refusal):
    """One training has only so many persons."""

    code = "TOO_MANY_INVITED"
    zh = "一次培训最多登记 {most} 人，请分场登记"
    en = "one training has at most {most} persons: record it in parts"


class InvitedTwice(Refusal):
    """A person is invited, and attends, once."""

    code = "INVITED_TWICE"
    zh = "人员名单有重复，每人只列一次"
    en = "a person is named twice: name each once"


class AttendedUninvited(Refusal):
    """Attendance is told of those who were invited."""

    code = "ATTENDED_UNINVITED"
    zh = "实到人员须在应到人员之内，请先补入应到名单"
    en = "those who attended are among the invited: add them there"


class TrainingWithdrawnAlready(Refusal):
    """What was withdrawn stays withdrawn."""

    code = "TRAINING_WITHDRAWN"
    zh = "该培训已撤销，请另行登记"
    en = "the training was withdrawn: record another"
