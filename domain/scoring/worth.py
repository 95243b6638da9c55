"""What an indicator is worth as a whole: what a ruling on it starts from."""

from domain.assessment.state import AssessmentState
from domain.assessment.wholes import Worth, indicator_ref
from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from domain.scoring.composition import scheme_of
from domain.scoring.contribution import contributions
from domain.scoring.indicator_part import indicator_part, most_of


def worth_of(indicator: str, state: AssessmentState, plan: PlanVersion, policy: Policy) -> Worth:
    """Its confirmed worth as things stand, by its results alone and with an earlier ruling."""
    contributed = {each.item: each for each in contributions(state, indicator)}
    scheme = scheme_of(indicator, plan, policy)
    now = indicator_part(contributed, {}, scheme)
    contributed.pop(indicator_ref(indicator), None)
    results = indicator_part(contributed, {}, scheme)
    return Worth(results.points, now.points, most_of(results.points, results.left_out[0], scheme))
