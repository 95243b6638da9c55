"""The policy of an office: its versions, key by key."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Self, cast

import strawberry

from domain.policy.policy import Policy as Rules
from projections.policies.queries import PolicyVersionRow


@strawberry.type(description="A key of the policy.")
class PolicyKey:
    """A key."""

    key: str = strawberry.field(description="Topic and name, as amendPolicy takes it.")
    value: str = strawberry.field(description="In JSON; decimals are strings.")
    meaning: str
    source: str = strawberry.field(description="Where the default of the key comes from.")


@strawberry.type(description="A version of the policy (制度参数) of an office; it never changes.")
class Policy:
    """A version."""

    office: str
    version: int
    effective_from: date
    until: date | None = strawberry.field(
        description="The day on which the next version takes its place; null: not yet known."
    )
    changed: list[str] = strawberry.field(description="The keys that differ from the version before.")
    document: str | None
    reason: str | None
    keys: list[PolicyKey]

    @classmethod
    def of(cls, row: PolicyVersionRow, follower: PolicyVersionRow | None) -> Self:
        """The version of a row, and the one that supersedes it."""
        return cls(
            office=row.office,
            version=row.version,
            effective_from=row.effective_from,
            until=None if follower is None else follower.effective_from,
            changed=list(row.changed),
            document=row.document,
            reason=row.reason,
            keys=list(_keys(row.policy)),
        )


def versions_of(rows: Sequence[PolicyVersionRow], effective_on: date | None) -> list[Policy]:
    """The versions of an office, the oldest first; of facts up to ``effective_on`` where it is given."""
    known = [row for row in rows if effective_on is None or row.effective_from <= effective_on]
    followers = [*known[1:], None]
    return [Policy.of(row, follower) for row, follower in zip(known, followers, strict=False)]


def _keys(policy: Rules) -> Iterator[PolicyKey]:
    stored = policy.model_dump(mode="json")
    for topic, rules in policy:
        for name, field in type(rules).model_fields.items():
            yield PolicyKey(
                key=f"{topic}.{name}",
                value=json.dumps(stored[topic][name], ensure_ascii=False),
                meaning=field.description or "",
                source=cast("dict[str, str]", field.json_schema_extra)["source"],
            )
