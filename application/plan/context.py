"""What a plan is checked against, collected from the other aggregates."""

from application.work import Work
from domain.plan.context import PlanContext
from domain.plan.state import PlanState


def context_of(plan: PlanState, work: Work) -> PlanContext:
    """The world as a plan's checks need to know it."""
    del plan
    return PlanContext(today=work.today)
