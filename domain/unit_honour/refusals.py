"""Why the register of unit honours says no."""

from domain.kernel.refusal import Refusal


class HonourUnknown(Refusal):
    """No honour is registered under that reference."""

    code = "HONOUR_UNKNOWN"
    zh = "该年度没有登记这项单位荣誉"
    en = "no such honour of a unit is registered for that year"


class HonourNotListed(Refusal):
    """An honour that raises a quota is one of the policy."""

    code = "HONOUR_NOT_LISTED"
    zh = "制度参数没有列出单位荣誉 {honour}"
    en = "the policy lists no unit honour {honour}"


class HonourRegisteredAlready(Refusal):
    """An honour counts once for a unit and a year."""

    code = "HONOUR_REGISTERED_ALREADY"
    zh = "{unit} 本年度的荣誉 {honour} 已登记"
    en = "honour {honour} of {unit} is registered for this year already"


class HonourDayWrong(Refusal):
    """The honours of a year are awarded in it or in the next one."""

    code = "HONOUR_DAY_WRONG"
    zh = "{year} 年度的单位荣誉应在当年或次年授予，不能是 {day}"
    en = "an honour of {year} is awarded in that year or the next, not on {day}"


class HonourWithdrawn(Refusal):
    """An honour is withdrawn once."""

    code = "HONOUR_WITHDRAWN"
    zh = "该单位荣誉的登记已撤销"
    en = "the registration of this honour has been withdrawn already"
