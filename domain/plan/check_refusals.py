"""Why a plan cannot be published, indicator by indicator."""

from domain.kernel.refusal import Refusal


class SharesWrong(Refusal):
    """Cooperating units share what the lead leaves: none twice, none the lead, together no more than all."""

    code = "SHARES_WRONG"
    zh = "指标 {indicator} 的配合份额不成立：配合单位不得重复或兼为牵头，份额不得为负，合计不得超过 1"
    en = "indicator {indicator}: cooperating units are named once, do not lead, and share at most all points"


class ExternalCannotLead(Refusal):
    """A body outside the tax system cooperates; it neither leads nor assesses (P28)."""

    code = "EXTERNAL_CANNOT_LEAD"
    zh = "外部单位 {body} 只能配合，不得牵头或考评指标 {indicator}"
    en = "{body} is outside the tax system: it may cooperate on indicator {indicator}, not lead or assess it"


class UnitOutsideOffice(Refusal):
    """Duties lie with units that the office has."""

    code = "UNIT_OUTSIDE_OFFICE"
    zh = "指标 {indicator} 所列单位不在本局现有单位之中：{units}"
    en = "indicator {indicator} names units that the office does not have: {units}"


class AssessedOutsidePlan(Refusal):
    """An indicator is assessed for units of the plan's peer groups."""

    code = "ASSESSED_OUTSIDE_PLAN"
    zh = "指标 {indicator} 的考评对象不属于本计划的考评分组：{units}"
    en = "indicator {indicator} is assessed for units outside the plan's peer groups: {units}"


class AngleMissing(Refusal):
    """An indicator measures from at least one of 数量、质量、进度、效果 (P9)."""

    code = "ANGLE_MISSING"
    zh = "指标 {indicator} 未从数量、质量、进度、效果中任何一个角度设定"
    en = "indicator {indicator} measures neither quantity, quality, progress nor effect"


class NotMeasurable(Refusal):
    """A qualitative indicator is turned into a ratio, a time limit or an evaluation (P10)."""

    code = "NOT_MEASURABLE"
    zh = "定性指标 {indicator} 未转化为比例、时限或评价"
    en = "the qualitative indicator {indicator} is converted to no ratio, time limit or evaluation"


class TargetUnexplained(Refusal):
    """A target far over its baseline says why (P10)."""

    code = "TARGET_UNEXPLAINED"
    zh = "指标 {indicator} 的目标值 {target} 较基准值 {baseline} 增长超过 {most}%，未说明理由"
    en = "target {target} of indicator {indicator} lies over its baseline {baseline} by more than {most} %"


class AddOn(Refusal):
    """A lower office is not given a higher target than the superior set (P11: 不给基层加码)."""

    code = "ADD_ON"
    zh = "指标 {indicator} 的目标值 {target} 高于上级指标 {superior} 的 {limit}，属于层层加码"
    en = (
        "target {target} of indicator {indicator} is above the {limit} of the superior's indicator {superior}"
    )


class DuplicateMeasure(Refusal):
    """The same thing is measured once for a unit and a period (P11)."""

    code = "DUPLICATE_MEASURE"
    zh = "指标 {first} 与 {second} 在 {period} 对同一对象重复考核“{measure}”"
    en = "indicators {first} and {second} both measure {measure} for the same units in {period}"


class AgencyCanCarry(Refusal):
    """What the agency can carry itself is not pushed down to sub-bureaus (rule 4)."""

    code = "AGENCY_CAN_CARRY"
    zh = "指标 {indicator} 可由机关直接承担，不得分解到基层分局：{units}"
    en = "the agency can carry indicator {indicator} itself: it is not pushed down to sub-bureaus {units}"


class SuperiorUnknown(Refusal):
    """What is taken up stands in the superior's published plan."""

    code = "SUPERIOR_INDICATOR_UNKNOWN"
    zh = "上级计划中没有指标 {superior}（由指标 {indicator} 承接）"
    en = "the superior's plan has no indicator {superior} for indicator {indicator} to take up"


class IndicatorTypeUnknown(Refusal):
    """Types of indicators are those of the policy (P13)."""

    code = "INDICATOR_TYPE_UNKNOWN"
    zh = "指标 {indicator} 的类型 {type} 不在制度参数之列"
    en = "type {type} of indicator {indicator} is none of the policy's"


class LayerMismatch(Refusal):
    """A type of indicators is for the posts of one layer (P13)."""

    code = "LAYER_MISMATCH"
    zh = "指标 {indicator} 的类型 {type} 属于 {layer} 层，不能落到 {other} 层的岗位 {post}"
    en = "type {type} of indicator {indicator} is for layer {layer}, post {post} is of layer {other}"


class MajorTaskUncovered(Refusal):
    """A declared major task has an indicator (P14)."""

    code = "MAJOR_TASK_UNCOVERED"
    zh = "重大任务 {task}“{name}”没有对应的指标"
    en = "no indicator serves the declared major task {task}, {name}"


class MajorTaskUnknown(Refusal):
    """An indicator serves a major task that was declared."""

    code = "MAJOR_TASK_UNKNOWN"
    zh = "指标 {indicator} 所服务的重大任务 {task} 尚未列入计划"
    en = "indicator {indicator} serves major task {task}, which was not declared"


class OutOfBalance(Refusal):
    """The weights of two system areas keep their balance (P29)."""

    code = "OUT_OF_BALANCE"
    zh = "{areas} 权重失衡：前者占 {share}%，应在 {least}% 至 {most}% 之间"
    en = "{areas} are out of balance: the first has {share} % of both, {least} to {most} % are asked for"


class OverrideNotNeeded(Refusal):
    """The leading group overrides a finding that is there and may be overridden, and says why."""

    code = "OVERRIDE_NOT_NEEDED"
    zh = "检查项 {check}（{node}）没有可由领导小组特批的问题"
    en = "there is no finding {check} on {node} that the leading group may override"


class StaffingShort(Refusal):
    """A plan of an office that is short of staff is published with a reason (P3)."""

    code = "STAFFING_SHORT"
    zh = "绩效办应有 {required} 人，现有 {present} 人，发布计划须由领导小组说明理由"
    en = "the performance office needs {required} persons and has {present}: publishing takes a reason"
