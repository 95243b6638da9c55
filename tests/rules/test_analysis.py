"""Daily management, through commands: milestones."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from api.bootstrap import tick
from application.milestones import ReachMilestone, RescheduleMilestone
from application.processes.tick import CLOCK
from application.refusals import OutOfScope
from application.replay import fold
from domain.milestone.milestones import MilestoneOverdue, Milestones
from domain.milestone.refusals import MilestoneUnknown
from infra.clock import ScriptedClock
from tests.support.city import City
from tests.support.monitoring import setting


def milestones(city: City) -> list[Any]:
    return [each.event for each in city.system.stream(Milestones.id_of(city.plan))]


def test_p_23_the_roll_out_is_a_milestone_reached_one_month_early(city: City, clock: ScriptedClock) -> None:
    city.run("officer", setting(city, "ONLINE", None, date(2014, 7, 1)))
    clock.set(datetime(2014, 6, 3, 1, tzinfo=UTC))
    reached = ReachMilestone(plan=city.plan, milestone="ONLINE", on=date(2014, 6, 1), evidence=())
    city.run("officer", reached)
    found = fold(city.system.stream(Milestones.id_of(city.plan))).milestone("ONLINE")
    assert (found.planned_on, found.reached_on, found.days_early) == (date(2014, 7, 1), date(2014, 6, 1), 30)


def test_an_overdue_milestone_is_raised_by_the_clock_once_for_its_day(
    city: City, clock: ScriptedClock
) -> None:
    city.run("officer", setting(city))
    clock.set(datetime(2014, 6, 30, 15, 59, tzinfo=UTC))
    assert [told for told in tick(city.system).run() if told.process == "milestones"] == []
    clock.set(datetime(2014, 6, 30, 16, 0, tzinfo=UTC))
    for _ in range(2):
        list(tick(city.system).run())
    *_, last = milestones(city)
    assert isinstance(last, MilestoneOverdue)
    assert (last.due_on, last.envelope.actor.id) == (date(2014, 6, 30), CLOCK)
    later = RescheduleMilestone(plan=city.plan, milestone="M1", due_on=date(2014, 7, 31), reason="设备推迟")
    city.run("officer", later)
    clock.set(datetime(2014, 8, 1, 1, tzinfo=UTC))
    list(tick(city.system).run())
    raised = [each.due_on for each in milestones(city) if isinstance(each, MilestoneOverdue)]
    assert raised == [date(2014, 6, 30), date(2014, 7, 31)]


def test_the_department_that_assesses_an_indicator_records_its_milestones_and_no_others(
    shared_city: City,
) -> None:
    shared_city.run("officer", setting(shared_city))
    shared_city.run("officer", setting(shared_city, "WHOLE", None))
    on = date(2014, 1, 6)
    of_b = ReachMilestone(plan=shared_city.plan, milestone="M1", on=on, evidence=())
    shared_city.run("assessor", of_b)
    of_the_plan = ReachMilestone(plan=shared_city.plan, milestone="WHOLE", on=on, evidence=())
    with pytest.raises(OutOfScope):
        shared_city.run("assessor", of_the_plan)
    unknown = ReachMilestone(plan=shared_city.plan, milestone="NONE", on=on, evidence=())
    with pytest.raises(MilestoneUnknown):
        shared_city.run("officer", unknown)
