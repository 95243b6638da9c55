"""What can be wrong with a bundle; the code of the most telling fault is the exit code."""

from enum import IntEnum
from typing import Final, NamedTuple


class Code(IntEnum):
    """The kinds of fault, the most telling first: a lower one explains those after it."""

    UNREADABLE = 10
    FORMAT_NEWER = 11
    UNKNOWN_METHOD = 12
    REMOVED_EVENT = 13
    SWAPPED_ORDER = 14
    CHANGED_RULE = 15
    ALTERED_EVENT = 16
    WRONG_POINTS = 17
    WRONG_TOTAL = 18
    WRONG_LEAF = 19
    WRONG_RANK = 20
    WRONG_GRADE = 21
    WRONG_BOARD = 22
    EVIDENCE_MISMATCH = 23
    BAD_SIGNATURE = 24
    BROKEN_CONSISTENCY = 25
    BROKEN_INCLUSION = 26
    MANIFEST_CHANGED = 27
    FILE_CHANGED = 28
    NOT_RECOMPUTED = 29


TEXTS: Final[dict[Code, tuple[str, str]]] = {
    Code.UNREADABLE: ("无法读取证据包", "the bundle cannot be read"),
    Code.FORMAT_NEWER: ("格式比本校验程序新", "the format is newer than this verifier"),
    Code.UNKNOWN_METHOD: ("未知的计分方法", "a scoring method is not known"),
    Code.REMOVED_EVENT: ("缺少事件", "an event was removed"),
    Code.SWAPPED_ORDER: ("事件次序被调换", "events stand in another order"),
    Code.CHANGED_RULE: ("规则被改动", "a rule was changed"),
    Code.ALTERED_EVENT: ("事件内容被改动", "an event was altered"),
    Code.WRONG_POINTS: ("事件中的得分与计分方法不符", "an event's points are not what its method gives"),
    Code.WRONG_TOTAL: ("总分不符", "a total is wrong"),
    Code.WRONG_LEAF: ("得分明细不符", "a leaf of a score is wrong"),
    Code.WRONG_RANK: ("名次不符", "a rank is wrong"),
    Code.WRONG_GRADE: ("等次不符", "a grade is wrong"),
    Code.WRONG_BOARD: ("榜单不符", "a board is wrong"),
    Code.EVIDENCE_MISMATCH: ("佐证材料与其摘要不符", "a piece of evidence does not match its hash"),
    Code.BAD_SIGNATURE: ("检查点的签名不成立", "the signature of a checkpoint does not hold"),
    Code.BROKEN_CONSISTENCY: ("检查点不前后一致", "checkpoints are not consistent"),
    Code.BROKEN_INCLUSION: ("收录证明不成立", "an inclusion proof does not hold"),
    Code.MANIFEST_CHANGED: ("清单不是日志密钥所签", "the manifest is not what the log's key has signed"),
    Code.FILE_CHANGED: ("文件与清单不符", "a file is not what the manifest says"),
    Code.NOT_RECOMPUTED: ("无法重新计算", "the score cannot be computed again"),
}
"""What each kind of fault is, in Chinese and in English."""


class Fault(NamedTuple):
    """Something wrong: what it is about, and what was said against what was found, where that helps."""

    code: Code
    about: str
    said: str = ""
    found: str = ""

    @property
    def zh(self) -> str:
        """The fault in Chinese."""
        told = f"（写明 {self.said or '–'}，实为 {self.found or '–'}）" if self.said or self.found else ""
        return f"{TEXTS[self.code][0]}：{self.about}{told}"

    @property
    def en(self) -> str:
        """The fault in English."""
        told = f" (said {self.said or '–'}, found {self.found or '–'})" if self.said or self.found else ""
        return f"{TEXTS[self.code][1]}: {self.about}{told}"
