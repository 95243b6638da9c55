"""What a plan is checked against besides itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What the checks need to know of the world on ``today``."""

    today: date
