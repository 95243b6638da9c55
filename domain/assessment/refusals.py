"""Why an assessment says no."""

from domain.kernel.refusal import Refusal


class AssessmentExists(Refusal):
    """A subject has one assessment per plan."""

    code = "ASSESSMENT_EXISTS"
    zh = "{subject} 在该计划下已建立考评"
    en = "{subject} has an assessment under this plan already"


class AssessmentUnknown(Refusal):
    """No assessment has that id."""

    code = "ASSESSMENT_UNKNOWN"
    zh = "没有该考评"
    en = "there is no such assessment"


class AssessmentOfAnotherPlan(Refusal):
    """A batch is imported under one plan."""

    code = "ASSESSMENT_OF_ANOTHER_PLAN"
    zh = "该考评不属于本次导入所选的计划，请核对单位与计划"
    en = "the assessment belongs to another plan than the one imported under: check unit and plan"


class AlreadySealed(Refusal):
    """A sealed assessment accepts the effects of rulings and vetoes only."""

    code = "ASSESSMENT_SEALED"
    zh = "考评已封存，只接受申诉裁定的更正和一票否决"
    en = "the assessment is sealed: it accepts the effects of rulings and vetoes only"


class SubjectNotRanked(Refusal):
    """Only units with a peer group are assessed."""

    code = "SUBJECT_NOT_RANKED"
    zh = "单位 {subject} 没有考评分组"
    en = "unit {subject} belongs to no peer group"


class SubjectOutsidePlan(Refusal):
    """A plan assesses the peer groups that it names."""

    code = "SUBJECT_OUTSIDE_PLAN"
    zh = "单位 {subject} 属于考评分组 {peer_group}，该计划不考评此分组"
    en = "unit {subject} belongs to peer group {peer_group}, which the plan does not assess"


class ReasonMissing(Refusal):
    """A change of points says why."""

    code = "REASON_MISSING"
    zh = "改变得分必须说明理由"
    en = "a change of points must give its reason"


class PointsOutOfRange(Refusal):
    """Points lie between the floor and full marks."""

    code = "POINTS_OUT_OF_RANGE"
    zh = "分值 {points} 超出范围 {least} 至 {most}"
    en = "{points} points are outside {least} to {most}"


class EntryUnknown(Refusal):
    """The assessment has no such entry."""

    code = "ENTRY_UNKNOWN"
    zh = "没有填报 {entry}"
    en = "there is no entry {entry}"


class EntryNotReported(Refusal):
    """Review takes what is reported."""

    code = "ENTRY_NOT_REPORTED"
    zh = "{entry} 当前状态为 {status}，不能审核"
    en = "{entry} is {status}: only a reported entry can be reviewed"


class EntryNotReviewed(Refusal):
    """Recheck (复核) follows review (审核)."""

    code = "ENTRY_NOT_REVIEWED"
    zh = "{entry} 当前状态为 {status}，未经审核不能复核"
    en = "{entry} is {status}: it cannot be rechecked before it is reviewed"


class SelfAssessmentMissing(Refusal):
    """Individual indicators: first the self-assessment, then its review (P15)."""

    code = "SELF_ASSESSMENT_MISSING"
    zh = "个性指标 {indicator} {period} 尚无自评，请先由被考评单位自评再审核"
    en = "{indicator} has no self-assessment in {period}: the assessed unit assesses itself first"


class ReviewSetsNoPoints(Refusal):
    """Only the review of a self-assessed individual indicator sets points."""

    code = "REVIEW_SETS_NO_POINTS"
    zh = "{entry} 不是个性指标自评，审核不能另定分值，请退回重报"
    en = "{entry} is no self-assessment of an individual indicator: return it instead of setting points"


class NotYourBlock(Refusal):
    """Each assessing department scores its own block only (P15)."""

    code = "NOT_YOUR_BLOCK"
    zh = "指标 {indicator} 由 {department} 考评，不在您部门的考评范围内"
    en = "indicator {indicator} is assessed by {department}: it is not in your department's block"


class EntryInProgress(Refusal):
    """What is under review or confirmed is not reported again."""

    code = "ENTRY_IN_PROGRESS"
    zh = "{entry} 当前状态为 {status}，不能重新填报"
    en = "{entry} is {status}: it cannot be reported again"


class EntryNotConfirmed(Refusal):
    """Only confirmed points are adjusted."""

    code = "ENTRY_NOT_CONFIRMED"
    zh = "{indicator} {period} 没有已复核的得分"
    en = "{indicator} has no rechecked score in {period}"


class StaleEntry(Refusal):
    """The entry has changed since the user saw it."""

    code = "STALE_ENTRY"
    zh = "{entry} 已变动（您看到的是第 {seen} 版，现为第 {now} 版），请刷新后再操作"
    en = "{entry} has changed (you saw version {seen}, it is at {now}): look again"


