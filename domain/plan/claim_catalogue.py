"""The catalogue of bonus and deduction items of a draft: proposed, revised, withdrawn."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.plan.claim_item import Catalogue, ClaimGroup, ClaimItem
from domain.plan.draft import Draft, must_be_code, must_be_known, must_be_new
from domain.plan.refusals import ClaimGroupTwice
from domain.plan.state import PlanState


class _ItemSaid(Event):
    """The text of an item of the catalogue."""

    claim_item: ClaimItem

    def evolve(self, state: PlanState) -> PlanState:
        """Put the item in the catalogue."""
        return _with_items(state, {**state.catalogue.items, self.claim_item.code: self.claim_item})


class ClaimItemProposed(_ItemSaid):
    """A bonus or deduction item entered the draft's catalogue."""

    TOPIC: ClassVar[str] = "plan.claim-item-proposed.v1"


class ClaimItemRevised(_ItemSaid):
    """An item of the draft's catalogue was replaced by a new text."""

    TOPIC: ClassVar[str] = "plan.claim-item-revised.v1"


class ClaimItemWithdrawn(Event):
    """An item left the draft's catalogue."""

    TOPIC: ClassVar[str] = "plan.claim-item-withdrawn.v1"

    claim_item: str

    def evolve(self, state: PlanState) -> PlanState:
        """Drop the item."""
        kept = {code: each for code, each in state.catalogue.items.items() if code != self.claim_item}
        return _with_items(state, kept)


class ClaimGroupsDeclared(Event):
    """The groups of items that share a cap were declared, all of them anew."""

    TOPIC: ClassVar[str] = "plan.claim-groups-declared.v1"

    groups: tuple[ClaimGroup, ...]

    def evolve(self, state: PlanState) -> PlanState:
        """Replace the groups."""
        groups = {group.code: group for group in self.groups}
        return replace(state, catalogue=Catalogue(state.catalogue.items, groups))


class ClaimCatalogue(Draft):
    """The part of a draft that says what may be claimed."""

    def propose_claim_item(self, item: ClaimItem) -> None:
        """Add a bonus or deduction item to the draft."""
        self._must_be_editable()
        must_be_new(self.state.catalogue.items, item.code)
        self.trigger(ClaimItemProposed, claim_item=item)

    def revise_claim_item(self, item: ClaimItem) -> None:
        """Replace the text of an item of the draft."""
        self._must_be_editable()
        must_be_known(self.state.catalogue.items, item.code, "code")
        self.trigger(ClaimItemRevised, claim_item=item)

    def withdraw_claim_item(self, code: str) -> None:
        """Take an item out of the draft."""
        self._must_be_editable()
        must_be_known(self.state.catalogue.items, code, "code")
        self.trigger(ClaimItemWithdrawn, claim_item=code)

    def declare_claim_groups(self, groups: tuple[ClaimGroup, ...]) -> None:
        """Say which groups share a cap, in place of what was said before; raises ``ClaimGroupTwice``."""
        self._must_be_editable()
        codes = [group.code for group in groups]
        for code in codes:
            must_be_code(code, "groups")
            if codes.count(code) > 1:
                raise ClaimGroupTwice("groups", group=code)
        self.trigger(ClaimGroupsDeclared, groups=groups)


def _with_items(state: PlanState, items: Mapping[str, ClaimItem]) -> PlanState:
    return replace(state, catalogue=Catalogue(items, state.catalogue.groups))


EVENTS: Final = (ClaimItemProposed, ClaimItemRevised, ClaimItemWithdrawn, ClaimGroupsDeclared)
