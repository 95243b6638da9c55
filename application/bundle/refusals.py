"""Why no bundle is written."""

from domain.kernel.refusal import Refusal


class BundleUnsealed(Refusal):
    """A bundle reaches as far as the log is sealed: what is beyond cannot be proven."""

    code = "BUNDLE_UNSEALED"
    zh = "日志只封存到位置 {sealed}，不能出具至位置 {asked} 的证据包"
    en = "the log is sealed up to position {sealed} only: a bundle up to {asked} cannot be proven"
    retryable = True
