"""Why an amendment is refused."""

from domain.kernel.refusal import Refusal


class AmendmentUnknown(Refusal):
    """The plan has no amendment of that number."""

    code = "AMENDMENT_UNKNOWN"
    zh = "该计划没有第 {amendment} 号指标调整"
    en = "the plan has no amendment {amendment}"


class AmendmentStepWrong(Refusal):
    """Amendments are requested, screened, proposed where the policy asks for it, then decided."""

    code = "AMENDMENT_STEP_WRONG"
    zh = "第 {amendment} 号指标调整当前状态为 {status}，不能执行此步骤"
    en = "amendment {amendment} is {status}: this step does not come next"


class AmendmentSamePerson(Refusal):
    """Requesting, screening, proposing and deciding are done by different persons."""

    code = "AMENDMENT_SAME_PERSON"
    zh = "第 {amendment} 号指标调整的申请、初审、提出意见和审定不得为同一人"
    en = "one person cannot take two of the steps of amendment {amendment}"


class AmendmentEmpty(Refusal):
    """A request says what is to change."""

    code = "AMENDMENT_EMPTY"
    zh = "指标调整没有任何变更内容"
    en = "the amendment changes nothing"


class AmendmentReasonMissing(Refusal):
    """A change after publication has special circumstances, which are told (R1 art. 18)."""

    code = "AMENDMENT_REASON_MISSING"
    zh = "计划发布后调整指标，须说明特殊情况和理由"
    en = "an amendment of a published plan must give its reason"


class AmendmentNotInWriting(Refusal):
    """A change is requested in writing (G16)."""

    code = "AMENDMENT_NOT_IN_WRITING"
    zh = "调整指标须有书面申请，请注明文号"
    en = "an amendment is requested in writing: name the document"


class AmendmentOutsideWindow(Refusal):
    """Requests are taken in the months that the policy names (G15)."""

    code = "AMENDMENT_OUTSIDE_WINDOW"
    zh = "{year} 年计划的指标调整申请仅在 {first} 月至 {last} 月受理"
    en = "amendments of the plan of {year} are requested from month {first} to month {last} of that year"


class AmendmentTooLate(Refusal):
    """A request comes in time before the day of effect (G16)."""

    code = "AMENDMENT_TOO_LATE"
    zh = "指标调整须在生效日前至少 {days} 天提出申请"
    en = "an amendment is requested at least {days} days before it takes effect"


class AmendmentRetroactive(Refusal):
    """What has passed is not amended (rule 33)."""

    code = "AMENDMENT_RETROACTIVE"
    zh = "指标调整的生效日 {day} 早于审定日 {today}，不得溯及既往"
    en = "the amendment would take effect on {day}, before the day of decision {today}"


class AmendmentOutsideYear(Refusal):
    """An amendment takes effect within the year of its plan."""

    code = "AMENDMENT_OUTSIDE_YEAR"
    zh = "指标调整的生效日 {day} 不在 {year} 计划年度内"
    en = "the amendment would take effect on {day}, outside the year {year} of the plan"


class AmendmentOutOfOrder(Refusal):
    """Versions come into force in the order of their numbers."""

    code = "AMENDMENT_OUT_OF_ORDER"
    zh = "指标调整的生效日 {day} 早于现行计划版本的生效日 {since}"
    en = "the amendment would take effect on {day}, before the newest version, which does on {since}"


class AmendmentChangesTwice(Refusal):
    """A change set says one thing about each indicator."""

    code = "AMENDMENT_CHANGES_TWICE"
    zh = "同一指标调整中对 {indicator} 作了不止一项变更"
    en = "the amendment changes {indicator} more than once"


class AmendmentUnderWay(Refusal):
    """One amendment reaches all assessments before the next one is decided on."""

    code = "AMENDMENT_UNDER_WAY"
    zh = "第 {amendment} 号指标调整正在各项考评中生效，请稍后再审定"
    en = "amendment {amendment} is still reaching assessments: decide on this one after it"
    retryable = True


class AmendmentFieldFixed(Refusal):
    """What would move points of past periods stays for the year."""

    code = "AMENDMENT_FIELD_FIXED"
    zh = "指标 {indicator} 的 {fields} 年内不得变更，如需变更请停用原指标并增设新指标"
    en = "{fields} of indicator {indicator} stay for the year: retire it and add another one"
