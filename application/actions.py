"""What can be allowed, each in English and in Chinese."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Action(StrEnum):
    """What can be allowed."""

    ESTABLISH_OFFICE = "establish an office"
    MANAGE_ORGANIZATION = "manage the organisation"
    ERASE_KEY = "erase a person's key"
    PUBLISH_POLICY = "publish a policy"
    KEEP_CALENDAR = "keep the working calendar"
    MANAGE_REGULATIONS = "issue, amend or repeal regulations"
    DRAFT_PLAN = "draft a plan"
    PROPOSE_INDICATOR = "propose indicators of the own block"
    MANAGE_LIBRARY = "keep the indicator library"
    REVIEW_PLAN = "review a plan"
    CONSULT_ON_PLAN = "consult on a plan"
    COMMENT_ON_PLAN = "comment on a plan for the own unit"
    PUBLISH_PLAN = "publish a plan"
    REQUEST_AMENDMENT = "request an amendment"
    WITHDRAW_AMENDMENT = "withdraw an amendment"
    SCREEN_AMENDMENT = "screen amendments"
    PROPOSE_AMENDMENT = "propose amendments"
    DECIDE_AMENDMENT = "decide on amendments"
    ADOPT_PLAN_VERSION = "let assessments adopt a plan version"
    SET_MILESTONE = "set, move or drop milestones"
    REACH_MILESTONE = "record that a milestone was reached"
    ISSUE_ANALYSIS = "issue the analysis of a quarter"
    KEEP_MEETINGS = "record meetings"
    OPEN_ASSESSMENT = "open an assessment"
    REPORT_OWN = "report the own unit's results"
    REPORT_FACTS = "report facts about others"
    COMMENT_ON_SCORE = "comment on provisional scores of the own unit or oneself"
    RECORD_RAW_MEASURES = "record raw measures of a peer group"
    SETTLE_BANDS = "settle indicators by band"
    ENTER_BANDS = "let assessments have their bands"
    REVIEW = "review results"
    REVIEW_AS_OFFICE = "review what no department may"
    REVIEW_AS_LEADER = "review and recheck what concerns the performance office"
    CHECK_ONESELF = "record the own unit's self-check"
    WATCH = "count due dates and raise alarms"
    HAND_IN_EVIDENCE = "hand in evidence"
    ERASE_EVIDENCE = "erase evidence"
    DRAW_SAMPLE = "draw field samples"
    RECORD_FAULT = "record faults"
    CONFIRM_FAULT = "confirm faults of the own unit"
    RECHECK = "recheck results"
    ADJUST = "adjust scores"
    CLAIM_BONUS = "claim a bonus"
    CLAIM_DEDUCTION = "claim a deduction"
    VERIFY_CLAIM = "verify claims"
    DECIDE_CLAIM = "decide on claims"
    DECIDE_SPECIAL_ITEM = "decide a bonus or deduction beside the catalogue"
    APPLY_FOR_INNOVATION = "apply for the own unit's innovation projects"
    REGISTER_INNOVATION = "register innovation projects"
    TRACK_INNOVATION = "track innovation projects"
    REVIEW_INNOVATION = "review innovation projects"
    CLOSE_INNOVATION_REVIEW = "close the review of innovation projects"
    RANK_INNOVATIONS = "rank innovation projects"
    GRANT_INNOVATION_BONUS = "grant innovation bonuses"
    RECORD_VETO = "record a veto"
    DECIDE_VETO = "confirm or lift a veto"
    VOID = "void items"
    RUN_EVALUATION = "run evaluation rounds"
    CAST_BALLOT = "cast a ballot for oneself or the own unit"
    ENTER_EVALUATION = "let the outcome of a round enter assessments"
    MARK_NOT_APPLICABLE = "mark indicators as not applicable"
    PUBLICISE = "publicise results"
    SEAL = "seal assessments"
    COMPILE_RESULTS = "compile results"
    PROPOSE_RESULTS = "propose results"
    DETERMINE_RESULTS = "determine or revise results"
    FINALISE_RESULTS = "declare results final"
    REGISTER_HONOUR = "register honours of units"
    REGISTER_USE = "register uses of results"
    ALLOCATE_PLACES = "allocate places by results"
    MARK_USES_STALE = "mark uses of revised results"
    FILE_APPEAL = "file an appeal"
    RECEIVE_APPEAL = "accept or reject appeals"
    DECLARE_CONFLICT = "declare what binds oneself to an appeal"
    RECUSE_MEMBER = "recuse and replace who hears an appeal"
    ANSWER_APPEAL = "answer an appeal against the own decision"
    INVESTIGATE_APPEAL = "investigate an appeal"
    SUPPORT_APPEAL = "hand in evidence and exhibits in an appeal"
    RULE_ON_APPEAL = "vote and rule on appeals"
    OPEN_VOTES = "open the ballots of a bench"
    ENDORSE_RULING = "approve rulings on appeals"
    SETTLE_REMITTAL = "decide again what was remitted"
    RAISE_FEEDBACK = "raise feedback for the own unit"
    ANSWER_FEEDBACK = "answer feedback"
    ISSUE_RECTIFICATION = "issue rectifications"
    ISSUE_AFTER_SUPERVISION = "issue rectifications after supervision"
    RUN_RECTIFICATION = "decide on rectifications"
    DECIDE_REPEATED_RECTIFICATION = "decide on the rectification of a repeated problem"
    CARRY_OUT_RECTIFICATION = "plan and report rectifications of the own unit"
    VERIFY_RECTIFICATION = "verify rectifications for the own department"
    RECORD_ACTIVITY = "record activities"
    RECORD_TRAINING = "record trainings"
    RECEIVE_SIGNAL = "receive risk signals"
    HANDLE_SIGNAL = "look into risk signals"
    ATTEST = "attest the scores of the cell"
    READ_ORGANIZATION = "read the organisation"
    READ_RULES = "read regulations and policies"
    READ_PLAN = "read plans"
    READ_BOARD = "read the leaderboard"
    READ_PERSON_BOARD = "read the leaderboard of persons"
    READ_RESULT = "read results before they are public"
    READ_NOTICE = "read notices of revised results"
    READ_ASSESSMENT = "read an assessment"
    READ_INNOVATION = "read innovation projects"
    READ_INNOVATION_SCORES = "read who scored innovation projects how"
    READ_TRAIL = "read a change trail"
    READ_MEETING = "read meetings"
    READ_APPEAL = "read an appeal"
    READ_FEEDBACK = "read feedback"
    READ_RECTIFICATION = "read a rectification"
    READ_ACTIVITIES = "read activities"
    READ_TRAININGS = "read trainings"
    READ_EVALUATION = "read evaluation rounds"
    READ_BALLOT_BOX = "see who has cast a ballot"
    READ_SIGNALS = "read risk signals"
    READ_USES = "read uses of results"
    READ_EVENTS = "browse all events"
    READ_PERSONS = "read persons"
    READ_READ_AUDIT = "see who looked at what"


IN_CHINESE: Final[Mapping[Action, str]] = {
    Action.ESTABLISH_OFFICE: "设立税务局",
    Action.MANAGE_ORGANIZATION: "管理机构与人员",
    Action.ERASE_KEY: "销毁个人密钥",
    Action.PUBLISH_POLICY: "发布制度参数",
    Action.KEEP_CALENDAR: "维护工作日历",
    Action.MANAGE_REGULATIONS: "制发、修订或废止制度",
    Action.DRAFT_PLAN: "起草计划",
    Action.PROPOSE_INDICATOR: "提出本部门考评的指标",
    Action.MANAGE_LIBRARY: "管理指标库",
    Action.REVIEW_PLAN: "审核计划",
    Action.CONSULT_ON_PLAN: "组织征求意见",
    Action.COMMENT_ON_PLAN: "代表本单位对计划提出意见",
    Action.PUBLISH_PLAN: "发布计划",
    Action.REQUEST_AMENDMENT: "申请指标调整",
    Action.WITHDRAW_AMENDMENT: "撤回指标调整申请",
    Action.SCREEN_AMENDMENT: "初审指标调整",
    Action.PROPOSE_AMENDMENT: "提出指标调整意见",
    Action.DECIDE_AMENDMENT: "审定指标调整",
    Action.ADOPT_PLAN_VERSION: "使考评采用新版计划",
    Action.SET_MILESTONE: "设定、调整或取消节点",
    Action.REACH_MILESTONE: "登记节点完成",
    Action.ISSUE_ANALYSIS: "出具季度分析报告",
    Action.KEEP_MEETINGS: "登记会议",
    Action.OPEN_ASSESSMENT: "建立考评",
    Action.REPORT_OWN: "填报本单位结果",
    Action.REPORT_FACTS: "录入被考评单位事实",
    Action.COMMENT_ON_SCORE: "对本单位或本人尚未复核的得分提出意见",
    Action.RECORD_RAW_MEASURES: "录入分档原始数据",
    Action.SETTLE_BANDS: "分档结算",
    Action.ENTER_BANDS: "计入分档得分",
    Action.REVIEW: "审核",
    Action.REVIEW_AS_OFFICE: "由绩效办审核",
    Action.REVIEW_AS_LEADER: "审核、复核涉及绩效办的事项",
    Action.CHECK_ONESELF: "记录本单位自查自评",
    Action.WATCH: "计算期限与预警",
    Action.HAND_IN_EVIDENCE: "提交证据",
    Action.ERASE_EVIDENCE: "销毁证据",
    Action.DRAW_SAMPLE: "抽取实地抽查样本",
    Action.RECORD_FAULT: "记录查出问题",
    Action.CONFIRM_FAULT: "确认本单位问题",
    Action.RECHECK: "复核",
    Action.ADJUST: "调整得分",
    Action.CLAIM_BONUS: "申报加分",
    Action.CLAIM_DEDUCTION: "提出减分",
    Action.VERIFY_CLAIM: "核实加减分",
    Action.DECIDE_CLAIM: "决定加减分",
    Action.DECIDE_SPECIAL_ITEM: "决定目录以外的加减分",
    Action.APPLY_FOR_INNOVATION: "申请本单位的创新项目",
    Action.REGISTER_INNOVATION: "创新项目立项",
    Action.TRACK_INNOVATION: "跟踪创新项目",
    Action.REVIEW_INNOVATION: "评审创新项目",
    Action.CLOSE_INNOVATION_REVIEW: "结束创新项目评审",
    Action.RANK_INNOVATIONS: "评比创新项目",
    Action.GRANT_INNOVATION_BONUS: "审定创新加分",
    Action.RECORD_VETO: "记录一票否决",
    Action.DECIDE_VETO: "确认或解除一票否决",
    Action.VOID: "作废事项",
    Action.RUN_EVALUATION: "组织综合评价",
    Action.CAST_BALLOT: "代表本人或本单位投票",
    Action.ENTER_EVALUATION: "使评价结果计入考评",
    Action.MARK_NOT_APPLICABLE: "认定不适用",
    Action.PUBLICISE: "公示结果",
    Action.SEAL: "封存考评",
    Action.COMPILE_RESULTS: "汇总结果",
    Action.PROPOSE_RESULTS: "提出结果",
    Action.DETERMINE_RESULTS: "审定或修订结果",
    Action.FINALISE_RESULTS: "结果定案",
    Action.REGISTER_HONOUR: "登记单位荣誉",
    Action.REGISTER_USE: "登记结果运用",
    Action.ALLOCATE_PLACES: "按结果分配名额",
    Action.MARK_USES_STALE: "标记已修订结果的运用",
    Action.FILE_APPEAL: "提出申诉",
    Action.RECEIVE_APPEAL: "受理申诉",
    Action.DECLARE_CONFLICT: "声明回避事由",
    Action.RECUSE_MEMBER: "决定回避与替换",
    Action.ANSWER_APPEAL: "答辩",
    Action.INVESTIGATE_APPEAL: "调查申诉",
    Action.SUPPORT_APPEAL: "提交申诉证据与测算附件",
    Action.RULE_ON_APPEAL: "表决并裁定申诉",
    Action.OPEN_VOTES: "开启选票",
    Action.ENDORSE_RULING: "核准裁定",
    Action.SETTLE_REMITTAL: "重新决定发回事项",
    Action.RAISE_FEEDBACK: "代表本单位反馈情况",
    Action.ANSWER_FEEDBACK: "答复情况反馈",
    Action.ISSUE_RECTIFICATION: "下达整改",
    Action.ISSUE_AFTER_SUPERVISION: "依监督检查下达整改",
    Action.RUN_RECTIFICATION: "审批、延期、销号或撤回整改",
    Action.DECIDE_REPEATED_RECTIFICATION: "审定重复问题的整改方案",
    Action.CARRY_OUT_RECTIFICATION: "报送本单位整改方案和报告",
    Action.VERIFY_RECTIFICATION: "核验整改",
    Action.RECORD_ACTIVITY: "登记宣传文化活动",
    Action.RECORD_TRAINING: "登记培训",
    Action.RECEIVE_SIGNAL: "接收风险预警",
    Action.HANDLE_SIGNAL: "处理风险预警",
    Action.ATTEST: "核证本单元得分",
    Action.READ_ORGANIZATION: "查看机构",
    Action.READ_RULES: "查看制度与参数",
    Action.READ_PLAN: "查看计划",
    Action.READ_BOARD: "查看排名",
    Action.READ_PERSON_BOARD: "查看个人排名",
    Action.READ_RESULT: "查看未公示的结果",
    Action.READ_NOTICE: "查看结果变动通知",
    Action.READ_ASSESSMENT: "查看考评",
    Action.READ_INNOVATION: "查看创新项目",
    Action.READ_INNOVATION_SCORES: "查看创新项目评分",
    Action.READ_TRAIL: "查看变更轨迹",
    Action.READ_MEETING: "查看会议",
    Action.READ_APPEAL: "查看申诉",
    Action.READ_FEEDBACK: "查看情况反馈",
    Action.READ_RECTIFICATION: "查看整改",
    Action.READ_ACTIVITIES: "查看宣传文化活动",
    Action.READ_TRAININGS: "查看培训",
    Action.READ_EVALUATION: "查看综合评价",
    Action.READ_BALLOT_BOX: "查看投票情况",
    Action.READ_SIGNALS: "查看风险预警",
    Action.READ_USES: "查看结果运用",
    Action.READ_EVENTS: "浏览全部事件",
    Action.READ_PERSONS: "查看人员",
    Action.READ_READ_AUDIT: "查看查阅留痕",
}
