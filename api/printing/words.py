"""The words of a printed board, Chinese first, English beside."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from domain.plan.indicator import Side
from domain.policy.grades import Grade


class Words(NamedTuple):
    """The same in both languages."""

    zh: str
    en: str


SIDES: Final[Mapping[Side, Words]] = {
    "SYSTEM": Words("系统绩效考评结果", "appraisal of lower offices"),
    "AGENCY": Words("机关绩效考评结果", "appraisal of departments"),
    "PERSON": Words("个人绩效考评结果", "appraisal of persons"),
}
GRADES: Final[Mapping[Grade, Words]] = {
    "EXCELLENT": Words("优秀", "excellent"),
    "GOOD": Words("良好", "good"),
    "QUALIFIED": Words("合格", "qualified"),
    "UNQUALIFIED": Words("不合格", "unqualified"),
    "COMPETENT": Words("称职", "competent"),
    "BASICALLY_COMPETENT": Words("基本称职", "basically competent"),
    "INCOMPETENT": Words("不称职", "incompetent"),
}
COLUMNS: Final = (
    Words("名次", "rank"),
    Words("考评对象", "subject"),
    Words("名称", "name"),
    Words("总分", "total"),
    Words("等次", "grade"),
    Words("一票否决", "vetoes"),
    Words("重点工作", "key work"),
    Words("基础分", "base"),
    Words("减分", "deductions"),
)
NOT_DETERMINED: Final = Words("汇总稿（未经审定）", "compiled, not determined")
NOT_PUBLIC: Final = Words("尚未公示", "not public")
HOW_TO_CHECK: Final = Words(
    "指纹取自摘要的前 80 位；任何一行改动，摘要和指纹都会不同。可在系统中查询同一版次核对。",
    "The fingerprint is the first 80 bits of the digest; a change of any line changes both."
    " Ask the system for the same edition to compare.",
)
