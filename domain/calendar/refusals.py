"""Why days cannot be counted, or a notice cannot be taken in."""

from domain.kernel.refusal import Refusal


class CalendarMissing(Refusal):
    """Days are not counted by guessing at a year's holidays."""

    code = "CALENDAR_MISSING"
    zh = "尚无 {year} 年的放假安排，无法计算工作日"
    en = "the holidays of {year} are not known: working days cannot be counted"


class CalendarNoticeEmpty(Refusal):
    """A notice that names no day says nothing."""

    code = "CALENDAR_NOTICE_EMPTY"
    zh = "放假通知须至少列出一个放假日或调休上班日"
    en = "a notice names at least one day off or one day at work"


class CalendarDayOutside(Refusal):
    """A notice is about one year."""

    code = "CALENDAR_DAY_OUTSIDE"
    zh = "{day} 不在 {year} 年"
    en = "{day} is not a day of {year}"


class CalendarDayTwice(Refusal):
    """A notice says one thing of a day, once."""

    code = "CALENDAR_DAY_TWICE"
    zh = "{day} 列出不止一次"
    en = "{day} is named more than once"
