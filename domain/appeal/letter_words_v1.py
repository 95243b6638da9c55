"""The words of a letter, template 1: a version that was used never changes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from domain.appeal.state import EffectKind
from domain.assessment.ground import Ground
from domain.assessment.ruled import Outcome


class Words(NamedTuple):
    """What the template says in one language; braces are filled in."""

    lang: str
    title: str
    file_number: str
    letter_number: str
    corrects: str
    parties: str
    appellant: str
    person: str
    respondent: str
    appeal: str
    dates: str
    investigation: str
    found: str
    proposes: str
    no_report: str
    vote: str
    counted: str
    carried: str
    endorsed: str
    not_endorsed: str
    ruling: str
    reasons: str
    rests_on: str
    columns: tuple[str, str, str, str]
    decided: tuple[str, str, str, str, str]
    total: str
    total_same: str
    total_unknown: str
    remitted: str
    settled: str
    settlement: str
    force: str
    final: str
    pending: str
    further: str
    issued_by: str
    day: Callable[[date], str]
    matters: Mapping[str, str]
    grounds: Mapping[Ground, str]
    outcomes: Mapping[Outcome, str]
    effects: Mapping[EffectKind, str]


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

ZH: Final = Words(
    lang="zh-CN",
    title="绩效考评申诉裁定书",
    file_number="{office}申诉〔{year}〕{number}号",
    letter_number="第{number}份",
    corrects="更正",
    parties="一、当事人",
    appellant="申诉人：{unit}（{code}），由单位负责人提出。",
    person="申诉人：{unit}（{code}）的一名被考评人员（{subject}）。",
    respondent="被申诉的考评：{office}{year}年度绩效考评。",
    appeal="二、申诉",
    dates="{filed}提出申诉，{accepted}受理。",
    investigation="三、调查",
    found="沟通申诉工作组查明：{found}。",
    proposes="建议：{proposal}。",
    no_report="无在案的调查报告。",
    vote="四、合议与表决",
    counted="合议组共 {seats} 席，有效票 {valid} 张，废票 {spoilt} 张，达到法定人数。",
    carried="{votes} 票通过",
    endorsed="表决结果经领导小组成员核准，核准人未参加合议。",
    not_endorsed="裁定变动的分值未超过须核准的限度。",
    ruling="五、裁定",
    reasons="{day}裁定。理由：{reason}。",
    rests_on="依据：{basis}。",
    columns=("事项", "申诉理由", "申诉陈述", "请求"),
    decided=("事项", "裁定", "理由与表决", "分值", "执行"),
    total="总分：{before} → {after}。",
    total_same="总分 {after}，不变。",
    total_unknown="本裁定不直接变动总分。",
    remitted="，须于{day}前重新决定",
    settled="六、重新决定",
    settlement="{day}重新决定：{outcome}。理由：{reason}。",
    force="效力",
    final="本裁定自作出之日起生效，为最终裁定。",
    pending="发回重核的事项另行决定，并以后续裁定书告知。",
    further="对同一事项再次申诉的，须提出本案卷中没有的新证据。",
    issued_by="{office}绩效考评委员会",
    day=lambda day: f"{day.year}年{day.month}月{day.day}日",
    matters={
        "INDICATOR": "指标",
        "ENTRY": "指标成绩",
        "ADJUSTMENT": "分值调整",
        "BONUS": "加分项目",
        "DEDUCTION": "减分项目",
        "VETO": "一票否决",
        "GRADE": "等次",
        "RANK": "名次",
    },
    grounds={
        "FACT_WRONG": "事实认定错误",
        "DATA_WRONG": "数据错误",
        "RULE_MISAPPLIED": "适用规则错误",
        "MISCALCULATED": "计算错误",
        "COUNTED_TWICE": "重复计分",
        "PROCEDURE_BREACHED": "违反程序",
        "FORCE_MAJEURE": "不可抗力",
    },
    outcomes={"MAINTAINED": "维持", "VARIED": "变更", "REVOKED": "撤销", "REMITTED": "发回重核"},
    effects={"CHANGED": "已变更考评结果", "NO_CHANGE": "考评结果不变", "REMITTED": "发回重核"},
)
EN: Final = Words(
    lang="en",
    title="Ruling on an appraisal appeal",
    file_number="{office}, appeal {number} of {year}",
    letter_number="letter {number}",
    corrects="Correction",
    parties="1. Parties",
    appellant="Appellant: {unit} ({code}), by the head of the unit.",
    person="Appellant: a person assessed in {unit} ({code}): {subject}.",
    respondent="Contested: the performance appraisal of {year} by {office}.",
    appeal="2. The appeal",
    dates="Filed on {filed}, accepted on {accepted}.",
    investigation="3. The investigation",
    found="The working group found: {found}.",
    proposes="It proposed: {proposal}.",
    no_report="No report of an investigation stands.",
    vote="4. Deliberation and vote",
    counted="Of the {seats} seats of the bench, {valid} cast valid ballots; spoilt ballots: {spoilt}."
    " There was a quorum.",
    carried="carried by {votes} votes",
    endorsed="A member of the leading group who took no part in the vote approved what was decided.",
    not_endorsed="The ruling does not move points beyond what asks for approval.",
    ruling="5. The ruling",
    reasons="Ruled on {day}. Reasons: {reason}.",
    rests_on="Clause: {basis}.",
    columns=("Item", "Ground", "Statement", "Remedy asked for"),
    decided=("Item", "Ruling", "Reason and vote", "Points", "Effect"),
    total="Total: {before} → {after}.",
    total_same="Total {after}, unchanged.",
    total_unknown="The ruling by itself moves no total.",
    remitted=", to be decided again by {day}",
    settled="6. Decided again",
    settlement="Decided again on {day}: {outcome}. Reason: {reason}.",
    force="Force",
    final="This ruling took effect on the day it was made, and is final.",
    pending="What was sent back is decided separately; a further letter will tell.",
    further="A further appeal about the same item needs new evidence, which this case file does not hold.",
    issued_by="The appraisal committee of {office}",
    day=lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    matters={
        "INDICATOR": "indicator",
        "ENTRY": "result of an indicator",
        "ADJUSTMENT": "adjustment",
        "BONUS": "bonus",
        "DEDUCTION": "deduction",
        "VETO": "veto",
        "GRADE": "grade",
        "RANK": "rank",
    },
    grounds={
        "FACT_WRONG": "wrong on the facts",
        "DATA_WRONG": "wrong data",
        "RULE_MISAPPLIED": "rule misapplied",
        "MISCALCULATED": "miscalculated",
        "COUNTED_TWICE": "counted twice",
        "PROCEDURE_BREACHED": "procedure breached",
        "FORCE_MAJEURE": "force majeure",
    },
    outcomes={"MAINTAINED": "maintained", "VARIED": "varied", "REVOKED": "revoked", "REMITTED": "remitted"},
    effects={"CHANGED": "the result was changed", "NO_CHANGE": "the result stays", "REMITTED": "sent back"},
)
