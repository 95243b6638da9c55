"""Why an innovation project is refused."""

from domain.kernel.refusal import Refusal


class InnovationUnknown(Refusal):
    """No project has that id."""

    code = "INNOVATION_UNKNOWN"
    zh = "没有该创新项目"
    en = "there is no such innovation project"


class InnovationAppliedLate(Refusal):
    """A project is applied for beforehand (事先申请, rule 19)."""

    code = "INNOVATION_APPLIED_LATE"
    zh = "创新项目须事先申请，最迟 {until}，事后申请不予受理"
    en = "an innovation project is applied for beforehand, by {until}: it is too late"


class InnovationDatesWrong(Refusal):
    """Work ends after it begins."""

    code = "INNOVATION_DATES_WRONG"
    zh = "完成日期 {completes} 不得早于开始日期 {starts}"
    en = "the work cannot be completed on {completes}, before it starts on {starts}"


class InnovationDayWrong(Refusal):
    """A day lies within the time of the project."""

    code = "INNOVATION_DAY_WRONG"
    zh = "日期 {day} 须在 {least} 至 {most} 之间"
    en = "the day {day} must lie between {least} and {most}"


class ApplicantTwice(Refusal):
    """A unit applies once for a project."""

    code = "APPLICANT_TWICE"
    zh = "申请单位 {unit} 出现不止一次"
    en = "unit {unit} is among the applicants more than once"


class SharesNot100(Refusal):
    """Joint applicants share the whole bonus, and each has a part of it (P21)."""

    code = "SHARES_NOT_100"
    zh = "联合申请各单位份额均须大于 0 且合计为 100（现合计 {total}），均分时都不填写份额"
    en = (
        "the shares of all applicants are above 0 and sum to 100 (not {total}); in equal parts, none is given"
    )


class BorrowedFromOneself(Refusal):
    """Only another unit's innovation is borrowed (借鉴)."""

    code = "BORROWED_FROM_ONESELF"
    zh = "{unit} 是所借鉴项目的申请单位，借鉴须以其他单位的创新项目为对象"
    en = "{unit} is an applicant of the project it would borrow: borrow that of another unit"


class InnovationStepWrong(Refusal):
    """Projects are registered, tracked, submitted, reviewed, ranked, and then granted their bonus."""

    code = "INNOVATION_STEP_WRONG"
    zh = "创新项目当前状态为 {status}，不能执行此步骤"
    en = "the innovation project is {status}: this step does not come next"


class TrackingEvidenceMissing(Refusal):
    """A tracking record shows what it says."""

    code = "TRACKING_EVIDENCE_MISSING"
    zh = "跟踪记录须附证明材料"
    en = "a tracking record needs evidence"


class TrackingMissing(Refusal):
    """What was not tracked is not reviewed (事中跟踪问效)."""

    code = "TRACKING_MISSING"
    zh = "创新项目须有至少 {least} 条跟踪记录方可评审，现有 {found} 条"
    en = "a project needs {least} tracking records before it is reviewed, and has {found}"


class WrongPanel(Refusal):
    """Each class of innovations has a review panel of its own (P21)."""

    code = "WRONG_PANEL"
    zh = "该项目由 {panel} 评审，您是另一评审组的成员"
    en = "the project is for the {panel} to review: you sit in the other one"


class ReviewerConcerned(Refusal):
    """Who belongs to any of the applicants recuses themselves (P21)."""

    code = "REVIEWER_CONCERNED"
    zh = "您属于申请单位 {unit}，应当回避该项目的评审"
    en = "you belong to the applicant {unit}: recuse yourself from this review"


class ReviewedAlready(Refusal):
    """A panel member scores a project once."""

    code = "INNOVATION_REVIEWED_ALREADY"
    zh = "您已评审过该项目"
    en = "you have reviewed this project already"


class ReviewsTooFew(Refusal):
    """A mean is made of enough scores."""

    code = "REVIEWS_TOO_FEW"
    zh = "至少须有 {least} 名评审组成员评分，现有 {found} 名"
    en = "at least {least} panel members must have scored the project; {found} have"


class InnovationsRanked(Refusal):
    """A year has one ranking, and what comes after it is for the next year."""

    code = "INNOVATIONS_RANKED_ALREADY"
    zh = "{year} 年度创新项目已评比，不再受理或重评"
    en = "the innovation projects of {year} have been ranked: nothing is added or ranked again"


class RankingIncomplete(Refusal):
    """The ranking of a year is one: of every project that was submitted, all reviewed by then."""

    code = "INNOVATION_RANKING_INCOMPLETE"
    zh = "评比须一次包括本年度全部已评审项目，且提交评审的都已评审完毕；有误的项目编号：{numbers}"
    en = "one ranking holds each reviewed project of the year once, and none is under review: see {numbers}"


class PrizeUnknown(Refusal):
    """Prizes and verdicts are the policy's."""

    code = "INNOVATION_PRIZE_UNKNOWN"
    zh = "制度参数中没有奖次或评定 {named}"
    en = "the policy has no prize or verdict {named}"


class PrizeNotDue(Refusal):
    """What is no innovation has no prize; what is borrowed has that for borrowing, if its source counts."""

    code = "INNOVATION_PRIZE_NOT_DUE"
    zh = (
        "第 {number} 号项目不能获得奖次 {prize}：非创新项目不加分，"
        "借鉴项目只能获借鉴奖次，且所借鉴的项目须被认定为创新"
    )
    en = (
        "project {number} cannot have the prize {prize}: what is no innovation earns none, and the prize for"
        " borrowing is for those, and the only one for those, who borrowed what was found an innovation"
    )


class PrizeOutOfOrder(Refusal):
    """A higher score has no worse a prize."""

    code = "INNOVATION_PRIZE_OUT_OF_ORDER"
    zh = "第 {number} 号项目得分较低而奖次较高，奖次须与得分顺序一致"
    en = "project {number} has a lower score than another, and a better prize: prizes follow the scores"


class ApplicantNotAssessed(Refusal):
    """A bonus is booked in the assessment of each applicant."""

    code = "APPLICANT_NOT_ASSESSED"
    zh = "申请单位 {unit} 在 {year} 年度没有考评，无法计入加分"
    en = "the applicant {unit} has no assessment in {year}: its part cannot be booked"
