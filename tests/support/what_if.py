"""Hypotheses in words, and what becomes of them in an office in memory and in a bureau on a log."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final
from uuid import UUID

from application.simulation import simulation_of
from application.states import StatesAt
from domain.assessment.assessment import Assessment
from domain.assessment.ruled import Outcome
from domain.assessment.state import AssessmentState
from domain.policy.policy_set import PolicySet
from domain.result.group import Rules
from domain.what_if.hypotheses import (
    ApplyRuling,
    Hypothesis,
    LiftVeto,
    ReplacePoints,
    UsePlanVersion,
    UsePolicyVersion,
    VoidItem,
)
from domain.what_if.simulation import Simulation
from domain.what_if.world import Base
from tests.support.authors import OFFICE
from tests.support.city import City
from tests.support.plans import PLAN
from tests.support.sheets import ENTRY, Move, Number
from tests.support.world import Desk, History, World

SUBJECTS: Final = ("U01", "U02", "U03")


def worth(points: Number, item: str = ENTRY) -> ReplacePoints:
    """An item is worth other points."""
    return ReplacePoints(kind="REPLACE_POINTS", item=item, points=Decimal(points))


def void(item: str = ENTRY) -> VoidItem:
    """An item is voided."""
    return VoidItem(kind="VOID_ITEM", item=item)


def ruled(outcome: Outcome, points: Number | None = None, item: str = ENTRY) -> ApplyRuling:
    """The committee rules so on an item."""
    given = None if points is None else Decimal(points)
    return ApplyRuling(kind="APPLY_RULING", item=item, outcome=outcome, points=given)


def lifted(veto: str) -> LiftVeto:
    """A veto is lifted."""
    return LiftVeto(kind="LIFT_VETO", veto=veto)


def by_plan(number: int) -> UsePlanVersion:
    """The group is scored by a version of the plan."""
    return UsePlanVersion(kind="PLAN_VERSION", number=number)


def by_policy(number: int) -> UsePolicyVersion:
    """The group is scored and graded by a version of the policy."""
    return UsePolicyVersion(kind="POLICY_VERSION", number=number)


def base_of(state: Callable[[UUID], Any], subjects: Iterable[str] = SUBJECTS) -> Base:
    """What is known of these subjects, the first of them being asked about."""
    group = {each: state(each) for each in (Assessment.id_of(PLAN, subject) for subject in subjects)}
    rules = Rules(state(PLAN), state(PolicySet.id_of(OFFICE)))
    return Base(next(iter(group)), 1, group, rules, lambda policy: policy.for_side("SYSTEM"))


def states_of(history: History) -> Mapping[UUID, Any]:
    """The state of every stream at the end of a history."""
    states: dict[UUID, Any] = {}
    for event in history.log:
        states[event.originator_id] = event.evolve(states.get(event.originator_id))
    return states


def take(world: World, subject: str, *moves: Move) -> AssessmentState:
    """Take steps on the assessment of a subject; gives its state."""
    stream = Assessment.id_of(PLAN, subject)
    for move in moves:
        assert world.run(move.by, partial(_taking, stream, move))
    state: AssessmentState = world.state(stream)
    return state


def supposing(city: City, who: str, *hypotheses: Hypothesis, until: int | None = None) -> Simulation:
    """What would be of an assessment at the end of the log, or at an earlier border, by the log alone."""
    border = city.system.reader.head().position if until is None else until
    states = StatesAt(lambda streams: city.system.streams(streams, border))
    return simulation_of(city.assessments[who], hypotheses, states, border)


def _taking(stream: UUID, move: Move, desk: Desk) -> None:
    move.act(desk.edit(Assessment, stream))
