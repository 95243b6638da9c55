"""What is owed under a plan: results of every indicator and period, a self-check of every quarter."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.assessment.state import AssessmentState, EntryStatus
from domain.assessment.watch import check_of, results_of
from domain.calendar.deadline import Deadline
from domain.period import Cycle, periods_of
from domain.plan.version import PlanVersion, ScoredIndicator

_EVALUATION = ("EVALUATION",)


class Owed(NamedTuple):
    """Something that is due ``deadline``; ``indicator`` is none for a self-check."""

    about: str
    indicator: str | None
    period: str
    deadline: Deadline


def is_reported(rule: ScoredIndicator) -> bool:
    """Whether results come by reporting; what is evaluated comes from ballots."""
    return rule.channels != _EVALUATION


def is_silent(state: AssessmentState, indicator: str, period: str) -> bool:
    """Whether nobody has reported, or asked to leave out, anything on an indicator and period."""
    if state.exemption(indicator, period) is not None:
        return False
    entries = state.record(indicator).entries.values()
    return not any(each.period == period and each.status is not EntryStatus.VOIDED for each in entries)


def owed(state: AssessmentState, plan: PlanVersion) -> Iterator[Owed]:
    """What has a due date and is missing: silence is no nil return (rule 32)."""
    deadlines = state.watch.deadlines
    for rule in plan.indicators.values():
        if rule.applies_to(state.unit) and is_reported(rule):
            for period in rule.periods:
                if period in deadlines and is_silent(state, rule.code, period):
                    yield Owed(results_of(rule.code, period), rule.code, period, deadlines[period])
    for quarter in periods_of(state.year, Cycle.QUARTER):
        about = check_of(quarter)
        if about in deadlines and quarter not in state.watch.self_checks:
            yield Owed(about, None, quarter, deadlines[about])
