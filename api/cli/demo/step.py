"""A step of the script: a command as any client would send it, and when."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final
from uuid import UUID, uuid5

SYSTEM: Final = "system:demo"
"""Who founds the office, before there is anybody in it."""

_NAMESPACE: Final = UUID("0d7a5f54-5f0f-5d35-9c1b-6c6b1f0f2014")


@dataclass(frozen=True)
class Step:
    """The command named ``do`` with its ``input``, sent by a post at a moment.

    In the input ``$name`` stands for what the step of that ``name`` has created.  Steps of one ``case``
    share a correlation id.
    """

    at: datetime
    by: str
    do: str
    input: Mapping[str, Any]
    case: str
    name: str | None = None

    @cached_property
    def key(self) -> str:
        """The idempotency key: the same script has the same keys."""
        return str(uuid5(_NAMESPACE, json.dumps([self.at.isoformat(), self.do, self.input], sort_keys=True)))

    @property
    def correlation_id(self) -> UUID:
        """What the steps of its case have in common."""
        return uuid5(_NAMESPACE, self.case)


def person(post: str) -> str:
    """The name under which the id of a post's holder is remembered."""
    return f"person {post}"
