"""Why the analysis of a quarter says no."""

from domain.kernel.refusal import Refusal


class AnalysisUnknown(Refusal):
    """Nothing was told of that quarter yet."""

    code = "ANALYSIS_UNKNOWN"
    zh = "该季度尚无分析报告"
    en = "the quarter has no analysis report"


class QuarterNotOver(Refusal):
    """What is not over cannot be analysed."""

    code = "QUARTER_NOT_OVER"
    zh = "{quarter} 尚未结束，不能出具分析报告"
    en = "{quarter} is not over: it cannot be reported on yet"


class AnalysisIssuedAlready(Refusal):
    """A quarter has one report under a plan; what moves afterwards is read at a later position."""

    code = "ANALYSIS_ISSUED"
    zh = "{quarter} 的分析报告已出具"
    en = "the report on {quarter} has been issued already"


class QuarterWithoutSubjects(Refusal):
    """A report is about somebody."""

    code = "QUARTER_WITHOUT_SUBJECTS"
    zh = "该计划尚未对任何单位或人员建立考评"
    en = "nobody is assessed under the plan yet"
