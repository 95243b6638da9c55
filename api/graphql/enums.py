"""Enumerations of the schema, made from the domain's own."""

from enum import Enum, StrEnum
from typing import Any, Final, get_args

import strawberry

from application.read_audit import ObjectKind, ReadOutcome
from domain.activity.activity import ActivityKind
from domain.appeal.bench import BarredBecause, Relation
from domain.appeal.case_differences import CaseChange, CasePart
from domain.appeal.case_file import SeatKind
from domain.appeal.clock import AppealDue
from domain.appeal.hearing_record import Party
from domain.appeal.stage import AppealStage
from domain.appeal.state import AppealStatus
from domain.appeal.statements import StatementKind
from domain.assessment.fault import FaultKind, FaultStatus
from domain.assessment.ground import Ground
from domain.assessment.ruled import Outcome
from domain.assessment.score_comment import ScoreCommentStatus
from domain.assessment.state import SubjectKind
from domain.assessment.watch import AlarmLevel
from domain.attestation.facts import FactKind
from domain.band_settlement.state import SettlementStatus
from domain.comparison.movement import Presence
from domain.evaluation.ballot import InvalidBecause
from domain.evaluation.state import Direction, RoundStatus, SourceKind, Target
from domain.feedback.state import FeedbackOutcome, FeedbackStatus
from domain.innovation.state import InnovationKind, InnovationStatus
from domain.kernel.event import Channel
from domain.library.state import RetirementReason
from domain.meeting.state import Capacity, Choice, MeetingKind
from domain.methods.band import Best
from domain.methods.definition import Style
from domain.methods.parts import StepReading
from domain.milestone.state import Colour, MilestoneStatus
from domain.office.performance_office import StaffingState
from domain.office.state import BodyKind, Layer, Level, UnitKind
from domain.period import Cycle
from domain.person import Role
from domain.plan.amendment import AmendmentStatus
from domain.plan.claim_item import ClaimKind, ClaimWorkKind, RequiredDocument
from domain.plan.indicator import (
    Angle,
    AssessmentChannel,
    Conversion,
    MeasureKind,
    Mode,
    PartKind,
    PeriodRule,
    Side,
    SystemArea,
    WorkKind,
    WorkSource,
)
from domain.plan.procedure import CommentChannel, CommentOutcome, Phase
from domain.policy.grades import Grade
from domain.policy.vetoes import Spread, VetoEffect
from domain.rectification.state import RectificationSource, RectificationStatus, RectificationStep
from domain.regulation.state import RegulationStatus
from domain.result.state import ResultStatus
from domain.result_use.state import UseStatus
from domain.risk_signal.state import RiskLevel, RiskSignalStatus
from domain.scoring.breakdown import LeafKind, LeafState
from domain.training.training import TrainingKind
from projections.appeal_docket.rows import DocketStep
from projections.evidence.queries import EvidenceState
from projections.innovations.rows import InnovationStep
from projections.items.queries import ItemKind
from projections.plans.making_rows import PlanStepKind
from projections.score_ledger.axes import Axis
from projections.score_ledger.rule import RuleKind
from projections.trail.kinds import EventKind
from projections.work_queue.task import TaskKind


class ItemStatus(StrEnum):
    """Where an item stands in the workflow of its kind."""

    REPORTED = "REPORTED"
    RETURNED = "RETURNED"
    REVIEWED = "REVIEWED"
    RECHECKED = "RECHECKED"
    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    WITHDRAWN = "WITHDRAWN"
    CLAIMED = "CLAIMED"
    VERIFIED = "VERIFIED"
    IN_FORCE = "IN_FORCE"
    REFUSED = "REFUSED"
    VOIDED = "VOIDED"
    RECORDED = "RECORDED"
    CONFIRMED = "CONFIRMED"
    LIFTED = "LIFTED"
    REVOKED = "REVOKED"


def _literal(name: str, literal: Any) -> Any:
    return Enum(name, {value: value for value in get_args(literal)}, type=str)


