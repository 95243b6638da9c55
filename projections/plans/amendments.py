"""Asking for the amendments of plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.plan.amendment import AmendmentStatus
from domain.plan.change_set import ChangeSet
from projections.plans.tables import AMENDMENT
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An amendment: what it changes from which day on, why, where it stands, and the version it made."""

    plan: UUID
    number: int
    status: AmendmentStatus
    unit: str | None
    requested_on: date
    effective_from: date
    reason: str
    document: str
    remark: str | None
    version: int | None
    changes: ChangeSet


def _row(*columns: Any) -> AmendmentRow:
    values = dict(zip(AMENDMENT.columns, columns, strict=True))
    values["status"] = AmendmentStatus(values["status"])
    values["changes"] = ChangeSet.model_validate_json(values["changes"])
    return AmendmentRow(**values)


_OF_PLANS: Final = Query(
    "SELECT plan, number, status, unit, requested_on, effective_from, reason, document, remark, version,"
    " changes::text FROM {amendment} WHERE plan = ANY(%(ids)s) AND " + VALID + " ORDER BY number",
    [AMENDMENT],
    _row,
)


async def amendments_of(reading: Reading, plans: Sequence[UUID]) -> dict[UUID, list[AmendmentRow]]:
    """The amendments of each plan, by number."""
    found: dict[UUID, list[AmendmentRow]] = {plan: [] for plan in plans}
    for row in await reading.all(_OF_PLANS, ids=list(plans)):
        found[row.plan].append(row)
    return found
