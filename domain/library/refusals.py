"""Why the indicator library says no."""

from domain.kernel.refusal import Refusal


class LibraryIndicatorUnknown(Refusal):
    """The library has no indicator of that code."""

    code = "LIBRARY_INDICATOR_UNKNOWN"
    zh = "指标库中没有指标 {indicator}"
    en = "the library has no indicator {indicator}"


class LibraryIndicatorExists(Refusal):
    """A code stands for one text, also once it is retired."""

    code = "LIBRARY_INDICATOR_EXISTS"
    zh = "指标库中已有代码 {indicator}"
    en = "the library has an indicator {indicator} already"


class LibraryIndicatorRetired(Refusal):
    """What was retired is taken into plans no more (P11)."""

    code = "LIBRARY_INDICATOR_RETIRED"
    zh = "指标 {indicator} 已退出指标库（{reason}）"
    en = "indicator {indicator} was retired from the library ({reason})"


class LibraryTypeUnknown(Refusal):
    """An indicator of the library is of one of the policy's types (P13)."""

    code = "LIBRARY_TYPE_UNKNOWN"
    zh = "制度参数中没有指标类型 {type}"
    en = "the policy has no type of indicators {type}"
