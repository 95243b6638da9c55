"""What a plan is checked against in its office: who runs the year."""

from collections.abc import Iterator

from domain.kernel.refusal import Refusal
from domain.plan.check_refusals import StaffingShort
from domain.plan.context import PlanContext
from domain.plan.state import PlanState


def staffed(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """A plan is published by an office that can run it, unless the leading group says why not (P3)."""
    del plan
    found = context.staffing
    if found.state == "SHORT":
        yield StaffingShort("overrides", required=found.required, present=found.present)
