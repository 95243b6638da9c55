"""Asking who has which part in which appeal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from projections.appeal_docket.tables import APPEAL
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class InvolvementRow:
    """The part of a person in an appeal: what they did in the matter, whether they hear it.

    ``concerned`` had a hand in it, ``handled`` in what is contested; ``hears``: sits or investigates.
    """

    appeal: UUID
    office: str
    subject: str
    unit: str
    concerned: bool
    handled: bool
    hears: bool
    declared: bool
    barred: bool


_INVOLVEMENT: Final = Query(
    "SELECT appeal, office, subject, unit, %(name)s = ANY(concerned), %(name)s = ANY(handlers),"
    " %(person)s = ANY(seats || investigators), %(person)s = ANY(declared), barred ? %(name)s FROM {appeal}"
    " WHERE (office = ANY(%(offices)s) OR handlers @> ARRAY[%(name)s] OR seats @> ARRAY[%(person)s]"
    " OR investigators @> ARRAY[%(person)s] OR barred ? %(name)s) AND " + VALID,
    [APPEAL],
    InvolvementRow,
)


async def involvement(reading: Reading, person: UUID, offices: Sequence[str]) -> list[InvolvementRow]:
    """The part of a person in every appeal of some offices, and wherever they have one."""
    return await reading.all(_INVOLVEMENT, person=person, name=str(person), offices=list(offices))
