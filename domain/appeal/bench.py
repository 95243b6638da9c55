"""The bench (合议组) of one appeal: its seats, who declared what, who is barred, who investigates."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, Self
from uuid import UUID

Relation = Literal["KIN", "FORMER_UNIT", "OWN_INTEREST", "OTHER"]
"""亲属, 曾在该单位任职, 利害关系, 其他: what binds somebody to the appellant or to what is contested."""

BarredBecause = Literal["HANDLED", "OWN_UNIT", "DECLARED", "CHALLENGED"]
"""They decided what is contested, belong to the unit, declared a relation, or were found to have one."""


class Seat(NamedTuple):
    """Somebody who is to sit, with the unit that they belong to."""

    person: UUID
    unit: str | None


class Bench(NamedTuple):
    """The seats of the committee for one appeal, the first of them the chair's, and its working group.

    A seat keeps who was barred until somebody replaces them; ``declared`` are those who declared that
    nothing binds them.
    """

    seats: tuple[UUID, ...]
    investigators: tuple[UUID, ...]
    declared: frozenset[UUID]
    barred: Mapping[UUID, BarredBecause]

    @property
    def chair(self) -> UUID | None:
        """Who sits in the chair; ``None`` before the bench is seated, and while the chair is barred."""
        return self.seats[0] if self.seats and self.seats[0] not in self.barred else None

    @property
    def able(self) -> tuple[UUID, ...]:
        """Who may decide: seated, declared, not barred."""
        return tuple(each for each in self.seats if self.is_free(each))

    @property
    def investigating(self) -> tuple[UUID, ...]:
        """The investigators who are not barred."""
        return tuple(each for each in self.investigators if each not in self.barred)

    def is_free(self, person: UUID) -> bool:
        """Whether somebody declared that nothing binds them, and is not barred."""
        return person in self.declared and person not in self.barred

    def has_quorum(self, present: int, share: Decimal) -> bool:
        """Whether so many are more than the share of the seats that decides."""
        return present > len(self.seats) * share

    @property
    def sitting(self) -> tuple[UUID, ...]:
        """Everybody who sits or investigates, barred or not."""
        return (*self.seats, *self.investigators)

    def holds(self, person: UUID) -> bool:
        """Whether somebody sits or investigates."""
        return person in self.sitting

    def without_conflict(self, person: UUID) -> Self:
        """The bench after somebody declared that nothing binds them."""
        return self._replace(declared=self.declared | {person})

    def barring(self, barred: Mapping[UUID, BarredBecause]) -> Self:
        """The bench with some barred."""
        return self._replace(barred={**self.barred, **barred})

    def replacing(self, person: UUID, substitute: UUID) -> Self:
        """The bench with somebody in the place of another, in the chair or not."""
        seats = tuple(substitute if each == person else each for each in self.seats)
        investigators = tuple(substitute if each == person else each for each in self.investigators)
        return self._replace(seats=seats, investigators=investigators)


EMPTY_BENCH = Bench((), (), frozenset(), {})
