"""A ruling cannot stay on paper (N4): each has effects, and each effect was ordered by one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple
from uuid import UUID

from domain.appeal.case import Case
from domain.appeal.state import AppealState, AppealStatus, RulingEffect
from domain.assessment.rulings import ItemRemitted, RulingApplied
from domain.assessment.whole_rulings import IndicatorRuled, PlacementRuled
from domain.assessment.wholes import indicator_ref
from domain.kernel.event import Event

Flaw = Literal["RULED_NOT_EXECUTED", "EFFECT_MISSING", "OBLIGATION_MISSING", "NOT_ORDERED"]
"""A ruling without execution, an item without effect, what is remitted and owed by nobody, a stray effect."""

_CITING: Final = (RulingApplied, ItemRemitted, IndicatorRuled, PlacementRuled)


class Unreconciled(NamedTuple):
    """What does not fit between a ruling and the assessment: the appeal, the item, and how."""

    appeal: UUID
    item: str
    flaw: Flaw


def unreconciled(events: Iterable[Event]) -> list[Unreconciled]:
    """Every flaw between the rulings and their effects in a log, or in an assessment and its appeals."""
    appeals: dict[UUID, AppealState] = {}
    cited: dict[UUID, tuple[UUID, str]] = {}
    for event in events:
        if isinstance(event, _CITING):
            cited[event.envelope.event_id] = (event.appeal, _item(event))
        elif event.TOPIC.startswith(f"{Case.NAME}."):
            appeals[event.originator_id] = event.evolve(appeals.get(event.originator_id))
    flaws = [flaw for appeal, state in appeals.items() for flaw in _of_appeal(appeal, state, cited)]
    return [*flaws, *_stray(appeals, cited)]


def _item(event: Any) -> str:
    return indicator_ref(event.indicator) if isinstance(event, IndicatorRuled) else event.item


def _of_appeal(
    appeal: UUID, state: AppealState, cited: Mapping[UUID, tuple[UUID, str]]
) -> Iterator[Unreconciled]:
    for ruling in state.rulings:
        effects = [each for each in state.effects if each.item == ruling.item]
        if state.status is not AppealStatus.EXECUTED:
            yield Unreconciled(appeal, ruling.item, "RULED_NOT_EXECUTED")
        elif not effects or any(cited.get(each.event) != (appeal, each.item) for each in effects):
            yield Unreconciled(appeal, ruling.item, "EFFECT_MISSING")
        elif _is_owed_by_nobody(effects, ruling.item in state.remitted):
            yield Unreconciled(appeal, ruling.item, "OBLIGATION_MISSING")


def _is_owed_by_nobody(effects: list[RulingEffect], owed: bool) -> bool:  # noqa: FBT001 - one fact
    return effects[-1].kind == "REMITTED" and not owed


def _stray(
    appeals: Mapping[UUID, AppealState], cited: Mapping[UUID, tuple[UUID, str]]
) -> Iterator[Unreconciled]:
    """Changes that cite a ruling which did not order them."""
    for event, (appeal, item) in cited.items():
        ordered = () if appeal not in appeals else appeals[appeal].effects
        if all(each.event != event for each in ordered):
            yield Unreconciled(appeal, item, "NOT_ORDERED")
