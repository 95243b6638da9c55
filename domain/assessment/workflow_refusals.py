"""Why the workflow of an assessment says no: sources, faults, self-checks."""

from domain.kernel.refusal import Refusal


class ModeMisfit(Refusal):
    """A result comes in the way that its indicator and its channel take (P16)."""

    code = "MODE_MISFIT"
    zh = "{indicator}（{channel}）不能以 {mode} 方式填报，请按指标规定的考评方式填报"
    en = "{indicator} takes no {mode} result through {channel}: report it in the mode that the plan names"


class SourceMissing(Refusal):
    """An automatic value names where it was taken from (P16)."""

    code = "SOURCE_MISSING"
    zh = "{indicator}：自动提取的数据必须注明来源系统、提取时间、批次和行号"
    en = "{indicator}: an automatic value names its system, the time it was extracted, its batch and row"


class OverrideReasonMissing(Refusal):
    """What a machine measures is entered by hand only with a reason (P16)."""

    code = "OVERRIDE_REASON_MISSING"
    zh = "{indicator} 由系统自动提取，改为人工填报须说明理由"
    en = "{indicator} is measured by a machine: say why it is entered by hand"


class FaultUnknown(Refusal):
    """The assessment has no such fault."""

    code = "FAULT_UNKNOWN"
    zh = "没有查出问题 {fault}"
    en = "there is no fault {fault}"


class FaultTextMissing(Refusal):
    """A fault says what was found."""

    code = "FAULT_TEXT_MISSING"
    zh = "请写明查出的问题"
    en = "say what was found"


class FaultStepWrong(Refusal):
    """A fault is answered once."""

    code = "FAULT_STEP_WRONG"
    zh = "{fault} 当前状态为 {status}，已有答复，不能再办理"
    en = "{fault} is {status}: it has been answered"


class FaultUnconfirmed(Refusal):
    """What a fault is about is not rechecked before the assessed unit has answered (rule 36)."""

    code = "FAULT_UNCONFIRMED"
    zh = "{entry} 涉及的问题 {fault} 尚未经被考评单位确认，不能复核"
    en = "{entry} cannot be rechecked: the assessed unit has not answered the fault {fault}"


class WitnessesMissing(Refusal):
    """A refusal to confirm is witnessed (decided 6)."""

    code = "WITNESSES_MISSING"
    zh = "拒绝确认须有 {needed} 名见证人，不得是被考评单位的人员或记录人本人"
    en = "a refusal to confirm takes {needed} witnesses outside the assessed unit, besides who records it"


class SelfCheckEmpty(Refusal):
    """A self-check says something about at least one indicator."""

    code = "SELF_CHECK_EMPTY"
    zh = "自查自评至少填写一项指标"
    en = "a self-check names at least one indicator"


class SelfCheckTwice(Refusal):
    """A self-check names an indicator once."""

    code = "SELF_CHECK_TWICE"
    zh = "自查自评中指标 {indicator} 重复"
    en = "the self-check names {indicator} twice"


class SelfCheckMeasureMissing(Refusal):
    """A low score of one's own comes with a measure and its date (P19)."""

    code = "SELF_CHECK_MEASURE_MISSING"
    zh = "{indicator} 自评得分低于 {share}，须写明改进措施和完成日期"
    en = "{indicator} is below {share} of its full marks: name a measure and the date of its completion"


class SettledByBand(Refusal):
    """Points that come from a rank are settled for the whole peer group at once (design §3.9)."""

    code = "SETTLED_BY_BAND"
    zh = "指标 {indicator} 按名次分档，不能单独填报"
    en = "indicator {indicator} is settled by the bands of its peer group and cannot be reported alone"