class SamePerson(Refusal):
    """填报, 审核 and 复核 are three different persons (rule 21)."""

    code = "SAME_PERSON"
    zh = "填报、审核、复核不得为同一人"
    en = "one person cannot take two of the steps report, review and recheck"


class SelfInterest(Refusal):
    """Nobody decides on the own unit (rule 20) or themselves, nor the performance office on its host (P2)."""

    code = "SELF_INTEREST"
    zh = "不得对本单位或本人的考评事项作出决定，绩效办也不得对自身及所在科室的事项作出决定"
    en = (
        "nobody decides on the score of their own unit or on their own,"
        " nor the performance office on itself and its host"
    )


class NotInCharge(Refusal):
    """What concerns the host of the performance office is for the deputy in charge (P2)."""

    code = "NOT_IN_CHARGE"
    zh = "{subject} 的事项由分管领导办理，您当前不分管该单位"
    en = "what concerns {subject} is for the deputy in charge of it, which you are not today"


class ItemUnknown(Refusal):
    """The assessment has no such item."""

    code = "ITEM_UNKNOWN"
    zh = "没有考评事项 {item}"
    en = "there is no item {item}"


class ItemNotInForce(Refusal):
    """Only what is in force can be voided or ruled on."""

    code = "ITEM_NOT_IN_FORCE"
    zh = "{item} 当前状态为 {status}，不在生效中"
    en = "{item} is {status}: it is not in force"


class ItemContested(Refusal):
    """An item or a whole is contested by one appeal at a time."""

    code = "ITEM_CONTESTED"
    zh = "{item} 已在申诉中"
    en = "{item} is under appeal already"


class ItemRuled(Refusal):
    """A ruling ends by another ruling, never by voiding what was ruled on."""

    code = "ITEM_RULED"
    zh = "{item} 已经申诉裁定，不能作废"
    en = "{item} has been ruled on: it is not voided"


class RulingPointsWrong(Refusal):
    """A ruling gives points where it varies an item, and only there."""

    code = "RULING_POINTS_WRONG"
    zh = "{item}：裁定变更须写明分值，其他裁定不写分值"
    en = "{item}: a ruling gives points where it varies an item, and only there"


class VetoNotVariable(Refusal):
    """A veto has no points to vary."""

    code = "VETO_NOT_VARIABLE"
    zh = "{item}：一票否决只能维持、撤销或发回重核，不能变更"
    en = "{item}: a veto is maintained, revoked or remitted, never varied"


class ItemNotContested(Refusal):
    """A ruling takes effect on what its appeal contests."""

    code = "ITEM_NOT_CONTESTED"
    zh = "该申诉未对 {item} 提出异议"
    en = "this appeal does not contest {item}"


class ClaimStepWrong(Refusal):
    """Claims go from claimed to verified to accepted or refused."""

    code = "CLAIM_STEP_WRONG"
    zh = "{claim} 当前状态为 {status}，不能执行此步骤"
    en = "{claim} is {status}: this step does not come next"


class ClaimPointsMissing(Refusal):
    """Where the catalogue leaves a range, the claim says what one occurrence is worth."""

    code = "CLAIM_POINTS_MISSING"
    zh = "项目 {item} 每次分值为 {least} 至 {most}，须写明"
    en = "one occurrence of item {item} is worth {least} to {most} points: say how many"


class DocumentMissing(Refusal):
    """Without a document no bonus (G18)."""

    code = "DOCUMENT_MISSING"
    zh = "项目 {item} 须附证明文件"
    en = "item {item} needs a document as evidence"


class PraiseNotExplicit(Refusal):
    """A leader's note counts only if it contains explicit praise (rule 18, R7)."""

    code = "PRAISE_NOT_EXPLICIT"
    zh = "项目 {item} 的批示或文件没有明确的表扬或肯定内容，不予加分"
    en = "the document for item {item} contains no explicit praise: it gives no bonus"


class PraiseUnsaid(Refusal):
    """Who verifies says what the document says."""

    code = "PRAISE_UNSAID"
    zh = "核实项目 {item} 时须说明文件是否有明确的表扬或肯定内容"
    en = "whoever verifies item {item} says whether its document contains explicit praise"


class OutsideTheYear(Refusal):
    """Facts of another year do not count in this plan."""

    code = "OUTSIDE_THE_YEAR"
    zh = "{day} 不在 {year} 考评年度内"
    en = "{day} is not in the year {year} of the plan"


class VetoGroundUnknown(Refusal):
    """A veto needs a ground of the policy."""

    code = "VETO_GROUND_UNKNOWN"
    zh = "制度参数中没有一票否决情形 {ground}"
    en = "the policy knows no veto ground {ground}"


class VetoStepWrong(Refusal):
    """Vetoes go from recorded to confirmed to lifted."""

    code = "VETO_STEP_WRONG"
    zh = "{veto} 当前状态为 {status}，不能执行此步骤"
    en = "{veto} is {status}: this step does not come next"
