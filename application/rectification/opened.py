"""A rectification opened for deciding, with the rules that it was issued under."""

from uuid import UUID

from application.actions import Action
from application.office.bodies import must_decide_in
from application.work import Work
from domain.office.bodies import LEADING_GROUP
from domain.policy.policy_set import PolicySet
from domain.policy.rectification import RectificationRules
from domain.rectification.rectification import Rectification
from domain.rectification.state import RectificationState


def open_as_office(rectification: UUID, work: Work) -> Rectification:
    """For the performance office."""
    state = work.read(Rectification, rectification)
    work.authorise(Action.RUN_RECTIFICATION, office=state.office)
    return work.edit(Rectification, rectification)


def open_as_owner(rectification: UUID, work: Work) -> Rectification:
    """For the unit that puts it right."""
    return _open_for_unit(Action.CARRY_OUT_RECTIFICATION, rectification, work, verifier=False)


def open_as_verifier(rectification: UUID, work: Work) -> Rectification:
    """For the department that verifies."""
    return _open_for_unit(Action.VERIFY_RECTIFICATION, rectification, work, verifier=True)


def open_for_plan(rectification: UUID, work: Work) -> Rectification:
    """For who decides on the plan: the leading group where the problem is a repeat, else the office."""
    state = work.read(Rectification, rectification)
    if state.repeat_of is None:
        return open_as_office(rectification, work)
    work.authorise(Action.DECIDE_REPEATED_RECTIFICATION, office=state.office)
    must_decide_in(LEADING_GROUP, state.office, work)
    return work.edit(Rectification, rectification)


def rules_of(state: RectificationState, work: Work) -> RectificationRules:
    """The rules of the policy version that it was issued under."""
    policies = work.read(PolicySet, PolicySet.id_of(state.office))
    return policies.version(state.policy_version).rectification


def _open_for_unit(action: Action, rectification: UUID, work: Work, *, verifier: bool) -> Rectification:
    state = work.read(Rectification, rectification)
    unit = state.problem.verifier if verifier else state.problem.owner
    work.authorise(action, office=state.office, unit=unit)
    return work.edit(Rectification, rectification)
