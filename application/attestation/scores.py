"""Scores told again: every assessment replayed, composed by the rules of its day."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple
from uuid import UUID

from application.attestation.log import LogAt
from domain.assessment.folding import folded
from domain.assessment.state import AssessmentState, Veto
from domain.attestation.comparison import About
from domain.attestation.facts import Account, Facts, VetoTold, leaf_facts
from domain.kernel.recorded import Recorded
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Breakdown, Leaf
from domain.scoring.composition import compose_state
from domain.scoring.subtotals import subtotals

_STREAM: Final = attrgetter("stream")


class ScoreTold(NamedTuple):
    """How an assessment stands, and the leaves of its total."""

    about: About
    account: Account
    leaves: tuple[Leaf, ...]

    @property
    def facts(self) -> Facts:
        """All of it."""
        return {**self.account.facts, **leaf_facts(self.leaves)}


def scores(log: LogAt, assessments: Sequence[UUID]) -> Iterator[ScoreTold]:
    """How each of these assessments stands at the border, by id."""
    for _, events in groupby(log.events(assessments), _STREAM):
        yield _score(log, events)


def _score(log: LogAt, events: Iterator[Recorded]) -> ScoreTold:
    told = list(events)
    last, state = told[-1], folded(each.event for each in told)
    rules = log.rules(state.plan)
    plan, policy = rules.plans.version(state.plan_version), rules.policies.version(state.policy_version)
    score = compose_state(state, plan, policy)
    about = About(last.stream, f"{state.office} {state.year} {plan.side} {state.subject}", last.position)
    return ScoreTold(about, _account(state, score, plan), tuple(score.leaves))


def _account(state: AssessmentState, score: Breakdown, plan: PlanVersion) -> Account:
    split = subtotals(score, plan)
    return Account(
        subject=state.subject,
        peer_group=state.peer_group,
        plan_version=state.plan_version,
        policy_version=state.policy_version,
        total=score.total,
        provisional_total=score.provisional_total,
        key=split.key,
        base=split.base,
        deductions=split.deductions,
        vetoes=tuple(map(_veto, state.vetoes.values())),
        contests=state.contests,
        sealed=state.sealed,
    )


def _veto(veto: Veto) -> VetoTold:
    return VetoTold(
        ref=veto.ref,
        ground=veto.ground,
        effect=veto.effect,
        spread=veto.spread,
        origin=None if veto.origin is None else veto.origin.assessment,
        status=veto.status,
        since=veto.since,
        until=veto.until,
    )
