"""Change sets of the policy: keys and the values that they are to have."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from domain.kernel.refusal import Refusal, Refusals
from domain.kernel.value import Value
from domain.policy.policy import Policy
from domain.policy.refusals import PolicyKeyTwice, PolicyKeyUnknown, PolicyValueMalformed
from domain.policy.topic import Topic


class PolicyChange(Value):
    """A key, such as ``bonus.cap_share``, and its value in JSON, such as ``"0.05"``."""

    key: str
    value: str


def changed(policy: Policy, changes: Sequence[PolicyChange]) -> Policy:
    """The policy with other values; raises ``Refusals`` with everything that is wrong with the set."""
    refusals: list[Refusal] = list(_doubled(changes))
    for number, change in enumerate(changes):
        try:
            policy = _with(policy, change, f"amendment.changes.{number}")
        except Refusal as refusal:
            refusals.append(refusal)
    refusals += [] if refusals else policy.faults()
    if refusals:
        raise Refusals(refusals)
    return policy


def _doubled(changes: Sequence[PolicyChange]) -> Iterator[Refusal]:
    for key, times in Counter(change.key for change in changes).items():
        if times > 1:
            yield PolicyKeyTwice("amendment.changes", key=key)


def _with(policy: Policy, change: PolicyChange, field: str) -> Policy:
    topic, _, name = change.key.partition(".")
    rules: Topic | None = getattr(policy, topic) if topic in Policy.model_fields else None
    if rules is None or name not in type(rules).model_fields:
        raise PolicyKeyUnknown(f"{field}.key", key=change.key)
    try:
        stored: dict[str, Any] = rules.model_dump(mode="json") | {name: json.loads(change.value)}
        return policy.model_copy(update={topic: type(rules).model_validate_json(json.dumps(stored))})
    except ValidationError as error:
        problem = "; ".join(each["msg"] for each in error.errors())
    except (ValueError, RecursionError) as error:
        problem = str(error)
    raise PolicyValueMalformed(f"{field}.value", key=change.key, problem=problem)
