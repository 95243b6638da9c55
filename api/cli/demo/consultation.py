"""The steps by which a plan is reviewed and consulted on."""

from collections.abc import Iterator
from typing import Final

from api.cli.demo.lines import CommentLine
from api.cli.demo.step import Step
from api.cli.demo.year import PlanYear
from domain.person import Role

_SPEAKERS: Final = (Role.REPORTER, Role.UNIT_HEAD, Role.ASSESSOR)


def consultation(plan: PlanYear, planner: str) -> Iterator[Step]:
    """From the draft of ``planner`` to one that may be published; a colleague of theirs reviews it."""
    at, about, case = plan.office.calendar.plan, {"plan": f"${plan.name}"}, plan.name
    yield Step(at.submitted, planner, "submitPlanForReview", about, case)
    yield Step(at.reviewed, _colleague(plan, planner), "reviewPlan", {**about, "comment": None}, case)
    asked = {**about, "units": plan.units, "until": at.consulted_until.isoformat()}
    yield Step(at.consulted, planner, "consultOnPlan", asked, case)
    for number, line in enumerate(plan.comments, 1):
        yield from _comment(plan, planner, f"comment {number} on {plan.name}", line)
    said = {line.unit for line in plan.comments}
    for unit in (each for each in plan.units if each not in said):
        yield Step(at.agreed, _speaker(plan, unit), "agreeToPlan", {**about, "unit": unit}, case)


def _comment(plan: PlanYear, planner: str, name: str, line: CommentLine) -> Iterator[Step]:
    about = {"plan": f"${plan.name}"}
    said = line.model_dump(include={"unit", "indicator", "channel", "text"})
    yield Step(line.at, _speaker(plan, line.unit), "commentOnPlan", {**about, **said}, plan.name, name)
    answer = {"outcome": line.outcome, "text": line.answer}
    given = {**about, "comment": f"${name}", "answer": answer}
    yield Step(plan.office.calendar.plan.answered, planner, "answerComment", given, plan.name)


def _speaker(plan: PlanYear, unit: str) -> str:
    return next(post for role in _SPEAKERS for post in plan.office.holders(unit, role))


def _colleague(plan: PlanYear, planner: str) -> str:
    officers = (post.code for post in plan.office.posts if Role.PERFORMANCE_OFFICE in post.roles)
    return next(code for code in officers if code != planner)
