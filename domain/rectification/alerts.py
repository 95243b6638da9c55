"""Which alerts (预警、逾期) a rectification needs (rule 35)."""

from collections.abc import Iterator
from datetime import date

from domain.rectification.state import AlertLevel, RectificationState, RectificationStep


def alerts_due(
    state: RectificationState, today: date
) -> Iterator[tuple[RectificationStep, AlertLevel, date]]:
    """The alert that the owed step needs today: a warning, or that it is overdue; each is said once."""
    if (step := state.owed) is None:
        return
    due = state.dues[step]
    due_on = due.deadline.due_on
    if today < due.warn_on:
        return
    level: AlertLevel = "OVERDUE" if due_on < today else "WARNING"
    if (step, level, due_on) not in state.alerts:
        yield step, level, due_on
