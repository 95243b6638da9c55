"""Which assessments a reader may see: the same rule in SQL and for a single row."""

from typing import Any, Final, LiteralString

from projections.reading import MAY_SEE, Visible
from projections.standings.queries import StandingRow

MAY_SEE_ASSESSMENT: Final[LiteralString] = (
    "(" + MAY_SEE + " OR (office, unit) IN"
    " (SELECT * FROM unnest(%(staff_offices)s::text[], %(staff_units)s::text[]))"
    " OR EXISTS (SELECT FROM unnest(%(block_offices)s::text[], %(block_units)s::text[])"
    " AS block (place, code) WHERE place = office AND code = ANY(assessors)))"
)
"""The condition of :func:`may_see` on the table of standings."""


def values_of(visible: Visible) -> dict[str, Any]:
    """The parameters of ``MAY_SEE_ASSESSMENT``."""
    staff = sorted(visible.staff)
    return visible.values | {
        "staff_offices": [office for office, _ in staff],
        "staff_units": [unit for _, unit in staff],
    }


def may_see(visible: Visible, row: StandingRow) -> bool:
    """The subject itself, the head of a person's unit, who assesses it, and whoever sees the whole office."""
    return (
        row.office in visible.offices
        or (row.office, row.subject) in visible.units
        or (row.office, row.unit) in visible.staff
        or any((row.office, assessor) in visible.blocks for assessor in row.assessors)
    )
