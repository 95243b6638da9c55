"""What one operation comes across of what is read under audit, until it is noted."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from application.read_audit import Look, ObjectKind, ReadOutcome
from projections.reading import Reading
from projections.trail import queries as trail


@dataclass(frozen=True, slots=True)
class About:
    """An object by its id, and whose it is, as far as that is known."""

    id: UUID | str
    office: str | None = None
    subject: str | None = None
    appeal: UUID | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class _Sought:
    """An object that was asked for and not shown."""

    kind: ObjectKind
    key: UUID


class Looks:
    """A collection of looks, each once."""

    def __init__(self) -> None:
        self._seen: dict[Look, None] = {}
        self._sought: dict[_Sought, tuple[Reading, date | None]] = {}

    def saw(
        self,
        kind: ObjectKind,
        about: About,
        reading: Reading,
        effective_on: date | None,
        outcome: ReadOutcome = ReadOutcome.SHOWN,
    ) -> None:
        """Add what was found."""
        look = Look(
            kind=kind,
            id=str(about.id),
            part=about.part,
            office=about.office,
            subject=about.subject,
            appeal=about.appeal,
            position=reading.position,
            effective_on=effective_on,
            outcome=outcome,
        )
        self._seen[look] = None

    def sought(self, kind: ObjectKind, key: UUID, reading: Reading, effective_on: date | None) -> None:
        """Add what was not shown: hidden, or not there."""
        self._sought[_Sought(kind, key)] = reading, effective_on

    async def taken(self) -> tuple[Look, ...]:
        """All of them, whatever was found first; the collection is empty then."""
        for sought, (reading, effective_on) in self._sought.items():
            row = await trail.origin(reading, sought.key)
            about = About(sought.key)
            if row is not None:
                about = replace(about, office=row.office, subject=row.subject, appeal=row.appeal)
            outcome = ReadOutcome.ABSENT if row is None else ReadOutcome.CONCEALED
            self.saw(sought.kind, about, reading, effective_on, outcome)
        looks, self._seen, self._sought = sorted(self._seen, key=_place), {}, {}
        return tuple(looks)


def _place(look: Look) -> tuple[str, ...]:
    """Its place among others: that of finding would tell what else was on the way."""
    known = (look.kind, look.office, look.subject, look.appeal, look.id, look.part)
    return *(str(each or "") for each in known), f"{look.position:020}", str(look.effective_on), look.outcome
