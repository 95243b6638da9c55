"""What an appeal contests beyond single items: an indicator as a whole, the grade, the rank."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeGuard

from domain.assessment.contest_refusals import IndicatorNotConfirmed
from domain.assessment.exemption import NotApplicable
from domain.assessment.ruled import RuledIndicator
from domain.assessment.state import Adjustment, AssessmentState, Entry, EntryStatus

Placement = Literal["grade", "rank"]
"""等次、名次: where the results of a peer group put a subject."""

PLACEMENTS: Final[tuple[Placement, ...]] = ("grade", "rank")
_INDICATOR: Final = "indicator"


class Worth(NamedTuple):
    """What an indicator is worth as a whole: its results by themselves, ``now`` by all rulings, at most."""

    results: Decimal
    now: Decimal
    most: Decimal


Appraisal = Callable[[str], Worth]
"""Says what the indicator of a code is worth as things stand."""


def indicator_ref(code: str) -> str:
    """The reference of an indicator as a whole: ``indicator:IND``."""
    return f"{_INDICATOR}:{code}"


def indicator_in(ref: str) -> str | None:
    """The code of the indicator that a reference names as a whole, if it does."""
    kind, _, code = ref.partition(":")
    return code if kind == _INDICATOR else None


def indicator_of(ref: str, state: AssessmentState) -> str | None:
    """The code of the indicator that an item belongs to, or that a reference names as a whole."""
    return indicator_in(ref) or getattr(state.item(ref), "indicator", None)


def is_whole(ref: str) -> bool:
    """Whether a reference names an indicator, the grade or the rank instead of a single item."""
    return indicator_in(ref) is not None or is_placement(ref)


def is_placement(ref: str) -> TypeGuard[Placement]:
    """Whether a reference names the grade or the rank."""
    return ref in PLACEMENTS


def confirmed_until(state: AssessmentState, indicator: str) -> date:
    """The last day of the last period that is confirmed; raises ``IndicatorNotConfirmed``."""
    entries = state.record(indicator).entries.values()
    days = [each.effective_on for each in entries if each.status is EntryStatus.RECHECKED]
    if not days:
        raise IndicatorNotConfirmed("items", indicator=indicator)
    return max(days)


def handlers_of(ref: str, state: AssessmentState) -> frozenset[str]:
    """Everybody who had a hand in an item, or in anything of an indicator."""
    if (code := indicator_in(ref)) is not None:
        record = state.record(code)
        parts: list[Entry | Adjustment | NotApplicable]
        parts = [*record.entries.values(), *record.adjustments.values(), *record.exempted.values()]
        return frozenset[str]().union(*(each.handlers for each in parts))
    item = state.item(ref)
    return frozenset() if item is None or isinstance(item, RuledIndicator) else item.handlers
