"""What innovation projects bring to the assessments of their applicants (创新项目加分)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.booking import ItemBooked
from domain.assessment.sheet import Sheet, must_lie_between
from domain.kernel.event import Grounds
from domain.kernel.points import ZERO, working
from domain.plan.claim_item import INNOVATION
from domain.plan.version import PlanVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationBonus:
    """A unit's part of what a project earned; ``completed_on`` is the day on which the work was done."""

    innovation: UUID
    matter: str
    points: Decimal
    completed_on: date
    grounds: Grounds


class InnovationBonusBooked(ItemBooked):
    """The leading group granted a project its bonus, of which these points are the unit's part."""

    TOPIC: ClassVar[str] = "assessment.innovation-bonus-booked.v1"
    CODE: ClassVar[str] = INNOVATION

    innovation: UUID


class InnovationBonuses(Sheet):
    """What is granted to a unit for its innovation projects."""

    def book_innovation(self, bonus: InnovationBonus, plan: PlanVersion) -> str:
        """Put a unit's part in force; gives its reference.  Nobody grants it to their own unit."""
        self._must_be_open()
        self._must_not_be_own()
        self._must_be_in_year(bonus.completed_on)
        must_lie_between(bonus.points, ZERO, plan.scale)
        event = self.trigger(
            InnovationBonusBooked,
            effective_on=bonus.completed_on,
            kind="BONUS",
            matter=bonus.matter,
            work_kind="INNOVATION",
            points=working(bonus.points, plan.digits),
            grounds=bonus.grounds,
            innovation=bonus.innovation,
        )
        return f"claim:{event.envelope.event_id}"


EVENTS: Final = (InnovationBonusBooked,)
