"""Asking for rectifications."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, LiteralString, TypeVar
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.kernel.value import Value
from domain.milestone.state import Colour
from domain.rectification.state import (
    AlertLevel,
    Charge,
    RectificationMeasure,
    RectificationSource,
    RectificationStatus,
    RectificationStep,
)
from projections.reading import MAY_SEE, Visible
from projections.rectifications.tables import RECTIFICATION
from projections.register import Register

V = TypeVar("V", bound=Value)

_MAY_SEE_RECTIFICATION: Final[LiteralString] = (
    "(" + MAY_SEE + " OR (office, verifier) IN"
    " (SELECT * FROM unnest(%(block_offices)s::text[], %(block_units)s::text[])))"
)


@dataclass(frozen=True, slots=True)
class RectificationRow:
    """A rectification; ``subject`` is its owner, ``day`` that of its issue.

    ``due_on`` and ``warn_on`` are those of the step that is ``owed`` now.
    """

    id: UUID
    office: str
    subject: str
    day: date
    year: int
    number: int
    verifier: str
    problem: str
    text: str
    source: RectificationSource
    reference: str
    plan: UUID | None
    indicator: str | None
    status: RectificationStatus
    owed: RectificationStep | None
    due_on: date | None
    warn_on: date | None
    alert: AlertLevel | None
    plan_due: Deadline
    plan_came_on: date | None
    report_due: Deadline
    report_came_on: date | None
    repeat_of: UUID | None
    extended_because: str | None
    returned_because: str | None
    measures: tuple[RectificationMeasure, ...]
    report: str | None
    evidence: tuple[str, ...]
    charges: tuple[Charge, ...]

    def colour(self, day: date) -> Colour | None:
        """On its way, due soon or overdue on a day; ``None`` where its owner owes nothing."""
        if self.due_on is None or self.warn_on is None:
            return None
        if self.due_on < day:
            return "RED"
        return "YELLOW" if self.warn_on <= day else "BLUE"


def may_see(visible: Visible, row: RectificationRow) -> bool:
    """The owner, the department that verifies, and whoever sees the whole office."""
    return (
        row.office in visible.offices
        or (row.office, row.subject) in visible.units
        or (row.office, row.verifier) in visible.blocks
    )


def _row(*columns: Any) -> RectificationRow:
    values: dict[str, Any] = dict(zip(RECTIFICATION.columns, columns, strict=True))
    for step in ("plan", "report"):
        values[f"{step}_due"] = _deadline(values["day"], values.pop(f"{step}_counted"))
    values["status"] = RectificationStatus(values["status"])
    values["measures"] = _values(RectificationMeasure, values["measures"])
    values["evidence"] = tuple(values["evidence"])
    values["charges"] = _values(Charge, values["charges"])
    return RectificationRow(**values)


def _deadline(issued_on: date, counted: list[date]) -> Deadline:
    """The deadline that counts these days from the issue on."""
    return Deadline(trigger_on=issued_on, workdays=len(counted), due_on=counted[-1], counted=tuple(counted))


def _values(kind: type[V], stored: list[Any]) -> tuple[V, ...]:
    return tuple(kind.model_validate_json(json.dumps(each)) for each in stored)


RECTIFICATION_REGISTER: Final = Register(
    RECTIFICATION,
    _row,
    {
        "office": "office = %(office)s",
        "owner": "subject = %(owner)s",
        "verifier": "verifier = %(verifier)s",
        "year": "year = %(year)s",
        "problem": "problem = %(problem)s",
        "sources": "source = ANY(%(sources)s)",
        "statuses": "status = ANY(%(statuses)s)",
        "repeated": "(repeat_of IS NOT NULL) = %(repeated)s",
        "overdue_on": "due_on < %(overdue_on)s",
    },
    _MAY_SEE_RECTIFICATION,
)
"""Rectifications by the day of their issue."""
