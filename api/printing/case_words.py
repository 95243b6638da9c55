"""The words of a printed case file, Chinese first, English beside."""

from collections.abc import Mapping
from typing import Final

from api.printing.words import Words
from domain.appeal.bench import BarredBecause
from domain.appeal.case_differences import CaseChange, CasePart
from domain.appeal.case_file import SeatKind
from domain.appeal.hearing_record import Party
from domain.appeal.statements import StatementKind
from domain.assessment.ground import Ground
from domain.assessment.ruled import Outcome
from projections.evidence.queries import EvidenceState

SUMMARY: Final = Words("申诉", "the appeal")
SUBJECT: Final = Words("考评对象", "subject")
UNIT: Final = Words("单位", "unit")
FILED_ON: Final = Words("提出日期", "filed on")
WINDOW: Final = Words("申诉截止", "window until")
SCORES: Final = Words("原得分与构成", "the score and its leaves")
AS_FILED: Final = Words("申诉前", "before it was filed")
AS_FROZEN: Final = Words("固定时", "when frozen")
ITEM: Final = Words("申诉事项", "contested")
CONTESTED: Final = Words("理由与请求", "ground and remedy")
REMEDY: Final = Words("请求", "asked for")
RULE: Final = Words("规则原文", "the rule")
BASIS: Final = Words("依据", "basis")
PLAN_VERSION: Final = Words("计划版本", "plan version")
POLICY_VERSION: Final = Words("制度参数版本", "policy version")
FULL_MARKS: Final = Words("满分", "full marks")
BESIDE_CATALOGUE: Final = Words("目录外项目", "an item beside the catalogue")
RANK: Final = Words("名次", "rank")
PLACES: Final = Words("优秀名额", "places among the excellent")
EDITION: Final = Words("版次", "edition")
TRAIL: Final = Words("变动记录", "the trail")
STATEMENTS: Final = Words("陈述、证据与调查报告", "statements, evidence and reports")
LATE: Final = Words("逾期", "late")
STANDS_NOT: Final = Words("已失效", "does not stand")
BENCH: Final = Words("合议组与工作组", "bench and working group")
DIFFERENCES: Final = Words("与前一案卷的差异", "differences from the case file before")
YES: Final = Words("是", "yes")
NO: Final = Words("否", "no")

LEAVES: Final = (
    Words("位置", "place"),
    Words("类别", "kind"),
    Words("事项", "item"),
    Words("分值", "points"),
    Words("原分", "stated"),
    Words("状态", "state"),
)
TRAIL_COLUMNS: Final = (
    Words("序号", "number"),
    Words("事件", "event"),
    Words("何人", "who"),
    Words("何时决定、何日生效", "decided, effective"),
    Words("理由与依据", "why"),
    Words("证据", "evidence"),
    Words("分值", "points"),
    Words("事项前后", "item before, after"),
    Words("总分前后", "total before, after"),
)
STATEMENT_COLUMNS: Final = (
    Words("种类", "kind"),
    Words("当事方", "party"),
    Words("何人", "who"),
    Words("何时", "when"),
    Words("内容", "text"),
    Words("证据", "evidence"),
)
BENCH_COLUMNS: Final = (
    Words("职责", "seat"),
    Words("人员编号", "person"),
    Words("已声明", "declared"),
    Words("回避", "barred"),
    Words("已签署报告", "signed the report"),
)
DIFFERENCE_COLUMNS: Final = (
    Words("部分", "part"),
    Words("所指", "which"),
    Words("变化", "change"),
    Words("内容", "fields"),
)
GROUNDS: Final[Mapping[Ground, Words]] = {
    "FACT_WRONG": Words("事实认定错误", "wrong on the facts"),
    "DATA_WRONG": Words("数据错误", "wrong data"),
    "RULE_MISAPPLIED": Words("适用规则错误", "rule misapplied"),
    "MISCALCULATED": Words("计算错误", "miscalculated"),
    "COUNTED_TWICE": Words("重复计分", "counted twice"),
    "PROCEDURE_BREACHED": Words("违反程序", "procedure breached"),
    "FORCE_MAJEURE": Words("不可抗力", "force majeure"),
}
OUTCOMES: Final[Mapping[Outcome, Words]] = {
    "MAINTAINED": Words("维持", "maintain"),
    "VARIED": Words("变更", "vary"),
    "REVOKED": Words("撤销", "revoke"),
    "REMITTED": Words("发回重核", "remit"),
}
KINDS: Final[Mapping[StatementKind, Words]] = {
    "ANSWER": Words("答辩", "answer"),
    "REPLY": Words("申诉人回复", "reply"),
    "EVIDENCE": Words("证据", "evidence"),
    "EXHIBIT": Words("测算附件", "exhibit"),
    "REPORT": Words("调查报告", "report"),
}
PARTIES: Final[Mapping[Party, Words]] = {
    "APPELLANT": Words("申诉人", "appellant"),
    "SCORER": Words("考评方", "scorer"),
    "WORKING_GROUP": Words("沟通申诉工作组", "working group"),
    "OFFICE": Words("绩效办", "performance office"),
}
SEATS: Final[Mapping[SeatKind, Words]] = {
    "CHAIR": Words("合议组组长", "chair"),
    "MEMBER": Words("合议组成员", "member"),
    "INVESTIGATOR": Words("调查人员", "investigator"),
}
BARRED: Final[Mapping[BarredBecause, Words]] = {
    "HANDLED": Words("经办过申诉事项", "had a hand in the matter"),
    "OWN_UNIT": Words("属于申诉单位", "belongs to the unit"),
    "DECLARED": Words("自行声明", "declared a relation"),
    "CHALLENGED": Words("决定回避", "recused by decision"),
}
EVIDENCE: Final[Mapping[EvidenceState, Words]] = {
    "PRESENT": Words("在库", "present"),
    "MISSING": Words("缺失", "missing"),
    "ERASED": Words("已按决定销毁", "erased by decision"),
}
PARTS: Final[Mapping[CasePart, Words]] = {
    "SUMMARY": Words("申诉", "appeal"),
    "TOTAL": Words("总分", "total"),
    "LEAF": Words("分值构成", "leaf"),
    "ITEM": Words("申诉事项", "item"),
    "RULE": Words("规则", "rule"),
    "TRAIL": Words("变动记录", "trail"),
    "STATEMENT": Words("陈述与证据", "statement"),
    "MEMBER": Words("办理人员", "member"),
}
CHANGES: Final[Mapping[CaseChange, Words]] = {
    "ADDED": Words("新增", "added"),
    "CHANGED": Words("变更", "changed"),
    "REMOVED": Words("移除", "removed"),
}
