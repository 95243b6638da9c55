"""What a plan is checked against besides itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from domain.office.performance_office import Staffing
from domain.office.state import Layer, UnitKind
from domain.plan.indicator import Indicator
from domain.policy.planning import PlanningRules


@dataclass(frozen=True, slots=True)
class PlanUnit:
    """A unit of the office as a plan sees it: its kind, and the group it is ranked in."""

    kind: UnitKind
    peer_group: str | None


@dataclass(frozen=True, slots=True)
class PlanContext:
    """What the checks need to know of the world on ``today``.

    ``units`` are those that stand, ``external`` the bodies outside the tax system, ``layers`` those of the
    posts; ``superior`` has the indicators of the superior's published plan, ``None`` where that is not kept
    here.  ``staffing`` is that of the performance office.
    """

    today: date
    units: Mapping[str, PlanUnit]
    external: Collection[str]
    layers: Mapping[str, Layer]
    superior: Mapping[str, Indicator] | None
    rules: PlanningRules
    staffing: Staffing

    def subjects(self, peer_groups: Collection[str]) -> tuple[str, ...]:
        """The units that a plan for these groups assesses."""
        return tuple(code for code, unit in self.units.items() if unit.peer_group in peer_groups)

    def parent(self, indicator: Indicator) -> Indicator | None:
        """The superior's indicator that is taken up, where it is known."""
        code = indicator.origin.superior
        return None if code is None or self.superior is None else self.superior.get(code)
