"""Why the log is not sealed, or a checkpoint not kept."""

from domain.kernel.refusal import Refusal


class LogBehindCheckpoint(Refusal):
    """The log ends before a checkpoint of it: it was restored to an earlier point, or cut."""

    code = "LOG_BEHIND_CHECKPOINT"
    zh = "日志只到位置 {head}，而检查点（{where}）已覆盖到 {size}：日志曾被恢复到较早时点或被截断"
    en = (
        "the log ends at position {head}, but a checkpoint ({where}) covers it up to {size}: it was restored"
        " to an earlier point, or cut"
    )


class LogForked(Refusal):
    """The log is not the one that was sealed."""

    code = "LOG_FORKED"
    zh = "日志与检查点（{where}）不一致：位置 {size} 及之前的内容已不是当时封存的内容"
    en = "the log does not agree with a checkpoint ({where}): up to position {size} it is not what was sealed"


class LogIncomplete(Refusal):
    """Something is missing of the log, or of what is kept of its proof."""

    code = "LOG_INCOMPLETE"
    zh = "日志或其封存记录在位置 {position} 处不完整"
    en = "the log, or what is kept of its proof, is not whole at position {position}"


class NothingToSeal(Refusal):
    """The log is empty."""

    code = "NOTHING_TO_SEAL"
    zh = "日志中还没有事件，无可封存"
    en = "there is no event in the log yet, so there is nothing to seal"


class CheckpointSinkUnavailable(Refusal):
    """A checkpoint could not be written outside the database."""

    code = "CHECKPOINT_SINK_UNAVAILABLE"
    zh = "检查点无法写到库外目录 {path}：{reason}"
    en = "checkpoints cannot be written to {path}, outside the database: {reason}"
    retryable = True


class SigningKeyUnusable(Refusal):
    """There is no Ed25519 key in the file."""

    code = "SIGNING_KEY_UNUSABLE"
    zh = "签名密钥 {path} 不可用：{reason}"
    en = "the signing key in {path} cannot be used: {reason}"
