"""What plans are measured against before they are published."""

from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.office.state import Layer
from domain.plan.indicator import SystemArea
from domain.policy.topic import Topic, key


class IndicatorType(Value):
    """A type of indicators and the layer (决策层、管理层、执行层) whose posts it is for."""

    code: Code
    name: str
    layer: Layer


class Balance(Value):
    """Two system areas, and the share of their common points that the first may have, bounds included."""

    first: SystemArea
    second: SystemArea
    least: Points
    most: Points


class PlanningRules(Topic):
    """The limits of targets, the types of indicators and the balance of a plan."""

    target_rise: Annotated[
        Points,
        key("the share by which a target may lie over its baseline without a reason", "P10"),
    ]
    types: Annotated[
        tuple[IndicatorType, ...],
        key("the types of indicators, each with the layer whose posts it is for", "domain.md §2.1, B, P13"),
    ]
    balance: Annotated[
        tuple[Balance, ...],
        key(
            "the least and the most share of one system area against another, in plans that have both;"
            " beyond, the leading group gives a reason",
            "B «权重平衡(征管vs服务)», P29; the bounds are a choice",
        ),
    ]

    def type(self, code: str) -> IndicatorType | None:
        """The type of that code, if there is one."""
        return next((each for each in self.types if each.code == code), None)


PLANNING: Final = PlanningRules(
    target_rise=Decimal("0.20"),
    types=(
        IndicatorType(code="STRATEGIC_GOALS", name="战略目标达成率", layer="DECISION"),
        IndicatorType(code="INTEGRITY", name="廉政建设", layer="DECISION"),
        IndicatorType(code="PUBLIC_RECOGNITION", name="群众公认度", layer="DECISION"),
        IndicatorType(code="POLICY_EXECUTION", name="政策落实率", layer="MANAGEMENT"),
        IndicatorType(code="COOPERATION", name="部门协作效率", layer="MANAGEMENT"),
        IndicatorType(code="RISK_CONTROL", name="风险防控", layer="MANAGEMENT"),
        IndicatorType(code="HANDLING_TIME", name="办税时效", layer="EXECUTION"),
        IndicatorType(code="FILING_ACCURACY", name="申报准确率", layer="EXECUTION"),
        IndicatorType(code="SERVICE_SATISFACTION", name="服务满意度", layer="EXECUTION"),
    ),
    balance=(Balance(first="COLLECTION", second="SERVICE", least=Decimal("0.40"), most=Decimal("0.60")),),
)
