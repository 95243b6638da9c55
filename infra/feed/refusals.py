"""How the feed says no."""

from domain.kernel.refusal import Refusal


class ReadModelAheadOfLog(Refusal):
    """A read model knows positions that the log does not have: the log was restored to an earlier point."""

    code = "READ_MODEL_AHEAD_OF_LOG"
    zh = "查询数据 {model} 已到位置 {position},日志只到 {head}:日志曾被恢复到较早时点,须重建查询数据。"
    en = (
        "Read model {model} stands at position {position}, the log at {head}: the log was restored to an"
        " earlier point; rebuild the read models."
    )


class TopicUnknown(Refusal):
    """The log holds events that this code cannot read."""

    code = "TOPIC_UNKNOWN"
    zh = "日志中有本程序不认识的事件({topic}):日志由更新版本的程序写入,请升级程序。"
    en = "The log holds events that this code does not know ({topic}): newer code wrote it. Upgrade."


class RebuildRunning(Refusal):
    """Somebody else is building read models."""

    code = "REBUILD_RUNNING"
    zh = "另一个重建正在进行,请稍后再试。"
    en = "Another rebuild is running: try again later."
    retryable = True


class RebuildCancelled(Refusal):
    """A rebuild was stopped; the next one goes on from where it stood."""

    code = "REBUILD_CANCELLED"
    zh = "重建在位置 {position} 被中止;下次重建从此处继续。"
    en = "The rebuild was stopped at position {position}; the next one goes on from there."
    retryable = True


class ReadModelUnknown(Refusal):
    """A read model was named that this code does not have."""

    code = "READ_MODEL_UNKNOWN"
    zh = "没有名为 {names} 的查询数据;现有:{known}。"
    en = "There is no read model {names}; there are: {known}."
