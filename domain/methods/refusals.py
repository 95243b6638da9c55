"""Why a scoring method cannot score."""

from domain.kernel.refusal import Refusal


class MeasureMissing(Refusal):
    """The method needs a measure that was not given."""

    code = "MEASURE_MISSING"
    zh = "缺少计量数据 {measure}"
    en = "the measure {measure} is missing"


class MeasureRepeated(Refusal):
    """The method takes that measure once."""

    code = "MEASURE_REPEATED"
    zh = "计量数据 {measure} 只能填一个"
    en = "the measure {measure} can be given once only"


class MeasureUnknown(Refusal):
    """The method does not take that measure."""

    code = "MEASURE_UNKNOWN"
    zh = "该计分方法不使用 {measures}，可用：{known}"
    en = "the scoring method does not take {measures}; it takes {known}"
