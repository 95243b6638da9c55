"""Asking for trainings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.training.training import TrainingKind
from projections.reading import VALID, Query, Reading
from projections.register import Register
from projections.trainings.tables import TRAINING


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training; without a subject it was one of the whole office."""

    id: UUID
    office: str
    subject: str | None
    day: date
    kind: TrainingKind
    title: str
    invited: list[UUID]
    attended: list[UUID]
    withdrawn_because: str | None


TRAINING_REGISTER: Final = Register(
    TRAINING,
    TrainingRow,
    {
        "office": "office = %(office)s",
        "unit": "subject = %(unit)s",
        "kinds": "kind = ANY(%(kinds)s)",
        "withdrawn": "(withdrawn_because IS NOT NULL) = %(withdrawn)s",
    },
)
"""Trainings by the day on which they took place."""


def _id(person: UUID) -> UUID:
    return person


_TRAINED: Final = Query(
    "SELECT DISTINCT person FROM {training}, unnest(attended) AS person"
    " WHERE kind = %(kind)s AND day <= %(day)s AND withdrawn_because IS NULL"
    " AND attended && %(persons)s::uuid[] AND person = ANY(%(persons)s) AND " + VALID,
    [TRAINING],
    _id,
)


async def trained(
    reading: Reading, persons: Sequence[UUID], kind: TrainingKind, day: date
) -> frozenset[UUID]:
    """Those of these persons who attended a training of a kind by ``day``, whichever office held it."""
    return frozenset(await reading.all(_TRAINED, persons=list(persons), kind=kind, day=day))
