"""What a late rectification costs: a deduction that comes into force as it is charged (rule 35)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.booking import ItemBooked
from domain.assessment.sheet import Sheet
from domain.kernel.event import Grounds
from domain.kernel.points import working
from domain.period import day_in
from domain.plan.version import PlanVersion
from domain.rectification.refusals import RectificationMisplaced, RectificationYearSealed


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRectification:
    """A rectification of a unit that was due in ``year`` and late until a day, and what that costs."""

    rectification: UUID
    office: str
    owner: str
    year: int
    until: date
    matter: str
    points: Decimal
    grounds: Grounds


class RectificationDeducted(ItemBooked):
    """A late rectification cost points."""

    TOPIC: ClassVar[str] = "assessment.rectification-deducted.v1"
    CODE: ClassVar[str] = "RECTIFICATION"

    rectification: UUID


class Rectifying(Sheet):
    """Taking in what rectifications cost."""

    def deduct_for_rectification(self, late: LateRectification, plan: PlanVersion) -> str:
        """Put the deduction in force, in the year in which it was due or a later one; gives its reference."""
        state = self.state
        if (state.office, state.subject) != (late.office, late.owner) or state.year < late.year:
            raise RectificationMisplaced("charge.assessment", unit=late.owner, year=late.year)
        if state.sealed:
            raise RectificationYearSealed("charge.assessment", year=state.year)
        event = self.trigger(
            RectificationDeducted,
            effective_on=day_in(state.year, late.until),
            kind="DEDUCTION",
            matter=late.matter,
            work_kind=None,
            points=working(late.points, plan.digits),
            grounds=late.grounds,
            rectification=late.rectification,
        )
        return f"claim:{event.envelope.event_id}"


EVENTS: Final = (RectificationDeducted,)
