"""Why a rectification says no."""

from domain.kernel.refusal import Refusal


class RectificationUnknown(Refusal):
    """No rectification has that id."""

    code = "RECTIFICATION_UNKNOWN"
    zh = "没有该整改事项"
    en = "there is no such rectification"


class RectificationTextMissing(Refusal):
    """A problem, a measure, a report and a reason are said in words."""

    code = "RECTIFICATION_TEXT_MISSING"
    zh = "请写明内容，不能为空"
    en = "say it in words: this cannot be left blank"


class RectificationDueMissing(Refusal):
    """A rectification without a due date is none (P26: 明确时限)."""

    code = "RECTIFICATION_DUE_MISSING"
    zh = "整改必须明确时限：请填写到期日，或选择按制度参数确定"
    en = "a rectification needs a due date: give one, or let the policy set it"


class RectificationDueWrong(Refusal):
    """A due date is a working day that lies ahead; the report follows the plan."""

    code = "RECTIFICATION_DUE_WRONG"
    zh = "{day} 不能作为到期日：须为下达之后的工作日，报告晚于方案，延期不超过制度规定的天数"
    en = (
        "{day} cannot be the due date: it is a working day after the issue, the report is due after the plan,"
        " and an extension stays within the days that the policy allows"
    )


class RectificationVerifierMissing(Refusal):
    """Somebody verifies: the department that assesses the indicator, or one that is named."""

    code = "RECTIFICATION_VERIFIER_MISSING"
    zh = "未指明指标时，须指定核验部门"
    en = "name the department that verifies, where no indicator says which one does"


class RectificationVerifierOwn(Refusal):
    """Nobody verifies their own rectification."""

    code = "RECTIFICATION_VERIFIER_OWN"
    zh = "{unit} 是责任单位，不能核验自己的整改"
    en = "{unit} owns the problem and cannot verify its own rectification"


class RectificationIndicatorAlone(Refusal):
    """An indicator is one of a plan."""

    code = "RECTIFICATION_INDICATOR_ALONE"
    zh = "计划与指标须同时填写，或同时不填"
    en = "give the plan and the indicator together, or neither"


class RectificationUnderWay(Refusal):
    """The same problem of a unit is put right once at a time."""

    code = "RECTIFICATION_UNDER_WAY"
    zh = "{unit} 的同一问题 {problem} 正在整改（{year}年第{number}号）"
    en = "problem {problem} of {unit} is being rectified already: number {number} of {year}"


class RectificationStepWrong(Refusal):
    """The step does not follow from where the rectification stands."""

    code = "RECTIFICATION_STEP_WRONG"
    zh = "整改当前状态为 {status}，不能办理此步骤"
    en = "the rectification is {status}: this step does not follow"


class RectificationOwn(Refusal):
    """Nobody decides on a rectification of the own unit."""

    code = "RECTIFICATION_OWN"
    zh = "不得对本单位的整改作出决定"
    en = "nobody decides on a rectification of their own unit"


class RectificationSamePerson(Refusal):
    """Reporting, verifying and closing are done by different persons."""

    code = "RECTIFICATION_SAME_PERSON"
    zh = "报告、核验与销号不能由同一人办理"
    en = "reporting, verifying and closing are done by different persons"


class RectificationExtended(Refusal):
    """A report is put off once."""

    code = "RECTIFICATION_EXTENDED"
    zh = "整改期限已延长过一次，不能再次延长"
    en = "the due date was put off once already"


class RectificationOverdue(Refusal):
    """What is overdue is late, and cannot be put off any more."""

    code = "RECTIFICATION_OVERDUE"
    zh = "整改已于 {day} 到期，逾期后不能延长"
    en = "the report was due on {day}: what is overdue cannot be put off"


class MeasureDueWrong(Refusal):
    """A measure of the plan is carried out before the report is due."""

    code = "RECTIFICATION_MEASURE_DUE_WRONG"
    zh = "措施的完成日 {day} 须在今天至报告到期日 {due_on} 之间"
    en = "a measure is due between today and {due_on}, when the report is, not on {day}"


class RectificationNotLate(Refusal):
    """Only lateness that has not been charged yet costs points."""

    code = "RECTIFICATION_NOT_LATE"
    zh = "整改没有尚未计入的逾期"
    en = "there is no lateness that was not charged yet"


class RectificationChargeMissing(Refusal):
    """Lateness that costs points is charged before the rectification is closed (rule 35)."""

    code = "RECTIFICATION_CHARGE_MISSING"
    zh = "整改逾期应减 {points} 分，销号时须指明计入的考评和依据"
    en = "lateness costs {points} points: say in which assessment, and on what basis, to close it"


class RectificationMisplaced(Refusal):
    """Lateness costs its owner, in the year in which it was due or a later one."""

    code = "RECTIFICATION_MISPLACED"
    zh = "整改逾期的减分只能计入 {unit} {year}年或以后年度的考评"
    en = "lateness is charged in an assessment of {unit} of {year} or a later year"


class RectificationYearSealed(Refusal):
    """A sealed assessment takes nothing in: lateness is charged in the next year then."""

    code = "RECTIFICATION_YEAR_SEALED"
    zh = "{year}年考评已封存，整改逾期的减分请计入下一年度计划的考评"
    en = "the assessment of {year} is sealed: charge the lateness in that of next year's plan"
