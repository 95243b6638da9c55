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
    zh = "代码“{node}”不可用：限 1 至 40 个字母、汉字、数字、“_”“.”“-”，保留的 {reserved} 除外"
    en = "code {node} cannot be used: 1 to 40 letters, digits, _ . or -, none of the reserved {reserved}"


class DigitsOutOfRange(Refusal):
    """Stored points have room for the published digits and four more."""

    code = "PLAN_DIGITS_OUT_OF_RANGE"
    zh = "公布分值的小数位数应为 0 至 {most} 位，不能为 {digits} 位"
    en = "points are published with 0 to {most} digits, not with {digits}"


class PlanAssessesNobody(Refusal):
    """A plan names the peer groups that it assesses."""

    code = "PLAN_ASSESSES_NOBODY"
    zh = "计划须指明考评的分组"
    en = "name the peer groups that the plan assesses"


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


class SubjectNotAssessed(Refusal):
    """The indicator is another unit's own (个性指标)."""

    code = "SUBJECT_NOT_ASSESSED"
    zh = "指标 {indicator} 不考评 {subject}，请选用适用于该对象的指标"
    en = "indicator {indicator} is not assessed for {subject}: name one that applies to it"


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


class ClaimItemUnknown(Refusal):
    """What is claimed stands in the plan's catalogue; only the leading group decides beside it (R7)."""

    code = "CLAIM_ITEM_UNKNOWN"
    zh = "计划目录中没有 {kind} 项目 {item}；目录以外的事项由领导小组决定"
    en = "the plan's catalogue has no {kind} item {item}: beside the catalogue the leading group decides"


class ClaimItemMisplaced(Refusal):
    """A bonus belongs to a kind of work, a deduction to none, and only bonuses take praise."""

    code = "CLAIM_ITEM_MISPLACED"
    zh = "项目 {item}：加分项目须注明工作类别；减分项目不注明工作类别，也不以明确表扬为依据"
    en = "item {item}: a bonus names its kind of work; a deduction names none and asks for no praise"


class ClaimItemPointsWrong(Refusal):
    """An occurrence is worth something."""

    code = "CLAIM_ITEM_POINTS_WRONG"
    zh = "项目 {item} 的每次分值 {least} 至 {most} 不成立：须大于 0 且下限不高于上限"
    en = "item {item} cannot be worth {least} to {most} points: more than 0, and the least not above the most"


class ClaimCapTooLow(Refusal):
    """A cap lets one occurrence through."""

    code = "CLAIM_CAP_TOO_LOW"
    zh = "{capped} 的限额 {cap} 低于项目 {item} 一次的分值 {most}"
    en = "the cap {cap} of {capped} is below the {most} points of one occurrence of item {item}"


class ClaimReferenceUnknown(Refusal):
    """Exclusions and groups name what the catalogue has, of the same kind."""

    code = "CLAIM_REFERENCE_UNKNOWN"
    zh = "项目 {item} 引用的 {named} 不在目录中，或与其不是同一类（加分、减分）"
    en = "item {item} names {named}, which the catalogue does not have, or not among items of its kind"


class ClaimGroupTwice(Refusal):
    """A group is declared once."""

    code = "CLAIM_GROUP_TWICE"
    zh = "限额组 {group} 重复"
    en = "group {group} is declared twice"


class WordsMissing(Refusal):
    """A comment, an answer or a reason is given in words."""

    code = "WORDS_MISSING"
    zh = "请填写文字内容"
    en = "say it in words: the text is empty"


class PlanPhaseWrong(Refusal):
    """A plan is drafted, reviewed, consulted on and published, in this order (R1 art. 16)."""

    code = "PLAN_PHASE_WRONG"
    zh = "计划处于 {phase} 阶段，该步骤只能在 {needed} 阶段进行"
    en = "the plan is in phase {phase}; this step is taken in {needed}"


class PlanUnderReview(Refusal):
    """What is being reviewed does not change under the reviewer's hands."""

    code = "PLAN_UNDER_REVIEW"
    zh = "计划正在审核，须先退回才能修改"
    en = "the plan is under review: it must be returned before it can change"


class PlanReviewedBySubmitter(Refusal):
    """Nobody reviews a draft that oneself handed in."""

    code = "PLAN_REVIEWED_BY_SUBMITTER"
    zh = "送审人不得审核本人送审的计划，请由绩效办其他人员审核"
    en = "who handed the draft in does not review it: ask a colleague of the performance office"


class ConsultationAsksNobody(Refusal):
    """Somebody must be asked."""

    code = "CONSULTATION_ASKS_NOBODY"
    zh = "征求意见须指明征求意见的单位"
    en = "name the units that are consulted"


class ConsultationTooShort(Refusal):
    """A consultation does not end before it begins."""

    code = "CONSULTATION_TOO_SHORT"
    zh = "征求意见截止日 {until} 早于今日 {today}，请另定日期"
    en = "the consultation would end on {until}, before today, {today}: name a later day"


class NotConsulted(Refusal):
    """Only the units that were asked comment."""

    code = "NOT_CONSULTED"
    zh = "未向单位 {unit} 征求意见"
    en = "unit {unit} was not consulted"


class ConsultationOver(Refusal):
    """Comments come by the last day of the consultation."""

    code = "CONSULTATION_OVER"
    zh = "征求意见已于 {until} 截止"
    en = "the consultation ended on {until}"


class CommentUnknown(Refusal):
    """The plan has no such comment."""

    code = "COMMENT_UNKNOWN"
    zh = "没有意见 {comment}"
    en = "there is no comment {comment}"


class CommentAnswered(Refusal):
    """A comment is answered once."""

    code = "COMMENT_ANSWERED"
    zh = "意见 {comment} 已答复"
    en = "comment {comment} has been answered already"


class ConsultationMissing(Refusal):
    """No plan is published that nobody was consulted on (rule 3, R1 art. 16)."""

    code = "CONSULTATION_MISSING"
    zh = "计划尚未征求意见，不能发布"
    en = "nobody was consulted on the plan: hold the consultation before publishing"


class ConsultationOpen(Refusal):
    """A plan is published after its consultation: the last day passed, or every unit replied (rule 3)."""

    code = "CONSULTATION_OPEN"
    zh = "征求意见至 {until} 截止，且尚有单位未回复，暂不能发布"
    en = "the consultation runs until {until} and not every unit has replied: wait for either"


class CommentsUnanswered(Refusal):
    """Every comment gets an answer before the plan is published (rule 3)."""

    code = "COMMENTS_UNANSWERED"
    zh = "以下意见尚未答复：{comments}"
    en = "these comments have no answer yet: {comments}"
