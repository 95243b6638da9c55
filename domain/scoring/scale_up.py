"""What makes up for indicators that do not apply: the others count on the whole scale (P30)."""

from decimal import Decimal

from domain.kernel.points import ZERO, divide, product
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import LeafKind, Part, own_leaf
from domain.scoring.contribution import SCALE_UP


def scale_up_part(
    base: tuple[Decimal, Decimal], left_out: tuple[Decimal, Decimal], plan: PlanVersion
) -> Part:
    """What scaling adds to the sum of the indicators: 931.00 of 980 are 950.00 of 1000, a leaf of 19.00.

    Both arguments say what is confirmed, then what is provisional.
    """
    points, provisional = (_added(score, out, plan) for score, out in zip(base, left_out, strict=True))
    leaves = (own_leaf(SCALE_UP, LeafKind.SCALE_UP, points),) if points else ()
    return Part({}, {}, leaves, points, provisional)


def _added(score: Decimal, left_out: Decimal, plan: PlanVersion) -> Decimal:
    applicable = plan.scale - left_out
    if not left_out or applicable <= ZERO:
        return ZERO
    return divide(product(score, plan.scale), applicable, plan.digits) - score
