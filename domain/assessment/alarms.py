"""The alarm ladder (预警、黄牌、红牌) over what is owed and does not come (rule 31)."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final, NamedTuple

from domain.assessment.owed import Owed, owed
from domain.assessment.sheet import Sheet
from domain.assessment.state import AssessmentState
from domain.assessment.watch import Alarm, AlarmLevel
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import due, workdays_before
from domain.kernel.clock import local_date
from domain.kernel.event import Event
from domain.plan.version import PlanVersion
from domain.policy.deadlines import DeadlineRules

_LADDER: Final[tuple[AlarmLevel, ...]] = ("WARNING", "YELLOW", "RED")


class AlarmRaised(Event):
    """Something owed is about to be, or is, overdue."""

    TOPIC: ClassVar[str] = "assessment.alarm-raised.v1"

    about: str
    indicator: str | None
    period: str
    level: AlarmLevel
    due_on: date

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """It sounds until it is answered."""
        raised_on = local_date(self.envelope.decided_at)
        alarm = Alarm(self.about, self.level, self.due_on, raised_on, None)
        return state._replace(watch=state.watch.with_alarm(alarm))


class Sounding(NamedTuple):
    """An alarm that is to be raised."""

    owed: Owed
    level: AlarmLevel


class Alarms(Sheet):
    """Raising alarms."""

    def raise_alarms(self, plan: PlanVersion, rules: DeadlineRules, calendar: WorkingCalendar) -> None:
        """Raise what is to sound today, each level once; what was missed of lower levels stays unsaid."""
        self._must_be_open()
        for each in soundings(self.state, plan, rules, calendar, self.by.today):
            self.trigger(
                AlarmRaised,
                about=each.owed.about,
                indicator=each.owed.indicator,
                period=each.owed.period,
                level=each.level,
                due_on=each.owed.deadline.due_on,
            )


def soundings(
    state: AssessmentState,
    plan: PlanVersion,
    rules: DeadlineRules,
    calendar: WorkingCalendar,
    today: date,
) -> Iterator[Sounding]:
    """The alarms to raise today; raises ``CalendarMissing``."""
    days: dict[date, list[date]] = {}
    for each in owed(state, plan):
        due_on = each.deadline.due_on
        if due_on not in days:
            days[due_on] = ladder(due_on, rules, calendar)
        reached = sum(1 for day in days[due_on] if day <= today)
        if reached > _raised(state, each.about):
            yield Sounding(each, _LADDER[reached - 1])


def ladder(due_on: date, rules: DeadlineRules, calendar: WorkingCalendar) -> list[date]:
    """The days of warning, yellow and red for a due date; raises ``CalendarMissing``.

    Due on 2014-10-13: warning on 09-30, yellow on 10-14, red on 10-16.
    """
    return [
        workdays_before(due_on, rules.warning_workdays, calendar),
        due(due_on, 1, calendar).due_on,
        due(due_on, 1 + rules.red_workdays, calendar).due_on,
    ]


def _raised(state: AssessmentState, about: str) -> int:
    alarm = state.watch.alarms.get(about)
    return 0 if alarm is None or alarm.answered_on is not None else 1 + _LADDER.index(alarm.level)


EVENTS: Final = (AlarmRaised,)
