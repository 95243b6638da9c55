"""Which results, editions and notices a reader may see: the same rule in SQL and for a single row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString

from projections.reading import Visible
from projections.results.rows import EditionRow, MoveRow, ResultRow


@dataclass(frozen=True, slots=True)
class Sights:
    """Which results may be seen: ``whole`` at every stage, ``boards`` and ``persons`` once public.

    ``persons`` is about the boards of persons, on which the peer group is their unit.
    """

    whole: Visible
    boards: Visible
    persons: Visible

    def whole_of(self, row: ResultRow) -> bool:
        """Whether the result may be seen whatever its stage."""
        return row.office in self.whole.offices

    def any_of(self, row: ResultRow) -> bool:
        """Whether anything of the result may be seen."""
        return self.whole_of(row) or (row.is_public and self._public(row))

    def editions_of(self, row: ResultRow, editions: Sequence[EditionRow]) -> list[EditionRow]:
        """Those of a result's editions that may be seen; the compiled board is for watchers."""
        if self.whole_of(row):
            return list(editions)
        return [each for each in editions if each.is_public] if self.any_of(row) else []

    def _public(self, row: ResultRow) -> bool:
        if row.side == "PERSON":
            return row.office in self.persons.offices or (row.office, row.peer_group) in self.persons.units
        return row.office in self.boards.offices

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of ``MAY_SEE_RESULT``."""
        units = sorted(self.persons.units)
        return {
            "whole_offices": sorted(self.whole.offices),
            "board_offices": sorted(self.boards.offices),
            "person_offices": sorted(self.persons.offices),
            "own_offices": [office for office, _ in units],
            "own_units": [unit for _, unit in units],
        }


MAY_SEE_RESULT: Final[LiteralString] = (
    "(office = ANY(%(whole_offices)s) OR (is_public AND CASE WHEN side = 'PERSON'"
    " THEN office = ANY(%(person_offices)s) OR (office, peer_group) IN"
    " (SELECT * FROM unnest(%(own_offices)s::text[], %(own_units)s::text[]))"
    " ELSE office = ANY(%(board_offices)s) END))"
)
"""The condition of :meth:`Sights.any_of` on the table of results."""


def may_see_notice(visible: Visible, row: MoveRow) -> bool:
    """The subject itself, the head of a person's unit, and whoever watches over the office."""
    return (
        row.office in visible.offices
        or (row.office, row.subject) in visible.units
        or (row.office, row.unit) in visible.staff
    )
