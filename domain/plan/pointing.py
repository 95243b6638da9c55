"""Pointing at parts of a plan from outside it: an indicator, an amendment."""

from uuid import UUID

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.plan.refusals import IndicatorUnknown
from domain.plan.state import PlanState


class IndicatorOfPlan(Value):
    """An indicator, by its plan and code."""

    plan: UUID
    indicator: str


class AmendmentOfPlan(Value):
    """An amendment, by its plan and number."""

    plan: UUID
    amendment: int


class PlanOfAnotherOffice(Refusal):
    """What is pointed at belongs to a plan of the same office."""

    code = "PLAN_OF_ANOTHER_OFFICE"
    zh = "该计划不属于 {office}，请选择本局的计划"
    en = "the plan is not one of {office}: choose a plan of the same office"


def must_belong(plan: PlanState, office: str, field: str) -> None:
    """Refuse a plan of another office."""
    if plan.office != office:
        raise PlanOfAnotherOffice(field, office=office)


def must_have(plan: PlanState, indicator: str, field: str) -> None:
    """Refuse an indicator that the plan neither has nor had."""
    if indicator not in plan.indicators and indicator not in plan.retired:
        raise IndicatorUnknown(field, indicator=indicator)
