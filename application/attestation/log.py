"""The log up to a border, as far as scores and results are made of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from application.states import StatesAt
from domain.assessment.roll import AssessmentRoll
from domain.kernel.recorded import Recorded
from domain.plan.events import PlanDrafted
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from domain.policy.policy import Policy
from domain.policy.policy_set import PolicySet, PolicySetState
from domain.result.group import Rules

Histories = Callable[[Sequence[UUID], int], Iterable[Recorded]]
"""The events of streams up to a border, those of each stream in order and together."""
Topics = Callable[[Iterable[str]], Iterable[Recorded]]
"""The events of topics, in order."""


class PeerGroup(NamedTuple):
    """A peer group of a plan, with its assessments in the order in which they were opened."""

    plan: UUID
    name: str
    assessments: tuple[UUID, ...]


class LogAt:
    """The log up to ``border``; only plans, policies and rolls are kept of what was read."""

    def __init__(self, histories: Histories, topics: Topics, border: int) -> None:
        self.border = border
        self._histories = histories
        self._topics = topics
        self._states = self.states_at(border)

    def groups(self) -> list[PeerGroup]:
        """Every peer group in which somebody is assessed, by plan and name."""
        drafted = self._topics([PlanDrafted.TOPIC])
        plans = sorted(each.stream for each in drafted if each.position <= self.border)
        return [group for plan in plans for group in self._groups(plan)]

    def events(self, streams: Sequence[UUID]) -> Iterable[Recorded]:
        """The events of streams, those of each in order and together."""
        return self._histories(streams, self.border)

    def rules(self, plan: UUID) -> Rules:
        """Every version of a plan and of its office's policy."""
        plans: PlanState = self._states.read(Plan, plan)
        policies: PolicySetState = self._states.read(PolicySet, PolicySet.id_of(plans.office))
        return Rules(plans, policies)

    def grading(self, plan: UUID, version: int) -> Policy:
        """The policy of a version, as it grades the side of a plan."""
        rules = self.rules(plan)
        return rules.policies.version(version).for_side(rules.plans.side)

    def states_at(self, border: int) -> StatesAt:
        """The states of streams at this or an earlier border."""
        return StatesAt(lambda streams: self._histories(streams, border))

    def _groups(self, plan: UUID) -> Iterator[PeerGroup]:
        roll = self._states.find(AssessmentRoll, AssessmentRoll.id_of(plan))
        if roll is not None:
            for name in sorted({each.peer_group for each in roll.enrolled}):
                yield PeerGroup(plan, name, roll.of_group(name))
