"""What a line of the trail says about its event: whom it concerns, which item, how many points, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Final

from domain.appeal.appeal import Appeal
from domain.appeal.register import AppealRegister
from domain.assessment import alarms, rulings, whole_rulings
from domain.assessment.assessment import Assessment
from domain.assessment.item_facts import ITEMS, POINTS, Fact
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import indicator_in
from domain.kernel.event import Event
from domain.milestone.milestones import MilestoneSet
from domain.office.office import Office
from domain.plan import events as plan_events
from domain.rectification.rectification import Rectification
from projections.step import Step
from projections.table import Row

_NO_REASON: Final[Row] = (None, None, None, [])


def _nothing(_event: Any) -> None:
    return None


_PLAN_INDICATORS: Final[Mapping[type[Event], Fact]] = {
    alarms.AlarmRaised: attrgetter("indicator"),
    MilestoneSet: attrgetter("indicator"),
    plan_events.IndicatorProposed: attrgetter("indicator.code"),
    plan_events.IndicatorRevised: attrgetter("indicator.code"),
    plan_events.IndicatorWithdrawn: attrgetter("indicator"),
}
_OUTCOMES: Final[Mapping[type[Event], Fact]] = {
    rulings.RulingApplied: attrgetter("outcome"),
    rulings.ItemRemitted: lambda _event: "REMITTED",
    whole_rulings.IndicatorRuled: attrgetter("outcome"),
    whole_rulings.PlacementRuled: attrgetter("outcome"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Where the events of one class keep what a line says."""

    item: Fact
    plan_indicator: Fact
    points: Fact
    outcome: Fact
    appeal: Fact
    why: Fact


@cache
def facts_of(kind: type[Event]) -> Facts:
    """The facts of a class of events."""
    return Facts(
        item=ITEMS.get(kind, _nothing),
        plan_indicator=_PLAN_INDICATORS.get(kind, _nothing),
        points=POINTS.get(kind, _nothing),
        outcome=_OUTCOMES.get(kind, _nothing),
        appeal=attrgetter("appeal") if "appeal" in kind.model_fields else _nothing,
        why=_why(kind),
    )


def concerned(step: Step[Any], facts: Facts) -> Row:
    """Office, assessed unit, assessment and appeal that an event concerns."""
    stream, after = step.recorded.stream, step.after
    event: Any = step.recorded.event
    match step.kind:
        case Assessment.NAME:
            return (after.office, after.subject, stream, facts.appeal(event))
        case Appeal.NAME:
            return (after.office, after.subject, after.assessment, stream)
        case AppealRegister.NAME:
            return (event.office, None, None, facts.appeal(event))
        case Rectification.NAME:
            return (after.office, after.problem.owner, None, None)
        case Office.NAME:
            return (after.code, None, None, None)
        case _:
            return (after.office, None, None, None)


def subject_matter(step: Step[Any], facts: Facts) -> Row:
    """Indicator, period and item that an event is about."""
    event = step.recorded.event
    ref = facts.item(event)
    if ref is None:
        return (facts.plan_indicator(event), None, None)
    state: AssessmentState = step.after
    ref = state.comments[ref].item if ref in state.comments else ref
    item = state.faults.get(ref) or state.item(ref)
    return (getattr(item, "indicator", indicator_in(ref)), getattr(item, "period", None), ref)


def _why(kind: type[Event]) -> Fact:
    """Reason code, reason, legal basis and evidence."""
    if "grounds" in kind.model_fields:
        return _grounds
    return _reason if "reason" in kind.model_fields else lambda _event: _NO_REASON


def _grounds(event: Any) -> Row:
    if (grounds := event.grounds) is None:
        return _NO_REASON
    return (grounds.reason_code, grounds.reason, grounds.legal_basis, list(grounds.evidence))


def _reason(event: Any) -> Row:
    return (None, event.reason, None, [])
