"""Milestones, meetings and the analysis of quarters, as commands and as inputs of the interface."""

from datetime import date
from typing import Any, Final

from application.milestones import SetMilestone
from tests.support.city import City

DUE: Final = date(2014, 6, 30)


def setting(city: City, code: str = "M1", indicator: str | None = "B", due_on: date = DUE) -> SetMilestone:
    """The command that sets a milestone."""
    return SetMilestone(plan=city.plan, indicator=indicator, code=code, name="系统上线", due_on=due_on)


def monitoring_inputs(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """An input for every mutation about daily management; milestone M1 is one of an indicator of D1."""
    milestone = {**plan, "milestone": "M1"}
    return {
        "setMilestone": {**plan, "code": "M2", "name": "x", "dueOn": "2014-06-30"},
        "rescheduleMilestone": {**milestone, "dueOn": "2014-07-31", "reason": "x"},
        "reachMilestone": {**milestone, "on": "2099-01-01"},
        "dropMilestone": {**milestone, "reason": ""},
        "tellOverdueMilestones": plan,
    }
