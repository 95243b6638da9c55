"""Compiling the board of a peer group: for a command that decides on it, and again by whoever checks."""

from collections.abc import Callable, Sequence

from application.personal_quota import quota_policy
from application.states import States
from domain.plan.plan import Plan
from domain.policy.policy_set import PolicySet
from domain.result.board import Board, Member, Under, compiled
from domain.result.group import Group, Rules, member_of, newest_policy

Members = Callable[[Group, Rules], Sequence[Member]]
"""What compiling sees of a group under the rules of its plan."""


def members_of(group: Group, rules: Rules) -> list[Member]:
    """Every subject, scored by the rules of its own."""
    return [member_of(assessment, state, rules) for assessment, state in group.items()]


def board_of(group: Group, states: States, border: Callable[[], int], members: Members = members_of) -> Board:
    """The board of a whole group, which is not empty.

    ``border`` is asked last, for the position up to which what was read is what the log says.
    """
    subject = next(iter(group.values()))
    plan = states.read(Plan, subject.plan)
    policies = states.read(PolicySet, PolicySet.id_of(plan.office))
    newest = newest_policy(group)
    policy = quota_policy(plan, subject.peer_group, policies.version(newest), states)
    under = Under(subject.plan, subject.peer_group, border(), newest, policy)
    return compiled(members(group, Rules(plan, policies)), under)
