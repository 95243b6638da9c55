"""How late the steps of a rectification are, and what that costs (rule 35, P26)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import workdays_until
from domain.policy.rectification import RectificationRules
from domain.rectification.state import LateStep, RectificationState


class Lateness(NamedTuple):
    """The late steps, and the points that they cost in all."""

    steps: tuple[LateStep, ...]
    points: Decimal


def lateness(
    state: RectificationState, rules: RectificationRules, calendar: WorkingCalendar, today: date
) -> Lateness:
    """How late it is today; raises ``CalendarMissing``."""
    steps = tuple(_late(state, rules, calendar, today))
    days = (len(each.counted) for each in steps)
    return Lateness(steps, rules.cost(days, repeat=state.repeat_of is not None))


def _late(
    state: RectificationState, rules: RectificationRules, calendar: WorkingCalendar, today: date
) -> Iterator[LateStep]:
    for step, due in state.dues.items():
        counts_on = step == "REPORT" and rules.counted_until == "CLOSING"
        until = today if counts_on else state.came_in.get(step, today)
        due_on = due.deadline.due_on
        if counted := workdays_until(due_on, until, calendar):
            yield LateStep(step=step, due_on=due_on, until=until, counted=counted)
