"""The rules that scores are made by: published versions, read once and kept, for they never change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self
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

    def of_version(self, number: int) -> Self:
        """The same rules by another version of the plan."""
        return replace(self, plan_version=number)


class Rulebook:
    """The published rules of one log.

    Whoever names a version has read of it at their position, so it may be kept from one reading to the next.
    """

    def __init__(self) -> None:
        self._plans: dict[tuple[UUID, int], PlanVersion] = {}
        self._policies: dict[tuple[str, int], Policy] = {}

    async def rules_on(self, reading: Reading, keys: Iterable[RuleKey], day: date) -> dict[RuleKey, Rules]:
        """The rules of each key in force on a day: by the version that is named, or an earlier one."""
        asked = set(keys)
        earlier = {key.of_version(number) for key in asked for number in range(1, key.plan_version + 1)}
        found = await self.rules(reading, earlier)
        return {key: _in_force(key, found, day) for key in asked}

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


def _in_force(key: RuleKey, found: Mapping[RuleKey, Rules], day: date) -> Rules:
    """The newest version in force on the day; before the first one's day, the first."""
    versions = [found[key.of_version(number)] for number in range(key.plan_version, 0, -1)]
    return next((rules for rules in versions if rules.plan.effective_from <= day), versions[-1])
