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


class MeasureNotPositive(Refusal):
    """What is divided by, or forecast, is more than nothing."""

    code = "MEASURE_NOT_POSITIVE"
    zh = "计量数据 {measure} 为 {value}，必须大于 0"
    en = "the measure {measure} is {value}: it must be greater than 0"


class MeasureOutOfRange(Refusal):
    """A measure lies within the range that its method understands."""

    code = "MEASURE_OUT_OF_RANGE"
    zh = "计量数据 {measure} 为 {value}，超出范围 {least} 至 {most}"
    en = "the measure {measure} is {value}: it must lie between {least} and {most}"


class MeasureNotWhole(Refusal):
    """What is counted is a whole number."""

    code = "MEASURE_NOT_WHOLE"
    zh = "计量数据 {measure} 为 {value}，必须是不小于 0 的整数"
    en = "the measure {measure} is {value}: it must be a whole number, 0 or more"


class MeasuresUnpaired(Refusal):
    """Measures that belong together come equally often, in the same order."""

    code = "MEASURES_UNPAIRED"
    zh = "计量数据 {one} 与 {other} 的个数必须相同"
    en = "the measures {one} and {other} must be given equally often"


class NothingCounted(Refusal):
    """A rating needs at least one vote, grade or score."""

    code = "NOTHING_COUNTED"
    zh = "{measures} 没有任何有效计数"
    en = "nothing was counted in {measures}: at least one vote, grade or score is needed"


class FigureTooLarge(Refusal):
    """A figure of the computation exceeds what can be recorded."""

    code = "FIGURE_TOO_LARGE"
    zh = "计算过程出现过大的数值，请核对计量数据与计分参数"
    en = "a figure of the computation is too large to record: check the measures and the parameters"


class MethodUnsound(Refusal):
    """The parameters of a scoring method make sense together."""

    code = "METHOD_UNSOUND"
    zh = "指标 {indicator} 的计分方法 {method}：参数 {parameter} 应满足 {expected}"
    en = "the scoring method {method} of indicator {indicator}: parameter {parameter} must satisfy {expected}"
