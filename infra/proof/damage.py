"""What ``verify`` finds wrong, in words."""

from dataclasses import dataclass
from enum import Enum


class DamageKind(Enum):
    """A kind of damage, by its stable code; what it says is filled with the facts of each."""

    HEAD_WRONG = (
        "日志头记录的是位置 {said}，而日志止于 {found}",
        "the head says position {said}, the log ends at {found}",
    )
    EVENT_MISSING = (
        "缺少事件",
        "events are missing",
    )
    POSITION_WRONG = (
        "该位置不应存在或重复出现",
        "this position is not due here",
    )
    BORDER_WRONG = (
        "提交边界 {said} 与同一命令的其他事件不符",
        "its commit border {said} does not suit the events beside it",
    )
    VERSION_WRONG = (
        "事件流 {stream} 的版本为 {said}，应为 {due}",
        "it has version {said} in stream {stream}, where {due} is due",
    )
    TIME_WRONG = (
        "记录时间与前一事件的先后不符",
        "its time of recording does not suit the event before it",
    )
    TOPIC_MALFORMED = (
        "事件主题含有空白或控制字符",
        "its topic holds blanks or control characters",
    )
    EVENT_CHANGED = (
        "事件内容与封存的哈希不符",
        "the event is not what was sealed",
    )
    HASH_MISSING = (
        "缺少第 {level} 层的封存哈希",
        "the sealed hash of level {level} over it is missing",
    )
    HASH_CHANGED = (
        "第 {level} 层的封存哈希与其下的哈希不符",
        "the sealed hash of level {level} over it does not suit those below",
    )
    HASH_UNSEALED = (
        "有封存哈希，但没有检查点覆盖",
        "there are sealed hashes, but no checkpoint covers them",
    )
    CHECKPOINT_MALFORMED = (
        "检查点无法读取（{where}）：{reason}",
        "the checkpoint cannot be read ({where}): {reason}",
    )
    CHECKPOINT_UNSIGNED = (
        "检查点没有本日志已公布密钥的有效签名（{where}）",
        "the checkpoint has no good signature by a published key of this log ({where})",
    )
    KEY_MALFORMED = (
        "验证密钥无法读取（{where}）：{reason}",
        "the verifier key cannot be read ({where}): {reason}",
    )
    CHECKPOINT_CHANGED = (
        "检查点与其签名文本不符（{where}）",
        "the checkpoint says otherwise than the text that was signed ({where})",
    )
    CHECKPOINT_LOST = (
        "库外有此检查点（{where}），库内没有",
        "there is such a checkpoint outside ({where}), but none in the database",
    )
    LOG_CUT = (
        "检查点（{where}）覆盖到此，日志却在此之前结束",
        "a checkpoint ({where}) covers so much, but the log ends before",
    )
    ROOT_WRONG = (
        "日志与检查点（{where}）不一致：其间有内容被改动",
        "the log does not agree with a checkpoint ({where}): something in between was changed",
    )
    READ_MISSING = (
        "缺少查阅记录",
        "records of the read audit are missing",
    )
    READ_CHANGED = (
        "查阅记录与其哈希不符",
        "this record of the read audit does not suit its hash",
    )
    READ_FORMAT_UNKNOWN = (
        "查阅记录的格式为 {said}，本程序只认识 {known}",
        "this record of the read audit has format {said}; this code knows {known}",
    )
    READ_HEAD_WRONG = (
        "查阅留痕的链头与最后一条查阅记录不符",
        "the head of the read audit does not suit its last record",
    )
    READS_CUT = (
        "检查点（{where}）记有该条查阅记录，现已不存在",
        "a checkpoint ({where}) says that the read audit reached this record, which is not there",
    )
    READS_WRONG = (
        "到该条为止的查阅留痕与检查点（{where}）不一致",
        "up to this record the read audit does not agree with a checkpoint ({where})",
    )

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Damage:
    """One fault: from which position to which, and the facts."""

    kind: DamageKind
    position: int
    until: int
    facts: dict[str, str]

    @classmethod
    def at(cls, kind: DamageKind, position: int, until: int | None = None, /, **facts: object) -> "Damage":
        """Damage at a position, or from one to another."""
        end = position if until is None else until
        return cls(kind, position, end, {name: str(fact) for name, fact in facts.items()})

    @property
    def code(self) -> str:
        """Its stable code."""
        return self.kind.name

    def message(self, language: str) -> str:
        """The sentence for a person, in ``zh`` or ``en``."""
        return (self.kind.zh if language == "zh" else self.kind.en).format_map(self.facts)
