"""Asking for regulations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from domain.regulation.state import Article, RegulationStatus
from projections.reading import VALID, Query, Reading
from projections.regulations.tables import EDITION


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A regulation as it reads from ``since`` until ``until`` (excluded; ``None``: still)."""

    office: str
    code: str
    since: date
    until: date | None
    title: str
    status: RegulationStatus
    document: str
    articles: tuple[Article, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the regulation reads so on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class RegulationRow:
    """A regulation with its editions in the order of their days."""

    office: str
    code: str
    editions: tuple[EditionRow, ...]

    def edition_on(self, day: date) -> EditionRow | None:
        """The edition in force on ``day``."""
        return next((each for each in self.editions if each.holds_on(day)), None)


def _edition(*columns: Any) -> EditionRow:
    values: dict[str, Any] = dict(zip(EDITION.columns, columns, strict=True))
    values["articles"] = tuple(Article(**each) for each in values["articles"])
    return EditionRow(**values)


_EDITIONS: Final = Query(
    "SELECT " + ", ".join(EDITION.columns) + " FROM {edition}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, code, since",
    [EDITION],
    _edition,
)


async def regulations(
    reading: Reading, offices: Sequence[str], effective_on: date | None = None
) -> list[RegulationRow]:
    """The regulations of offices, by office and code; of facts up to ``effective_on`` where it is given."""
    rows = await reading.all(_EDITIONS, offices=list(offices))
    known = rows if effective_on is None else list(_by(effective_on, rows))
    return [
        RegulationRow(office, code, tuple(editions))
        for (office, code), editions in groupby(known, attrgetter("office", "code"))
    ]


def _by(day: date, rows: Iterable[EditionRow]) -> Iterator[EditionRow]:
    for row in rows:
        if row.since <= day:
            yield row if row.until is None or row.until <= day else replace(row, until=None)
