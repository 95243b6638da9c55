"""Why a command is refused before, or whatever, its rules say."""

from domain.kernel.refusal import Refusal


class RoleMissing(Refusal):
    """The caller holds no role that may do this."""

    code = "ROLE_MISSING"
    zh = "您没有{action}的角色"
    en = "you hold no role that may {action}"
    forbidden = True

    def __init__(self, *, zh: str, en: str) -> None:
        self._action_zh = zh
        super().__init__(action=en)

    def message(self, language: str) -> str:
        """The sentence, with the action named in its language."""
        return self.zh.format(action=self._action_zh) if language == "zh" else super().message(language)


class OutOfScope(Refusal):
    """The caller's role does not reach that office or unit."""

    code = "OUT_OF_SCOPE"
    zh = "该事项不在您的权限范围内"
    en = "this is outside the scope of your role"
    forbidden = True


class InputMalformed(Refusal):
    """A field of the input does not have the form that it must have."""

    code = "INPUT_MALFORMED"
    zh = "输入项 {path} 格式不正确：{problem}"
    en = "input {path} is malformed: {problem}"


class IdempotencyKeyReused(Refusal):
    """A key stands for one command with one input."""

    code = "IDEMPOTENCY_KEY_REUSED"
    zh = "幂等键已用于不同内容的命令"
    en = "this idempotency key was used with other input"


class Conflict(Refusal):
    """Others kept changing the same thing; nothing was recorded."""

    code = "CONFLICT"
    zh = "数据正被他人修改，请重试"
    en = "others are changing the same thing: try again"
    retryable = True


class ClockOutOfOrder(Refusal):
    """A scripted cell takes monotone times from its loader; a wall cell takes none."""

    code = "CLOCK_REFUSED"
    zh = "本日志的时钟不接受该时间"
    en = "the log's clock does not take this time"


class LogNewerThanCode(Refusal):
    """The log was written by newer code; this code must not touch it."""

    code = "LOG_NEWER_THAN_CODE"
    zh = "日志由更新版本的程序写入 ({found}), 本程序只认识到 {known}, 请升级程序。"
    en = "The log was written by newer code ({found}); this code knows up to {known}. Upgrade it."
