"""Voiding instead of deleting: what was entered stays visible and counts no more."""

from typing import ClassVar, Final

from domain.assessment.exemption import NotApplicableStatus
from domain.assessment.refusals import ItemContested, ItemNotInForce, ItemRuled
from domain.assessment.ruled import RuledIndicator
from domain.assessment.sheet import Sheet, must_give_reason
from domain.assessment.state import (
    Adjustment,
    AssessmentState,
    Claim,
    ClaimStatus,
    Entry,
    EntryStatus,
    Item,
    VetoStatus,
)
from domain.assessment.wholes import indicator_ref
from domain.kernel.event import Event, Grounds


class ItemVoided(Event):
    """An entry, adjustment or claim was voided, effective on the day of the fact that it voids."""

    TOPIC: ClassVar[str] = "assessment.item-voided.v1"

    item: str
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """The item counts no more."""
        events = (self.envelope.event_id,)
        match state.item(self.item):
            case Entry() as entry:
                voided: Item = entry._replace(
                    status=EntryStatus.VOIDED,
                    version=self.originator_version,
                    events=entry.events + events,
                )
            case Claim() as claim:
                voided = claim._replace(
                    status=ClaimStatus.VOIDED,
                    version=self.originator_version,
                    events=claim.events + events,
                )
            case Adjustment() as adjustment:
                voided = adjustment._replace(voided=True, events=adjustment.events + events)
            case _:
                msg = f"{self.item} cannot be voided"
                raise LookupError(msg)
        return state.with_item(voided)


class Voiding(Sheet):
    """Voiding items."""

    def void(self, ref: str, grounds: Grounds) -> None:
        """Void an entry, adjustment or claim that counts; vetoes are lifted, appealed items ruled on."""
        self._must_be_open()
        self._must_not_be_own()
        must_give_reason(grounds)
        item = self._item(ref)
        if not is_voidable(item):
            raise ItemNotInForce("item", item=ref, status=status_of(item))
        whole = indicator_ref(item.indicator) if isinstance(item, Entry | Adjustment) else ref
        for each in (ref, whole):
            if each in self.state.contests:
                raise ItemContested("item", item=each)
        if item.ruled is not None or _is_ruled_with(self.state.item(whole), item):
            raise ItemRuled("item", item=ref)
        self.trigger(ItemVoided, effective_on=item.effective_on, item=ref, grounds=grounds)


def _is_ruled_with(whole: Item | None, item: Item) -> bool:
    """Whether a ruling on the indicator as a whole took an item of it in: later results are free."""
    return isinstance(whole, RuledIndicator) and item.effective_on <= whole.effective_on


def is_voidable(item: Item) -> bool:
    """Whether an item still counts somewhere."""
    match item:
        case Entry():
            return item.status is not EntryStatus.VOIDED
        case Claim():
            return item.status not in {ClaimStatus.VOIDED, ClaimStatus.REFUSED}
        case Adjustment():
            return not item.voided
        case _:
            return False


def status_of(item: Item) -> EntryStatus | NotApplicableStatus | ClaimStatus | VetoStatus:
    """The status of any item; an adjustment is in force until it is voided, a ruled indicator for good."""
    if isinstance(item, Adjustment):
        return ClaimStatus.VOIDED if item.voided else ClaimStatus.IN_FORCE
    if isinstance(item, RuledIndicator):
        return ClaimStatus.IN_FORCE
    return item.status


EVENTS: Final = (ItemVoided,)
