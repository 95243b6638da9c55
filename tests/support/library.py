"""Indicators of the library, and places for them in a plan."""

from decimal import Decimal
from typing import Any, Final

from domain.library.state import LibraryIndicator
from domain.methods.direct import DIRECT
from domain.period import Cycle
from domain.plan.indicator import PeriodRule
from domain.plan.placing import Placement
from tests.support.plans import DUTY, MEASUREMENT, PROJECT

PLACE: Final = Placement(
    code="Z",
    project=PROJECT.code,
    section="S",
    points=Decimal(40),
    part=None,
    assessed=(),
    assessing_department="D1",
    duty=DUTY,
)


def library_indicator(code: str = "ACCURACY", **changed: Any) -> LibraryIndicator:
    """A text of the library, of the type of filing accuracy."""
    given: dict[str, Any] = {
        "code": code,
        "type": "FILING_ACCURACY",
        "name": f"申报准确率{code}",
        "standard": "每低于基准1个百分点扣0.5分，扣完为止",
        "legal_basis": "HHHT-2014-01#7",
        "cycle": Cycle.QUARTER,
        "period_rule": PeriodRule.SUM,
        "work_kind": "DAILY",
        "measurement": MEASUREMENT,
        "area": "COLLECTION",
        "method": DIRECT,
        "channels": ("SELF",),
        "mode": "MANUAL",
        "data_source": None,
    }
    return LibraryIndicator(**given | changed)
