"""Why a settlement by band says no."""

from domain.kernel.refusal import Refusal


class SettlementUnknown(Refusal):
    """Nothing was measured for it."""

    code = "SETTLEMENT_UNKNOWN"
    zh = "该指标在该周期、该考评组没有原始数据"
    en = "nothing was measured of this indicator for that period and peer group"


class SettlementStepWrong(Refusal):
    """The step does not follow from where the settlement stands."""

    code = "SETTLEMENT_STEP_WRONG"
    zh = "分档结算当前状态为 {status}，不能办理此步骤"
    en = "the settlement is {status}; this step does not follow"


class SettlementSamePerson(Refusal):
    """Who measured does not settle."""

    code = "SETTLEMENT_SAME_PERSON"
    zh = "录入原始数据的人不得办理分档结算"
    en = "who recorded raw measures does not settle the bands"


class NotSettledByBand(Refusal):
    """The indicator's method is another one."""

    code = "NOT_SETTLED_BY_BAND"
    zh = "指标 {indicator} 不是分档考评指标"
    en = "indicator {indicator} is not settled by band"


class RawMeasureMissing(Refusal):
    """A rank is among all: each subject of the peer group needs a raw measure."""

    code = "RAW_MEASURE_MISSING"
    zh = "下列对象缺少原始数据：{subjects}"
    en = "raw measures are missing of: {subjects}"


class RawMeasureTwice(Refusal):
    """A subject is measured once in a command."""

    code = "RAW_MEASURE_TWICE"
    zh = "对象 {subject} 在同一次录入中重复"
    en = "subject {subject} is named twice"


class NotInPeerGroup(Refusal):
    """The subject is not ranked in that peer group, or the indicator is not assessed for it."""

    code = "NOT_IN_PEER_GROUP"
    zh = "对象 {subject} 不在考评组 {group} 中，或不适用该指标"
    en = "subject {subject} is not in peer group {group}, or the indicator is not assessed for it"


class CorrectionUnexplained(Refusal):
    """What was settled is corrected with a reason only."""

    code = "CORRECTION_UNEXPLAINED"
    zh = "更正已结算的原始数据须说明理由"
    en = "a raw measure that was settled is corrected with a reason only"


class NothingToSettle(Refusal):
    """No rank differs from what was settled."""

    code = "NOTHING_TO_SETTLE"
    zh = "名次与已结算的一致，无需重新结算"
    en = "every rank is as it was settled"
