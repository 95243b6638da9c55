"""Amendments for tests: change sets, and plans that stand ready to be amended."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from application.amendment import ApproveAmendment, RequestAmendment, ScreenAmendment
from domain.assessment.assessment import Assessment
from domain.kernel.points import add
from domain.plan.change_set import ChangeSet, PointsChange, SectionChange
from domain.plan.changing import amended
from domain.plan.freezing import frozen_indicators
from domain.plan.indicator import Indicator
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from domain.policy.amendment import AMENDMENT
from tests.support.authors import ASSESSOR, LEADER, OFFICER, Authors, noon
from tests.support.city import City
from tests.support.plans import CONSULTING, PLAN, PUBLISHING, context_of, drafting
from tests.support.scenario import Stage, Step
from tests.support.world import Desk, World

JULY: Final = date(2014, 7, 1)
ASKED_ON: Final = date(2014, 6, 20)
RULES: Final = AMENDMENT


def change_set(**changes: Any) -> ChangeSet:
    """A change set of these changes; points are given as ``points={"A": 60}``, so are those of sections."""
    points = changes.pop("points", {})
    sections = changes.pop("sections", {})
    named = dict.fromkeys(("work_items", "projects", "added", "revised", "retired"), ()) | changes
    return ChangeSet(
        points=tuple(PointsChange(indicator=code, points=Decimal(each)) for code, each in points.items()),
        sections=tuple(SectionChange(section=code, points=Decimal(each)) for code, each in sections.items()),
        **named,
    )


def ready(*indicators: Indicator, on: date = ASKED_ON) -> Stage[Plan]:
    """The published plan of these indicators, on a day of the year."""
    stage = Stage(Plan, authors=Authors(noon(on)))
    for step in (*drafting(*indicators), *CONSULTING, PUBLISHING):
        stage.take(step)
    return stage


def asking(changes: ChangeSet, since: date = JULY, **said: Any) -> Step[Plan]:
    """The step that requests an amendment."""
    given: dict[str, Any] = {"reason": "上级部署变化", "document": "内国税函〔2014〕20号", "rules": RULES}
    return Step(
        lambda plan: plan.request_amendment(
            changes=changes, effective_from=since, context=context_of(plan), **given | said
        ),
        ASSESSOR,
    )


SCREENING: Final[Step[Plan]] = Step(lambda plan: plan.screen_amendment(1), OFFICER)
APPROVING: Final[Step[Plan]] = Step(lambda plan: plan.approve_amendment(1, RULES, context_of(plan)), LEADER)


def approved(stage: Stage[Plan], changes: ChangeSet, since: date = JULY) -> PlanState:
    """The plan once the change set is requested, screened and approved."""
    number = len(stage.state.amendments) + 1
    stage.take(asking(changes, since))
    stage.take(Step(lambda plan: plan.screen_amendment(number), OFFICER))
    stage.take(Step(lambda plan: plan.approve_amendment(number, RULES, context_of(plan)), LEADER))
    state: PlanState = stage.state
    return state


def requesting(city: City, changes: ChangeSet, since: date = JULY) -> RequestAmendment:
    """The command that requests an amendment of a bureau's plan."""
    return RequestAmendment(
        plan=city.plan,
        changes=changes,
        effective_from=since,
        reason="上级部署变化",
        document="内国税函〔2014〕20号",
    )


def amend(city: City, changes: ChangeSet, since: date = JULY, by: str = "assessor") -> int:
    """Request, screen and approve an amendment of a bureau's plan; gives its number."""
    number = int(city.made(by, requesting(city, changes, since)))
    city.run("officer", ScreenAmendment(plan=city.plan, amendment=number))
    city.run("leader", ApproveAmendment(plan=city.plan, amendment=number))
    return number


def swap(plan: PlanState, taken: str, given: str, points: Decimal, since: date) -> ChangeSet:
    """Points taken from one indicator and given to another, with what the sections come to by it."""
    changes = change_set(
        points={
            taken: _points(plan, taken) - points,
            given: _points(plan, given) + points,
        }
    )
    version = frozen_indicators(amended(plan, changes), since)
    sums = {
        section.code: add(each.points for each in version.values() if each.section == section.code)
        for section in plan.sections
    }
    sections = tuple(SectionChange(section=code, points=each) for code, each in sums.items())
    return changes.model_copy(update={"sections": sections})


def amend_world(world: World, changes: ChangeSet, since: date) -> bool:
    """Request, screen and approve an amendment that reaches all assessments; tells whether it was allowed."""
    number = len(world.state(PLAN).amendments) + 1
    screen: Step[Plan] = Step(lambda plan: plan.screen_amendment(number), OFFICER)
    return all(
        (
            world.run(ASSESSOR, lambda desk: asking(changes, since).act(desk.edit(Plan, PLAN))),
            world.run(OFFICER, lambda desk: screen.act(desk.edit(Plan, PLAN))),
            world.run(LEADER, lambda desk: _approve(number, world.subjects, desk)),
        )
    )


def _approve(number: int, subjects: Iterable[str], desk: Desk) -> None:
    plan = desk.edit(Plan, PLAN)
    before = plan.state.latest
    plan.approve_amendment(number, RULES, context_of(plan))
    for subject in subjects:
        assessment = desk.edit(Assessment, Assessment.id_of(PLAN, subject))
        assessment.adopt(before, plan.state.latest, number, plan.state.amendment(number).told)


def _points(plan: PlanState, code: str) -> Decimal:
    points = plan.indicators[code].points
    assert points is not None
    return points
