"""How items become rows: one per item, whatever its status."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.entries import SELF, Reported, entry_ref
from domain.assessment.exemption import NotApplicable
from domain.assessment.ruled import RuledIndicator
from domain.assessment.state import Adjustment, AssessmentState, Claim, Entry, Item, Veto
from domain.assessment.voiding import status_of
from projections.items.tables import ITEM, SCORING
from projections.model import Model, put
from projections.step import AssessmentStep
from projections.table import Change, Row


def changes(step: AssessmentStep) -> Iterator[Change]:
    """The items that changed, or came under appeal, or out of it."""
    before, after = step.before, step.after
    if before is None:
        return
    if isinstance(event := step.recorded.event, Reported):
        yield put(SCORING, _scoring(step.recorded.stream, event), step.recorded.commit_position)
    for item in _touched(step, before, after):
        yield put(ITEM, _row(step.recorded.stream, item, after), step.recorded.commit_position)


def _touched(step: AssessmentStep, before: AssessmentState, after: AssessmentState) -> Iterator[Item]:
    for each in step.changed:
        yield each.new
    if before.contests is not after.contests:
        for ref in before.contests.keys() ^ after.contests.keys():
            if (item := after.item(ref)) is not None and item is before.item(ref):
                yield item


def _scoring(assessment: UUID, event: Reported) -> Row:
    """How the points of a report came about, as it was recorded."""
    scoring = event.scoring.model_dump(mode="json")
    return (
        assessment,
        entry_ref(event.indicator, event.period, event.channel),
        event.scoring.method,
        event.scoring.version,
        scoring["measures"],
        scoring["explanation"],
        event.points,
    )


def _row(assessment: UUID, item: Item, state: AssessmentState) -> Row:
    ruled = item.ruled
    return (
        assessment,
        item.ref,
        *_about(item),
        *_way(item),
        None if ruled is None else ruled.points,
        None if ruled is None else ruled.outcome,
        None if ruled is None else ruled.appeal,
        state.contests.get(item.ref),
        status_of(item).value,
        item.version if isinstance(item, Entry | Claim) else None,
        item.effective_on,
        item.until if isinstance(item, Veto) else None,
        *_self_assessed(item),
        *_claimed(item),
    )


def _self_assessed(item: Item) -> Row:
    """The points of a self-report, and why its review set others."""
    if isinstance(item, Entry) and item.channel == SELF:
        return (item.reported, item.revised_because)
    return (None, None)


def _claimed(item: Item) -> Row:
    """How often a claimed item occurred, and whether its document praises."""
    return (item.occurrences, item.explicit_praise) if isinstance(item, Claim) else (None, None)


def _about(item: Item) -> Row:
    """Kind, indicator, period, channel, code, matter, kind of work and points."""
    match item:
        case Entry():
            return ("ENTRY", item.indicator, item.period, item.channel, None, None, None, item.points)
        case Adjustment():
            return ("ADJUSTMENT", item.indicator, item.period, None, None, None, None, item.delta)
        case Claim():
            return (item.kind, None, None, None, item.code, item.matter, item.work_kind, item.points)
        case NotApplicable():
            return ("NOT_APPLICABLE", item.indicator, item.period, None, None, None, None, None)
        case RuledIndicator():
            results = item.ruled.points - item.difference
            return ("INDICATOR", item.indicator, None, None, None, None, None, results)
        case Veto():
            return ("VETO", None, None, None, item.ground, None, None, None)


def _way(item: Item) -> Row:
    """How an entry came in, and from where."""
    if not isinstance(item, Entry):
        return (None, None)
    return (item.mode, None if item.source is None else item.source.model_dump(mode="json"))


ITEMS: Final = Model(name="items", version=6, tables=(ITEM, SCORING), folds={Assessment.NAME: changes})
"""The read model."""
