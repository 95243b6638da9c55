"""The plainest way to know a score: replay everything up to a position, and compose all of it anew."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from domain.assessment.state import AssessmentState, VetoStatus
from domain.kernel.points import add
from domain.office.units import UnitRegistered, UnitRegrouped
from domain.plan.version import PlanVersion
from domain.policy.policy import POLICY_V1
from domain.scoring.breakdown import Breakdown
from domain.scoring.composition import compose
from domain.scoring.contribution import Contribution, all_contributions
from domain.scoring.ranking import Standing
from tests.support.plans import PLAN
from tests.support.recorded import MemoryLog


class Naive:
    """What the log says up to a position, as of a day where one is given."""

    def __init__(self, log: MemoryLog, position: int, day: date | None = None) -> None:
        self._day = day
        self._states: dict[UUID, Any] = {}
        self._told = log.up_to(position)
        for recorded in self._told:
            self._states[recorded.stream] = recorded.event.evolve(self._states.get(recorded.stream))

    @property
    def assessments(self) -> Mapping[UUID, AssessmentState]:
        """Every assessment that is open."""
        return {stream: state for stream, state in self._states.items() if isinstance(state, AssessmentState)}

    @property
    def plan(self) -> PlanVersion:
        """The newest version of the plan, or the one in force on the day."""
        versions: list[PlanVersion] = list(self._states[PLAN].versions.values())
        if self._day is None:
            return versions[-1]
        begun = [each for each in versions if each.effective_from <= self._day]
        return begun[-1] if begun else versions[0]

    def contributions(self, assessment: UUID) -> list[Contribution]:
        """What counts, or might count, of an assessment."""
        by_node = all_contributions(self.assessments[assessment])
        return [each for node in by_node.values() for each in node if self._is_effective(each.effective_on)]

    def score(self, assessment: UUID) -> Breakdown:
        """The breakdown, composed from nothing."""
        contributed: dict[str, list[Contribution]] = {}
        for each in self.contributions(assessment):
            contributed.setdefault(each.node, []).append(each)
        return compose(contributed, self._followed(assessment), POLICY_V1)

    def standing(self, assessment: UUID) -> Standing:
        """How ranking sees an assessment; subtotals are sums of leaves."""
        leaves = list(self.score(assessment).leaves)
        state, indicators = self.assessments[assessment], self.plan.indicators
        nodes = [(leaf.path.partition("/")[0], leaf.points) for leaf in leaves]
        return Standing(
            subject=state.subject,
            total=add(points for _, points in nodes),
            key=add(points for node, points in nodes if node in self.plan.key_indicators),
            base=add(points for node, points in nodes if node in indicators or node == "SCALE_UP"),
            deductions=-add(points for node, points in nodes if node == "DEDUCTION"),
            vetoes=tuple(
                veto.effect
                for veto in state.vetoes.values()
                if self._caps(veto.status, veto.since, veto.until)
            ),
        )

    def peer_group(self, unit: str) -> str | None:
        """Where a unit is ranked: by the fact of the latest day, of those of one day by the last told.

        Before its first day it is what it began as.
        """
        facts = [
            (event.envelope.effective_on, event.peer_group)
            for event in (recorded.event for recorded in self._told)
            if (isinstance(event, UnitRegistered) and event.code == unit)
            or (isinstance(event, UnitRegrouped) and event.unit == unit)
        ]
        begun = [each for each in facts if self._is_effective(each[0])]
        day = max(each[0] for each in begun) if begun else min(each[0] for each in facts)
        return [group for since, group in facts if since == day][-1]

    def _followed(self, assessment: UUID) -> PlanVersion:
        """The version that an assessment follows: within an amendment not yet the newest."""
        if self._day is not None:
            return self.plan
        followed: PlanVersion = self._states[PLAN].versions[self.assessments[assessment].plan_version]
        return followed

    def _is_effective(self, day: date) -> bool:
        return self._day is None or day <= self._day

    def _caps(self, status: VetoStatus, since: date, until: date | None) -> bool:
        if self._day is None:
            return status == "CONFIRMED"
        end = date.max if until is None else until
        return status in {"CONFIRMED", "LIFTED"} and since <= self._day < end
