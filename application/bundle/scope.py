"""Which streams a bundle holds: those that a peer group's scores, ranks and grades are computed from."""

from collections.abc import Iterator
from typing import Literal, NamedTuple
from uuid import UUID

from application.peer_group import group_of
from application.personal_quota import quota_results
from application.states import States
from domain.assessment.assessment import Assessment
from domain.assessment.roll import AssessmentRoll
from domain.band_settlement.settlement import BandSettlement
from domain.methods.band import Band
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from domain.policy.policy_set import PolicySet
from domain.result.group import Group, Rules
from domain.result.result import Result
from domain.unit_honour.honours import UnitHonours

Kind = Literal["assessment", "result"]


class Subject(NamedTuple):
    """What is asked about: an assessment or a result."""

    kind: Kind
    id: UUID


class Asked(NamedTuple):
    """What a bundle is about, as of which position (``None``: as far as the log is sealed), how complete."""

    subject: Subject
    position: int | None = None
    with_evidence: bool = False


class Scope(NamedTuple):
    """A peer group, the rules that it is scored by, and the streams that say all of it.

    Appeals stay out: what they come to are events of the assessments.
    """

    subject: Subject
    plan: UUID
    peer_group: str
    group: Group
    rules: Rules
    streams: tuple[UUID, ...]

    @property
    def result(self) -> UUID:
        """The stream of the group's result."""
        return Result.id_of(self.plan, self.peer_group)


def scope_of(subject: Subject, states: States) -> Scope:
    """The scope of a subject; raises ``AssessmentUnknown`` or ``ResultUnknown``."""
    plan, peer_group = _place(subject, states)
    state = states.read(Plan, plan)
    policies = PolicySet.id_of(state.office)
    group = group_of(plan, peer_group, states)
    streams = (
        *(plan, policies, AssessmentRoll.id_of(plan), *group, Result.id_of(plan, peer_group)),
        *_settlements(plan, peer_group, state),
        *_of_persons(state, peer_group, states),
    )
    rules = Rules(state, states.read(PolicySet, policies))
    return Scope(subject, plan, peer_group, group, rules, tuple(dict.fromkeys(streams)))


def _place(subject: Subject, states: States) -> tuple[UUID, str]:
    """The plan and the peer group of a subject."""
    if subject.kind == "result":
        result = states.read(Result, subject.id)
        return result.plan, result.peer_group
    assessment = states.read(Assessment, subject.id)
    return assessment.plan, assessment.peer_group


def _settlements(plan: UUID, peer_group: str, state: PlanState) -> Iterator[UUID]:
    """The settlements that may say the rank of a raw measure."""
    for version in state.versions.values():
        for indicator in version.indicators.values():
            if isinstance(indicator.method, Band):
                for period in indicator.periods:
                    yield BandSettlement.id_of(plan, indicator.code, period, peer_group)


def _of_persons(plan: PlanState, unit: str, states: States) -> Iterator[UUID]:
    """What sets the quota of a unit's persons: the unit's own results and its honours."""
    if plan.side == "PERSON":
        yield UnitHonours.id_of(plan.office, plan.year)
        yield from quota_results(plan, unit, states)
