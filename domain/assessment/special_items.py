"""Items beside the catalogue: the leading group decides them, and its decision puts them in force (R7)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final

from domain.assessment.booking import ItemBooked
from domain.assessment.refusals import DocumentMissing
from domain.assessment.sheet import Sheet, must_give_reason, must_lie_between
from domain.kernel.event import Grounds
from domain.kernel.points import ZERO, working
from domain.plan.claim_item import SPECIAL, ClaimKind, ClaimWorkKind
from domain.plan.refusals import ClaimItemMisplaced
from domain.plan.version import PlanVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialItem:
    """What the leading group decides: points for a matter of a day, under the caps that hold for all."""

    kind: ClaimKind
    matter: str
    work_kind: ClaimWorkKind | None
    points: Decimal
    occurred_on: date
    grounds: Grounds


class SpecialItemDecided(ItemBooked):
    """The leading group gave or took points for a matter that the catalogue does not have."""

    TOPIC: ClassVar[str] = "assessment.special-item-decided.v1"
    CODE: ClassVar[str] = SPECIAL


class SpecialItems(Sheet):
    """What the leading group decides beside the catalogue."""

    def decide_special_item(self, what: SpecialItem, plan: PlanVersion) -> str:
        """Put an item in force on its document; gives its reference."""
        self._must_be_open()
        self._must_not_be_own()
        must_give_reason(what.grounds)
        if not what.grounds.evidence:
            raise DocumentMissing("grounds.evidence", item=SPECIAL)
        self._must_be_in_year(what.occurred_on)
        if (what.kind == "BONUS") != (what.work_kind is not None):
            raise ClaimItemMisplaced("workKind", item=SPECIAL)
        must_lie_between(what.points, ZERO, plan.scale)
        event = self.trigger(
            SpecialItemDecided,
            effective_on=what.occurred_on,
            kind=what.kind,
            matter=what.matter,
            work_kind=what.work_kind,
            points=working(what.points, plan.digits),
            grounds=what.grounds,
        )
        return f"claim:{event.envelope.event_id}"


EVENTS: Final = (SpecialItemDecided,)
