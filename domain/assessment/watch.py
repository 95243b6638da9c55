"""What a unit owes during the year: what is due when, who was reminded, how it checked itself."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, Self

from domain.calendar.deadline import Deadline
from domain.kernel.points import Points
from domain.kernel.value import Value

AlarmLevel = Literal["WARNING", "YELLOW", "RED"]
"""预警、黄牌、红牌: before the due date, after it, and two working days later (rule 31)."""


class SelfCheckItem(Value):
    """How a unit scores itself on an indicator so far, and the measure it takes where that is low."""

    indicator: str
    own_score: Points
    measure: str | None
    measure_due: date | None


class SelfCheck(NamedTuple):
    """The self-check (自查自评) of a quarter."""

    quarter: str
    items: tuple[SelfCheckItem, ...]
    recorded_on: date


class Alarm(NamedTuple):
    """The highest alarm raised over what is owed; it ended on the day of the answer, late or in time."""

    about: str
    level: AlarmLevel
    due_on: date
    raised_on: date
    answered_on: date | None

    @property
    def answered_late(self) -> bool:
        """Whether the answer came after the due date."""
        return self.answered_on is not None and self.answered_on > self.due_on


class Watch(NamedTuple):
    """What is due when, the alarms by what they are about, the self-checks by quarter."""

    deadlines: Mapping[str, Deadline]
    alarms: Mapping[str, Alarm]
    self_checks: Mapping[str, SelfCheck]

    def with_alarm(self, alarm: Alarm) -> Self:
        """With an alarm in place of the lower one."""
        return self._replace(alarms={**self.alarms, alarm.about: alarm})

    def sounds(self, about: str) -> bool:
        """Whether an alarm over ``about`` was raised and has not ended."""
        alarm = self.alarms.get(about)
        return alarm is not None and alarm.answered_on is None

    def answered(self, about: str, day: date) -> Self:
        """With the alarm over ``about`` ended, if there is one that still sounds."""
        return self.with_alarm(self.alarms[about]._replace(answered_on=day)) if self.sounds(about) else self


NOTHING_WATCHED = Watch({}, {}, {})


def results_of(indicator: str, period: str) -> str:
    """What an alarm over missing results is about."""
    return f"results:{indicator}/{period}"


def check_of(quarter: str) -> str:
    """What a deadline or an alarm over a self-check is about."""
    return f"check:{quarter}"
