"""Whether what a command points at in a plan is there."""

from application.work import Work
from domain.plan.amendment import Amendment
from domain.plan.plan import Plan
from domain.plan.pointing import AmendmentOfPlan, IndicatorOfPlan, must_belong, must_have


def must_point(at: IndicatorOfPlan | None, office: str, field: str, work: Work) -> None:
    """Refuse an indicator that no plan of the office has."""
    if at is not None:
        plan = work.read(Plan, at.plan)
        must_belong(plan, office, f"{field}.plan")
        must_have(plan, at.indicator, f"{field}.indicator")


def amendment_at(at: AmendmentOfPlan | None, office: str, field: str, work: Work) -> Amendment | None:
    """The amendment of a plan of the office; raises ``AmendmentUnknown``."""
    if at is None:
        return None
    plan = work.read(Plan, at.plan)
    must_belong(plan, office, f"{field}.plan")
    return plan.amendment(at.amendment)
