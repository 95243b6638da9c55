"""Why meetings say no."""

from domain.kernel.refusal import Refusal


class MeetingUnknown(Refusal):
    """There is no such meeting."""

    code = "MEETING_UNKNOWN"
    zh = "没有这次会议"
    en = "there is no such meeting"


class MeetingAhead(Refusal):
    """A meeting is recorded once it has begun."""

    code = "MEETING_AHEAD"
    zh = "{day} 尚未到来，不能登记会议"
    en = "{day} is still to come: a meeting is recorded once it is held"


class MeetingQuarterAhead(Refusal):
    """A meeting reviews a quarter that has begun."""

    code = "MEETING_QUARTER_AHEAD"
    zh = "会议日期 {day} 早于 {quarter}，不能讲评该季度"
    en = "{quarter} had not begun on {day}: a meeting reviews a quarter that has"


class AttendeesMissing(Refusal):
    """A meeting without members decides nothing."""

    code = "ATTENDEES_MISSING"
    zh = "会议至少须有一名出席人员（列席人员不计）"
    en = "a meeting has at least one member; those without a vote do not count"


class AttendeeTwice(Refusal):
    """Everybody comes as one thing."""

    code = "ATTENDEE_TWICE"
    zh = "同一人员列出不止一次"
    en = "a person is named more than once"


class AgendaEmpty(Refusal):
    """A meeting is about something."""

    code = "AGENDA_EMPTY"
    zh = "会议须至少有一项议题"
    en = "a meeting has at least one item on its agenda"


class AgendaItemUnknown(Refusal):
    """A vote is about an item of the agenda."""

    code = "AGENDA_ITEM_UNKNOWN"
    zh = "议程没有第 {item} 项"
    en = "the agenda has no item {item}"


class VoterAbsent(Refusal):
    """Who was not there does not vote."""

    code = "VOTER_ABSENT"
    zh = "该人员没有参加会议，不能表决"
    en = "this person did not attend the meeting and does not vote"


class VoteWithoutRight(Refusal):
    """Who attends without a vote (列席) does not vote (P4)."""

    code = "VOTE_WITHOUT_RIGHT"
    zh = "列席人员没有表决权"
    en = "who attends without a vote does not vote"


class VotedAlready(Refusal):
    """A vote stands as it was cast."""

    code = "VOTED_ALREADY"
    zh = "该人员已对第 {item} 项表决"
    en = "this person has voted on item {item} already"


class MeasureDueTooSoon(Refusal):
    """A measure is due after the meeting that agrees on it."""

    code = "MEASURE_DUE_TOO_SOON"
    zh = "完成期限 {day} 不晚于会议日期"
    en = "a measure is due after the meeting, not on {day}"


class MinutesMissing(Refusal):
    """A meeting ends with its minutes (P4)."""

    code = "MINUTES_MISSING"
    zh = "没有会议纪要，会议不能结束"
    en = "a meeting is closed with the hash of its minutes"


class MeetingClosedAlready(Refusal):
    """What the minutes say stands."""

    code = "MEETING_CLOSED"
    zh = "会议已结束，内容不能再变更"
    en = "the meeting is closed: nothing is added to it"
