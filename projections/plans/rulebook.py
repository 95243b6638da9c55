"""The rules that scores are made by: published versions, read once and kept, for they never change."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from projections.plans.queries import plan_versions
from projections.policies.queries import policy_versions
from projections.reading import Reading


@dataclass(frozen=True, slots=True)
class Rules:
    """The plan version and the policy that an assessment is scored by."""

    plan: PlanVersion
    policy: Policy


@dataclass(frozen=True, slots=True)
class RuleKey:
    """Which rules: plan and number of its version, office and version of its policy."""

    plan: UUID
    plan_version: int
    office: str
    policy_version: int


class Rulebook:
    """The published rules of one log.

    Whoever names a version has read of it at their position, so it may be kept from one reading to the next.
    """

    def __init__(self) -> None:
        self._plans: dict[tuple[UUID, int], PlanVersion] = {}
        self._policies: dict[tuple[str, int], Policy] = {}

    async def rules(self, reading: Reading, keys: Iterable[RuleKey]) -> dict[RuleKey, Rules]:
        """The rules of each key; raises ``KeyError`` for a version that was not published."""
        asked = set(keys)
        await self._read_plans(reading, {(key.plan, key.plan_version) for key in asked})
        await self._read_policies(reading, {(key.office, key.policy_version) for key in asked})
        return {
            key: Rules(
                self._plans[key.plan, key.plan_version], self._policies[key.office, key.policy_version]
            )
            for key in asked
        }

    async def _read_plans(self, reading: Reading, asked: set[tuple[UUID, int]]) -> None:
        if missing := sorted(asked - self._plans.keys()):
            for row in await plan_versions(reading, missing):
                self._plans[row.version.plan, row.version.number] = row.version

    async def _read_policies(self, reading: Reading, asked: set[tuple[str, int]]) -> None:
        if missing := sorted(asked - self._policies.keys()):
            for row in await policy_versions(reading, missing):
                self._policies[row.office, row.version] = row.policy
