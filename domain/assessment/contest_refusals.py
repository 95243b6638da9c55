"""Why an indicator as a whole, a grade or a rank is not contested, or not ruled on so."""

from domain.kernel.refusal import Refusal


class NotOfficialYet(Refusal):
    """Live grades and ranks are provisional: there is nothing to contest before the result is public."""

    code = "NOT_OFFICIAL_YET"
    zh = "{item}：考评结果尚未公示，等次、名次仅为暂定，不能申诉"
    en = "{item}: the result is not public yet, and a provisional grade or rank is not contested"


class IndicatorNotConfirmed(Refusal):
    """An indicator is contested as a whole once something of it counts."""

    code = "INDICATOR_NOT_CONFIRMED"
    zh = "指标 {indicator} 尚无已复核的得分"
    en = "nothing of indicator {indicator} is rechecked yet"


class IndicatorNotRevocable(Refusal):
    """An indicator is part of the plan: no ruling takes it away."""

    code = "INDICATOR_NOT_REVOCABLE"
    zh = "{item}：指标整体只能维持、变更或发回重核，不能撤销"
    en = "{item}: an indicator as a whole is maintained, varied or remitted, never revoked"


class PlacementNotVariable(Refusal):
    """A grade or a rank follows from totals, vetoes and quotas: nobody sets it."""

    code = "PLACEMENT_NOT_VARIABLE"
    zh = "{item}：等次、名次由总分、一票否决和名额得出，不能由裁定变更"
    en = "{item}: a grade or rank follows from totals, vetoes and quotas, so a ruling does not vary it"


class PlacementNotRemitted(Refusal):
    """A grade or a rank no longer stands once the result was revised, for which it is remitted first."""

    code = "PLACEMENT_NOT_REMITTED"
    zh = "{item}：等次、名次须先发回重核，结果修订后方可撤销"
    en = "{item}: a grade or rank is remitted first, and revoked once the result was revised"
