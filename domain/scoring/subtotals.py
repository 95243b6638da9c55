"""What a total is made of where ties are broken: key work, base score, deductions."""

from dataclasses import dataclass
from decimal import Decimal

from domain.kernel.points import ZERO, add, working
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Breakdown
from domain.scoring.contribution import BONUS, DEDUCTION


@dataclass(frozen=True, slots=True)
class Subtotals:
    """Confirmed points before rounding: key work, all indicators scaled up, deductions (positive)."""

    key: Decimal
    base: Decimal
    deductions: Decimal


def subtotals(score: Breakdown, plan: PlanVersion) -> Subtotals:
    """The subtotals of a breakdown under its plan."""
    parts = score.parts
    bonus, deduction = (parts[node].points if node in parts else ZERO for node in (BONUS, DEDUCTION))
    key = add(parts[code].points for code in plan.key_indicators if code in parts)
    return Subtotals(
        key=working(key, plan.digits),
        base=working(score.exact - bonus - deduction, plan.digits),
        deductions=working(-deduction, plan.digits),
    )
