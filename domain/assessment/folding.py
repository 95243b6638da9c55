"""Folding the events of an assessment where nobody looks at the states in between."""

from collections.abc import Iterable, Mapping
from typing import Self, TypeVar, cast

from domain.assessment.exemption import NotApplicable
from domain.assessment.ruled import RuledIndicator
from domain.assessment.state import Adjustment, AssessmentState, Claim, Entry, IndicatorRecord, Item, Veto
from domain.kernel.event import Event

T = TypeVar("T")


def folded(events: Iterable[Event]) -> AssessmentState:
    """The state that the events of one assessment lead to: what evolving them one by one gives, sooner."""
    told = iter(events)
    opened: AssessmentState = next(told).evolve(None)
    state: AssessmentState = _Own(*opened)._replace(records={}, claims={}, vetoes={})
    for event in told:
        state = event.evolve(state)
    return AssessmentState(*state)


class _Own(AssessmentState):
    """A state that nobody else holds: an item is put into what holds it, which is not copied."""

    __slots__ = ()

    def with_item(self, item: Item) -> Self:
        """This state, with ``item`` put in place of what stood under its reference."""
        match item:
            case Entry():
                _put(self._record(item.indicator).entries, item.ref, item)
            case Adjustment():
                _put(self._record(item.indicator).adjustments, item.ref, item)
            case NotApplicable():
                _put(self._record(item.indicator).exempted, item.ref, item)
            case RuledIndicator():
                _put(self.records, item.indicator, self._record(item.indicator)._replace(ruled=item))
            case Claim():
                _put(self.claims, item.ref, item)
            case Veto():
                _put(self.vetoes, item.ref, item)
        return self

    def _record(self, indicator: str) -> IndicatorRecord:
        if (found := self.records.get(indicator)) is None:
            found = IndicatorRecord({}, {}, {}, None)
            _put(self.records, indicator, found)
        return found


def _put(items: Mapping[str, T], ref: str, item: T) -> None:
    """To everybody else they cannot be changed."""
    cast("dict[str, T]", items)[ref] = item