_DESCRIBED: Final[dict[str, tuple[Any, str]]] = {
    "Role": (Role, "What a person may act as."),
    "Level": (Level, "The level of a tax office."),
    "UnitKind": (UnitKind, "What kind of unit it is."),
    "RegulationStatus": (RegulationStatus, "试行 or 正式: whether a regulation is on trial."),
    "Layer": (Layer, "决策层, 管理层, 执行层."),
    "BodyKind": (BodyKind, "The bodies that decide for an office."),
    "StaffingState": (StaffingState, "Whether the performance office has the persons that it needs."),
    "SubjectKind": (SubjectKind, "Whether a unit or a person is assessed."),
    "Side": (Side, "SYSTEM assesses lower offices, AGENCY own departments, PERSON persons."),
    "WorkKind": (WorkKind, "The kind of work that an indicator assesses."),
    "WorkSource": (WorkSource, "Where a work item comes from."),
    "AssessmentChannel": (AssessmentChannel, "Through whom a result is established."),
    "Angle": (Angle, "数量、质量、进度、效果: from what side an indicator measures."),
    "MeasureKind": (MeasureKind, "定量 or 定性."),
    "Conversion": (Conversion, "How a qualitative indicator is made measurable."),
    "SystemArea": (SystemArea, "六大体系: the area of tax work."),
    "PartKind": (PartKind, "共性 or 个性."),
    "ScoringStyle": (Style, "What a scoring method yields."),
    "BestMeasure": (Best, "Which raw measure ranks first where bands are settled."),
    "StepReading": (StepReading, "Whether parts of a step count."),
    "Cycle": (Cycle, "How often an indicator is assessed."),
    "PeriodRule": (PeriodRule, "How the periods of an indicator make its score."),
    "Mode": (Mode, "How a result came in: extracted, entered by hand, or from an evaluation."),
    "RetirementReason": (RetirementReason, "Why an indicator is taken into plans no more."),
    "PlanPhase": (Phase, "初拟、沟通审核、征求意见、审定发布: where a plan stands in its making."),
    "PlanStepKind": (PlanStepKind, "What can happen on the way to a published plan."),
    "CommentChannel": (CommentChannel, "Through what a comment came: in writing, in a meeting, in a survey."),
    "CommentOutcome": (CommentOutcome, "Whether the draft follows a comment, or it was explained why not."),
    "ClaimWorkKind": (ClaimWorkKind, "What a bonus is claimed for."),
    "ClaimKind": (ClaimKind, "加分 or 减分."),
    "InnovationKind": (InnovationKind, "服务大局创新 or 业务管理创新; each has a review panel of its own."),
    "InnovationStatus": (InnovationStatus, "Where an innovation project stands."),
    "InnovationStepKind": (InnovationStep, "What can happen to an innovation project."),
    "RequiredDocument": (RequiredDocument, "What a claim must be proved by."),
    "Grade": (Grade, "优秀, 良好, 合格, 不合格."),
    "VetoEffect": (VetoEffect, "What a veto does to the grade or to awards and persons; never to the score."),
    "VetoSpread": (Spread, "Whether a veto stays with the unit or reaches the responsible leaders, too."),
    "UseStatus": (UseStatus, "Where a use of a result stands; STALE once a revision moved its subject."),
    "Outcome": (Outcome, "维持, 变更, 撤销: said of the original score; 发回重核: it is decided again."),
    "TaskKind": (TaskKind, "What is to be done."),
    "AlarmLevel": (AlarmLevel, "预警、黄牌、红牌: before the due date, after it, two working days later."),
    "MeetingKind": (MeetingKind, "讲评会, or 局务会, which the performance office's head attends unvoting."),
    "MeetingCapacity": (Capacity, "出席 or 列席: whether an attendee votes."),
    "MeetingChoice": (Choice, "同意、不同意、弃权."),
    "MilestoneStatus": (MilestoneStatus, "Where a milestone stands."),
    "Colour": (Colour, "蓝、黄、红: on its way, due within days, overdue."),
    "FaultKind": (FaultKind, "Found by somebody, or told by desk and field results that lie apart."),
    "FaultStatus": (FaultStatus, "Where a fault stands."),
    "ScoreCommentStatus": (
        ScoreCommentStatus,
        "Where a comment on a score stands; ESCALATED: it became an appeal.",
    ),
    "AppealGround": (Ground, "Why an item is contested."),
    "AmendmentStatus": (
        AmendmentStatus,
        "Where an amendment stands; ADOPTING: reaching assessments part by part.",
    ),
    "SettlementStatus": (SettlementStatus, "Where a settlement by band stands."),
    "ResultStatus": (ResultStatus, "汇总、提出、审定、公示、定案: where the result of a peer group stands."),
    "AppealStatus": (AppealStatus, "Where an appeal stands."),
    "AppealStage": (AppealStage, "What the hearing of an appeal waits for."),
    "AppealDue": (AppealDue, "受理、调查、表决、裁定、发回重核: what is due of an appeal."),
    "ConflictRelation": (
        Relation,
        "亲属、曾任职、利害关系、其他: what binds somebody to the matter.",
    ),
    "BarredBecause": (BarredBecause, "Why somebody takes no part in a case."),
    "AppealParty": (Party, "申诉人、考评方、沟通申诉工作组、绩效办."),
    "AppealStatementKind": (StatementKind, "答辩、申诉人回复、证据、调查报告."),
    "CaseSeatKind": (SeatKind, "合议组组长、合议组成员、调查人员."),
    "CasePart": (CasePart, "申诉、总分、分值构成、申诉事项、规则、变动记录、陈述与证据、办理人员."),
    "CaseChange": (CaseChange, "新增、变更、移除."),
    "EvidenceState": (EvidenceState, "在库、缺失、已销毁: whether the content of a document is there."),
    "AppealStepKind": (DocketStep, "What can happen to an appeal."),
    "RectificationSource": (RectificationSource, "Where the problem came up."),
    "RectificationStatus": (RectificationStatus, "Where a rectification stands."),
    "RectificationStep": (RectificationStep, "整改方案 or 整改报告: what its owner owes."),
    "EvaluationDirection": (Direction, "上级评下级、下级评上级、领导评价、满意度、外部评价."),
    "EvaluationTarget": (Target, "Whether each subject is rated, or all of them as a whole."),
    "EvaluationStatus": (RoundStatus, "Where a round stands; ENTERING: reaching assessments part by part."),
    "EvaluationSourceKind": (SourceKind, "A survey, or a body outside the tax system."),
    "BallotInvalidBecause": (InvalidBecause, "Why a ballot does not count."),
    "Presence": (Presence, "在榜、新进、退出: on which of two boards a subject was."),
    "LeafKind": (LeafKind, "Where the points of a leaf come from."),
    "LeafState": (LeafState, "Whether the stated points of a leaf count; VOIDED: it stays without points."),
    "RuleKind": (RuleKind, "What kind of rule a leaf follows; DECISION: none but its own grounds."),
    "BreakdownAxis": (Axis, "What a breakdown is grouped by."),
    "ItemKind": (ItemKind, "What kind of item it is."),
    "ItemStatus": (ItemStatus, "Where an item stands in the workflow of its kind."),
    "FeedbackStatus": (FeedbackStatus, "Where feedback stands; REOPENED: it waits for another answer."),
    "FeedbackOutcome": (
        FeedbackOutcome,
        "已调整 or 已说明: the plan was amended, or it was explained why not.",
    ),
    "ActivityKind": (ActivityKind, "动员部署、宣传、先进典型、品牌."),
    "TrainingKind": (TrainingKind, "绩效理念、指标解读、系统操作."),
    "RiskLevel": (RiskLevel, "低、中、高: how grave the source takes a risk to be."),
    "RiskSignalStatus": (RiskSignalStatus, "Where a risk signal stands."),
    "EventKind": (EventKind, "What kind of entry of the trail an event is; its topic decides."),
    "AttestedFact": (FactKind, "What was compared: a fact of a score, of a board, or of a result."),
    "ReadObjectKind": (ObjectKind, "What is read under audit."),
    "ReadOutcome": (ReadOutcome, "What came of looking: shown, there but hidden, or not there."),
    "EventChannel": (Channel, "Through what a command came in."),
}


def _defined(name: str, source: Any, description: str) -> type[Enum]:
    kind: type[Enum] = source if isinstance(source, type) else _literal(name, source)
    return strawberry.enum(kind, name=name, description=description)


ENUMS: Final[dict[Any, type[Enum]]] = {
    source: _defined(name, source, description) for name, (source, description) in _DESCRIBED.items()
}
"""The enumeration of the schema for each enumeration or literal type of the domain."""


def listed(source: Any) -> Any:
    """The type of a list of an enumeration's values."""
    return list.__class_getitem__(ENUMS[source])
