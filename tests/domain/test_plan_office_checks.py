"""What a plan is checked against in its office: who runs the year."""

from domain.office.performance_office import Staffing
from domain.plan.check_refusals import OverrideNotNeeded, StaffingShort
from domain.plan.events import PlanPublished
from domain.plan.plan import Plan
from domain.plan.procedure import Override
from tests.support.plans import CONSULTING, PUBLISHED_ON, drafting, indicator, world_of
from tests.support.scenario import Stage, Step, given

REASON = Override(check="STAFFING_SHORT", node="", reason="编制已报批")


def publishing(present: int, *overrides: Override) -> Step[Plan]:
    world = world_of(PUBLISHED_ON, staffing=Staffing(3, present))
    return Step(lambda plan: plan.publish(PUBLISHED_ON, world, overrides))


def consulted() -> Stage[Plan]:
    return given(Plan, *drafting(indicator("A", 1000)), *CONSULTING)


def test_a_plan_of_an_office_that_is_short_of_staff_says_why() -> None:
    consulted().when(publishing(2)).then_refused(StaffingShort, on="overrides")


def test_the_reason_is_kept_with_the_publication() -> None:
    stage = consulted()
    stage.take(publishing(2, REASON))
    published = stage.events[-1]
    assert isinstance(published, PlanPublished)
    assert published.overrides == (REASON,)


def test_an_office_with_enough_staff_needs_no_reason() -> None:
    consulted().when(publishing(3, REASON)).then_refused(OverrideNotNeeded)
    consulted().take(publishing(3))
