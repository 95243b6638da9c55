"""Why a risk signal says no."""

from domain.kernel.refusal import Refusal


class RiskSignalUnknown(Refusal):
    """No signal has that id."""

    code = "RISK_SIGNAL_UNKNOWN"
    zh = "没有该风险预警，请从预警列表中选择"
    en = "there is no such risk signal: choose one from the list"


class RiskSignalReceivedOtherwise(Refusal):
    """A row of a batch says one thing."""

    code = "RISK_SIGNAL_RECEIVED_OTHERWISE"
    zh = "批次 {batch} 的第 {row} 行已接收且内容不同，更正数据请用新的批次"
    en = "row {row} of batch {batch} was received with other content: correct it under another batch"


class RiskSignalStepWrong(Refusal):
    """A signal is received, acknowledged, and linked or dismissed."""

    code = "RISK_SIGNAL_STEP_WRONG"
    zh = "该预警当前状态为 {status}，不能办理此步骤"
    en = "the signal is {status}: this step does not come next"


class RiskSignalLinkWrong(Refusal):
    """A signal is linked to one thing that came of it."""

    code = "RISK_SIGNAL_LINK_WRONG"
    zh = "请在查出问题、减分项目、整改三者中选择一项"
    en = "link it to one thing: a fault, a deduction or a rectification"


class RiskSignalLinkUnknown(Refusal):
    """What a signal is linked to exists, and concerns the same unit."""

    code = "RISK_SIGNAL_LINK_UNKNOWN"
    zh = "{unit} 没有所填的查出问题、减分项目或整改"
    en = "{unit} has no such fault, deduction or rectification"
