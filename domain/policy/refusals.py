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
