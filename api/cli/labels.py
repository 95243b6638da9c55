"""What events are called, in Chinese and English."""

from collections.abc import Mapping
from typing import Final

LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "office.office-established.v1": ("设立税务局", "office established"),
    "office.office-renamed.v1": ("税务局更名", "office renamed"),
    "office.office-merged.v1": ("税务局合并", "office merged"),
    "office.unit-registered.v1": ("登记单位", "unit registered"),
    "office.unit-renamed.v1": ("单位更名", "unit renamed"),
    "office.unit-regrouped.v1": ("调整考评分组", "unit regrouped"),
    "office.unit-closed.v1": ("撤销单位", "unit closed"),
    "person.person-registered.v1": ("登记人员", "person registered"),
    "person.role-granted.v1": ("授予角色", "role granted"),
    "person.role-revoked.v1": ("收回角色", "role revoked"),
    "person.key-erased.v1": ("销毁个人密钥", "personal key erased"),
    "policy.policy-published.v1": ("发布制度参数", "policy published"),
    "policy.calendar-noticed.v1": ("登记放假安排", "calendar notice taken in"),
    "regulation.regulation-issued.v1": ("制发制度", "regulation issued"),
    "regulation.regulation-amended.v1": ("修订制度", "regulation amended"),
    "regulation.regulation-repealed.v1": ("废止制度", "regulation repealed"),
    "plan.plan-drafted.v1": ("起草计划", "plan drafted"),
    "plan.work-item-proposed.v1": ("提出工作", "work item proposed"),
    "plan.project-proposed.v1": ("提出项目", "project proposed"),
    "plan.indicator-proposed.v1": ("提出指标", "indicator proposed"),
    "plan.indicator-revised.v1": ("修改指标", "indicator revised"),
    "plan.indicator-withdrawn.v1": ("撤回指标", "indicator withdrawn"),
    "plan.claim-item-proposed.v1": ("提出加减分项目", "claim item proposed"),
    "plan.claim-item-revised.v1": ("修改加减分项目", "claim item revised"),
    "plan.claim-item-withdrawn.v1": ("撤回加减分项目", "claim item withdrawn"),
    "plan.claim-groups-declared.v1": ("设定加减分限额组", "claim groups declared"),
    "plan.plan-published.v1": ("发布计划", "plan published"),
    "assessment.assessment-opened.v1": ("建立考评", "assessment opened"),
    "assessment.interim-publicised.v1": ("公示阶段结果", "interim results publicised"),
    "assessment.assessment-sealed.v1": ("封存考评", "assessment sealed"),
    "assessment.result-reported.v1": ("填报", "result reported"),
    "assessment.result-returned.v1": ("退回", "result returned"),
    "assessment.result-reviewed.v1": ("审核", "result reviewed"),
    "assessment.result-rechecked.v1": ("复核", "result rechecked"),
    "assessment.score-adjusted.v1": ("调整得分", "score adjusted"),
    "assessment.item-claimed.v1": ("申报加减分", "bonus or deduction claimed"),
    "assessment.claim-verified.v1": ("核实加减分", "claim verified"),
    "assessment.claim-accepted.v1": ("加减分生效", "claim accepted"),
    "assessment.claim-refused.v1": ("不予加减分", "claim refused"),
    "assessment.veto-recorded.v1": ("记录一票否决", "veto recorded"),
    "assessment.veto-confirmed.v1": ("确认一票否决", "veto confirmed"),
    "assessment.veto-lifted.v1": ("解除一票否决", "veto lifted"),
    "assessment.item-voided.v1": ("作废", "item voided"),
    "assessment.contest-opened.v1": ("提出异议", "contest opened"),
    "assessment.contest-closed.v1": ("异议终止", "contest closed"),
    "assessment.ruling-applied.v1": ("执行裁定", "ruling applied"),
    "batch.row-booked.v1": ("批次数据入账", "row of a batch booked"),
    "appeal-register.number-allotted.v1": ("申诉编号", "appeal numbered"),
    "appeal.appeal-filed.v1": ("提出申诉", "appeal filed"),
    "appeal.appeal-accepted.v1": ("受理申诉", "appeal accepted"),
    "appeal.appeal-not-accepted.v1": ("不予受理", "appeal not accepted"),
    "appeal.appeal-withdrawn.v1": ("撤回申诉", "appeal withdrawn"),
    "appeal.appeal-ruled.v1": ("裁定", "appeal ruled on"),
    "appeal.appeal-executed.v1": ("裁定执行完毕", "appeal executed"),
}


def label(topic: str) -> str:
    """The event's name for a person, both languages."""
    zh, en = LABELS[topic]
    return f"{zh} {en}"
