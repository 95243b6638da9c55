"""What every facet of an assessment leans on."""

from datetime import date
from decimal import Decimal

from domain.assessment.applicability_refusals import NotApplicableStands
from domain.assessment.refusals import (
    AlreadySealed,
    AssessmentUnknown,
    ItemUnknown,
    OutsideTheYear,
    PointsOutOfRange,
    ReasonMissing,
    SelfInterest,
)
from domain.assessment.state import AssessmentState, Item
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Grounds
from domain.kernel.points import text

ROUTINE = "ROUTINE"


class Sheet(Aggregate[AssessmentState]):
    """The checks that more than one facet makes."""

    NAME = "assessment"
    UNKNOWN = AssessmentUnknown

    def _must_be_open(self) -> None:
        if self.state.sealed:
            raise AlreadySealed

    def _must_not_be_own(self) -> None:
        """Nobody decides on their own unit, nor on themselves."""
        if self.state.subject in {self.by.unit, self.by.actor_id}:
            raise SelfInterest

    def _must_be_in_year(self, day: date, field: str = "occurredOn") -> None:
        if day.year != self.state.year:
            raise OutsideTheYear(field, day=day, year=self.state.year)

    def _must_be_applicable(self, indicator: str, period: str) -> None:
        """Refuse what concerns a period in which the indicator does not apply, or is asked not to."""
        if (found := self.state.exemption(indicator, period)) is not None:
            raise NotApplicableStands("period", item=found.ref, status=found.status)

    def _item(self, ref: str) -> Item:
        if (item := self.state.item(ref)) is None:
            raise ItemUnknown("item", item=ref)
        return item


def must_say_why(reason: str) -> None:
    """Refuse a step without words."""
    if not reason.strip():
        raise ReasonMissing("reason")


def must_give_reason(grounds: Grounds) -> None:
    """Refuse grounds without a code or without words."""
    must_say_why(grounds.reason_code)
    must_say_why(grounds.reason)


def must_lie_between(points: Decimal, least: Decimal, most: Decimal, field: str = "points") -> None:
    """Refuse points outside ``least`` to ``most``, and what is no number."""
    if points.is_nan() or not least <= points <= most:
        raise PointsOutOfRange(field, points=text(points), least=text(least), most=text(most))
