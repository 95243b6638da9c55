"""A trail as a file that says what it holds: its rows, then its filter, moment, length and digest.

The digest is the SHA-256 of everything before the foot: whoever has the file can take it again.
"""

import csv
import hashlib
import io
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

from api.labels import LABELS
from api.printing.cells import harmless
from domain.kernel.digest import canonical
from domain.kernel.points import text
from projections.reading import Reading
from projections.trail.kinds import kind_of_topic
from projections.trail.queries import TrailFilter, TrailRow, page

_PAGE: Final = 1_000
_BOM: Final = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""
MARK: Final = "#"
"""What the rows of a table's foot begin with, and the only key of the foot of JSON lines."""

COLUMNS: Final = (
    *("position", "commit_position", "recorded_at", "decided_at", "effective_on"),
    *("kind", "type", "label", "event_id", "stream", "version"),
    *("office", "subject", "assessment", "appeal", "indicator", "period", "item"),
    *("actor", "role", "unit", "on_behalf_of", "channel", "correlation_id", "causation_id", "request_id"),
    *("policy_version", "reason_code", "reason", "legal_basis", "evidence", "points", "outcome"),
    *("total_before", "total_after", "provisional_before", "provisional_after", "changed_score"),
)
"""What a row tells of an event; the actor's name stays sealed."""


@dataclass(frozen=True, slots=True)
class Made:
    """Of what log a file was made, by which filter, at which moment of it, when and for whom."""

    log: UUID
    where: TrailFilter
    position: int
    recorded_at: datetime | None
    made_at: datetime
    made_for: str

    def foot(self, rows: int, sha256: str) -> dict[str, Any]:
        """What the foot of a file of so many rows with this digest says."""
        return {
            "log": str(self.log),
            "filter": canonical(_given(self.where)),
            "position": str(self.position),
            "recorded_at": _told(self.recorded_at),
            "made_at": _told(self.made_at),
            "made_for": self.made_for,
            "rows": str(rows),
            "digest": f"sha256:{sha256}",
        }


class TrailForm(NamedTuple):
    """How a file is written: its head, a row, its foot."""

    media_type: str
    head: str
    row: Callable[[Mapping[str, str | None]], str]
    foot: Callable[[Mapping[str, str | None]], str]


async def written(reading: Reading, form: TrailForm, made: Made) -> AsyncIterator[str]:
    """The file, part by part; a file without a foot was not finished."""
    digest, rows = hashlib.sha256(form.head.encode()), 0
    yield form.head
    async for part in _pages(reading, made.where):
        lines = "".join(form.row(fields(row)) for row in part)
        digest.update(lines.encode())
        rows += len(part)
        yield lines
    yield form.foot(made.foot(rows, digest.hexdigest()))


async def _pages(reading: Reading, where: TrailFilter) -> AsyncIterator[list[TrailRow]]:
    after = 0
    while rows := await page(reading, where, limit=_PAGE, after=after):
        yield rows
        after = rows[-1].position


def fields(row: TrailRow) -> dict[str, str | None]:
    """An event as plain text values, by column."""
    named = {
        "kind": kind_of_topic(row.topic).value,
        "type": row.topic,
        "label": " ".join(LABELS[row.topic]),
        "role": row.actor_role,
        "unit": row.actor_unit,
    }
    return {name: named[name] if name in named else _told(getattr(row, name)) for name in COLUMNS}


def _given(where: TrailFilter) -> dict[str, Any]:
    """What a filter asks for; who may see what is no part of it."""
    asked = {name: value for name, value in asdict(where).items() if name != "visible"}
    return {
        name: [_told(each) for each in value] if isinstance(value, list | tuple) else _told(value)
        for name, value in asked.items()
        if value not in (None, False)
    }


def _told(value: Any) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case Decimal():
            return text(value)
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return " ".join(value)
        case _:
            return str(value)


def _cells(values: Iterator[str | None]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(harmless(each or "") for each in values)
    return out.getvalue()


def _csv_foot(foot: Mapping[str, str | None]) -> str:
    return "".join(_cells(iter((f"{MARK}{name}", value))) for name, value in foot.items())


FORMS: Final[Mapping[str, TrailForm]] = {
    "csv": TrailForm(
        "text/csv; charset=utf-8",
        _BOM + _cells(iter(COLUMNS)),
        lambda row: _cells(iter(row.values())),
        _csv_foot,
    ),
    "jsonl": TrailForm(
        "application/jsonl; charset=utf-8",
        "",
        lambda row: canonical(row) + "\n",
        lambda foot: canonical({MARK: foot}) + "\n",
    ),
}
