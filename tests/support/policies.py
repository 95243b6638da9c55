"""Policies that differ from the standard one in a key or two."""

from typing import Any

from domain.policy.policy import POLICY_V1, Policy


def policy_with(topic: str, **keys: Any) -> Policy:
    """The standard policy with other values for some keys of a topic."""
    return POLICY_V1.model_copy(update={topic: getattr(POLICY_V1, topic).model_copy(update=keys)})
