"""Why a plan says no."""

from domain.kernel.refusal import Refusal


class PlanExists(Refusal):
    """An office has one plan per year and side."""

    code = "PLAN_EXISTS"
    zh = "{office} {year} 年度 {side} 计划已存在"
    en = "office {office} has a {side} plan for {year} already"


class PlanUnknown(Refusal):
    """No plan has that id."""

    code = "PLAN_UNKNOWN"
    zh = "没有该绩效计划"
    en = "there is no such plan"


class PlanNotDraft(Refusal):
    """A published plan changes by amendment only."""

    code = "PLAN_NOT_DRAFT"
    zh = "计划已发布，须按指标调整程序变更"
    en = "the plan is published: it changes by amendment only"


class PlanNotPublished(Refusal):
    """Assessments open on published plans."""

    code = "PLAN_NOT_PUBLISHED"
    zh = "计划尚未发布"
    en = "the plan is not published yet"


class NodeExists(Refusal):
    """Codes in a plan are unique."""

    code = "PLAN_NODE_EXISTS"
    zh = "计划中已有代码 {node}"
    en = "the plan has a node {node} already"


class NodeUnknown(Refusal):
    """The plan has no node of that code."""

    code = "PLAN_NODE_UNKNOWN"
    zh = "计划中没有 {node}"
    en = "the plan has no node {node}"


class CodeMalformed(Refusal):
    """A code names a place in breakdowns and references: short, plain, and none of their own names."""

    code = "PLAN_CODE_MALFORMED"
    zh = "代码“{node}”不可用：须为 1 至 40 个字母、汉字、数字、“_”“.”“-”，且不得为 BONUS、DEDUCTION、TOTAL"
    en = "code {node} cannot be used: 1 to 40 letters, digits, _ . or -, and not BONUS, DEDUCTION or TOTAL"


class DigitsOutOfRange(Refusal):
    """Stored points have room for the published digits and four more."""

    code = "PLAN_DIGITS_OUT_OF_RANGE"
    zh = "公布分值的小数位数应为 0 至 {most} 位，不能为 {digits} 位"
    en = "points are published with 0 to {most} digits, not with {digits}"


class IndicatorUnknown(Refusal):
    """The plan version has no indicator of that code."""

    code = "INDICATOR_UNKNOWN"
    zh = "计划中没有指标 {indicator}"
    en = "the plan has no indicator {indicator}"


class PeriodNotAssessed(Refusal):
    """The indicator's cycle has no such period."""

    code = "PERIOD_NOT_ASSESSED"
    zh = "指标 {indicator} 在 {period} 不考评"
    en = "indicator {indicator} is not assessed in {period}"


class ChannelNotAssessed(Refusal):
    """The indicator is not assessed through that channel."""

    code = "CHANNEL_NOT_ASSESSED"
    zh = "指标 {indicator} 不通过 {channel} 渠道考评"
    en = "indicator {indicator} is not assessed through {channel}"


class FieldMissing(Refusal):
    """A published indicator has a name, a standard, points, a cycle and a responsible party (R1 art. 15)."""

    code = "INDICATOR_FIELD_MISSING"
    zh = "指标 {indicator} 缺少：{missing}"
    en = "indicator {indicator} lacks: {missing}"


class DutyChainIncomplete(Refusal):
    """A published indicator names its chief, the deputy in charge and the lead unit (P1)."""

    code = "DUTY_CHAIN_INCOMPLETE"
    zh = "指标 {indicator} 的责任链不完整，缺少：{missing}"
    en = "the duty chain of indicator {indicator} is incomplete: {missing} missing"


class ScaleMismatch(Refusal):
    """Points must sum to what the plan says they sum to."""

    code = "SCALE_MISMATCH"
    zh = "{where} 的指标分值合计 {sum}，应为 {expected}"
    en = "points under {where} sum to {sum}, not to {expected}"


class ChainBroken(Refusal):
    """Work becomes projects, projects become indicators: no node stays childless (P7)."""

    code = "CHAIN_BROKEN"
    zh = "{node} 之下没有项目或指标"
    en = "{node} has neither project nor indicator below it"
