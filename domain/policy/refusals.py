"""Why a change of the policy is refused."""

from domain.kernel.refusal import Refusal


class PolicyVersionExists(Refusal):
    """Policy versions are published in sequence, each once."""

    code = "POLICY_VERSION_EXISTS"
    zh = "制度参数第 {version} 版已发布"
    en = "policy version {version} has been published already"


class PolicyMissing(Refusal):
    """Nothing can be assessed before a policy is published."""

    code = "POLICY_MISSING"
    zh = "该局尚未发布考评制度参数"
    en = "the office has not published a policy yet"


class PolicyVersionUnknown(Refusal):
    """The office has no such version."""

    code = "POLICY_VERSION_UNKNOWN"
    zh = "制度参数没有第 {version} 版"
    en = "there is no policy version {version}"


class PolicyVersionStale(Refusal):
    """Somebody changes the policy who has seen its latest version."""

    code = "POLICY_VERSION_STALE"
    zh = "制度参数现为第 {latest} 版，您看到的是第 {seen} 版"
    en = "the policy is at version {latest}, you saw version {seen}"


class PolicyDatesWrong(Refusal):
    """A version takes effect neither in the past nor before the one that it supersedes."""

    code = "POLICY_DATES_WRONG"
    zh = "新版制度参数的生效日期不得早于 {least}"
    en = "a new version takes effect on {least} at the earliest"


class PolicyUnchanged(Refusal):
    """A new version differs from the one before it."""

    code = "POLICY_UNCHANGED"
    zh = "所给各项与现行制度参数相同，没有变更"
    en = "the policy is so already: nothing would change"


class PolicyReasonMissing(Refusal):
    """A change of the rules names its reason and its document."""

    code = "POLICY_REASON_MISSING"
    zh = "变更制度参数须写明理由和文件"
    en = "a change of the policy names its reason and its document"


class PolicyKeyUnknown(Refusal):
    """The policy has no such key."""

    code = "POLICY_KEY_UNKNOWN"
    zh = "制度参数没有 {key} 这一项"
    en = "the policy has no key {key}"


class PolicyKeyTwice(Refusal):
    """A change set gives each key one value."""

    code = "POLICY_KEY_TWICE"
    zh = "{key} 给出不止一次"
    en = "{key} is given more than once"


class PolicyValueMalformed(Refusal):
    """The value is not one that the key can have."""

    code = "POLICY_VALUE_MALFORMED"
    zh = "{key} 的取值不正确：{problem}"
    en = "the value of {key} is malformed: {problem}"


class PolicyNumberOutOfRange(Refusal):
    """A number of the policy has its limits."""

    code = "POLICY_NUMBER_OUT_OF_RANGE"
    zh = "{key} 须在 {least} 与 {most} 之间"
    en = "{key} lies between {least} and {most}"


class PolicyEntryTwice(Refusal):
    """A list of the policy names each thing once."""

    code = "POLICY_ENTRY_TWICE"
    zh = "{key} 中 {entry} 出现不止一次"
    en = "{key} names {entry} more than once"


class PolicyEntryMissing(Refusal):
    """A list of the policy is complete."""

    code = "POLICY_ENTRY_MISSING"
    zh = "{key} 缺少 {entry}"
    en = "{key} lacks {entry}"


class PolicyBandsWrong(Refusal):
    """Better grades need more points, and every total has a grade."""

    code = "POLICY_BANDS_WRONG"
    zh = "{key} 须从优到劣排列，最低分逐级递减，末等为 0"
    en = "{key} go from the best grade down, each minimum below the one before, the last one 0"


class MatrixSharesWrong(Refusal):
    """The shares of two offices in a combined score make a whole (P31)."""

    code = "MATRIX_SHARES_WRONG"
    zh = "市局份额 {city} 与县局份额 {county} 之和必须为 1"
    en = "the city's share {city} and the county's share {county} must sum to 1"


class EvaluationWeightsWrong(Refusal):
    """The dimensions of a ballot make a whole."""

    code = "EVALUATION_WEIGHTS_WRONG"
    zh = "{key} 各维度权重之和必须为 1"
    en = "the weights of the dimensions of {key} must sum to 1"
