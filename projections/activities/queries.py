"""Asking for activities."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.activity.activity import ActivityKind
from projections.activities.tables import ACTIVITY
from projections.register import Register


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity, what it cites, and why it was withdrawn, if it was."""

    id: UUID
    office: str
    subject: str
    day: date
    kind: ActivityKind
    channel: str
    title: str
    evidence: tuple[str, ...]
    cited_plan: UUID | None
    cited_group: str | None
    cited_edition: int | None
    cited_subject: str | None
    cited_assessment: UUID | None
    cited_path: str | None
    withdrawn_because: str | None


def _row(*columns: Any) -> ActivityRow:
    values: dict[str, Any] = dict(zip(ACTIVITY.columns, columns, strict=True))
    values["evidence"] = tuple(values["evidence"])
    return ActivityRow(**values)


ACTIVITY_REGISTER: Final = Register(
    ACTIVITY,
    _row,
    {
        "office": "office = %(office)s",
        "unit": "subject = %(unit)s",
        "kinds": "kind = ANY(%(kinds)s)",
        "channel": "channel = %(channel)s",
        "withdrawn": "(withdrawn_because IS NOT NULL) = %(withdrawn)s",
    },
)
"""Activities by the day on which they took place."""
