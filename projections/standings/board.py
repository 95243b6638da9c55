"""The board of a peer group (排行榜): one computation for lists, single ranks and exports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.scoring.ranking import Standing, display_order, provisional_grades, ranks
from projections.standings.queries import StandingRow, VetoRow


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A subject's place: competition rank in the whole group, who shares it, and the grade if graded now.

    ``vetoes`` are those in force; they may cap the grade, and leave total and rank alone.
    """

    standing: StandingRow
    rank: int
    tied_with: tuple[str, ...]
    grade: Grade
    vetoes: tuple[VetoRow, ...]


def is_adopting(lines: Sequence[BoardLine]) -> bool:
    """Whether some of the group that are open follow a later plan version than others."""
    return len({line.standing.plan_version for line in lines if not line.standing.sealed}) > 1


def board(group: Sequence[StandingRow], policy: Policy, day: date | None = None) -> list[BoardLine]:
    """The board of a whole peer group in the order in which it is shown.

    ``day`` says which vetoes are in force (``None``: as things stand); the rows are of that day already.
    """
    rows = {row.subject: row for row in group}
    vetoes = {row.subject: in_force(row, day) for row in group}
    standings = [ranked(row, vetoes[row.subject]) for row in group]
    places = ranks({row.subject: row.total for row in group})
    grades = provisional_grades(standings, policy)
    sharing = _sharing(places)
    return [
        BoardLine(
            standing=rows[subject],
            rank=places[subject],
            tied_with=tuple(other for other in sharing[places[subject]] if other != subject),
            grade=grades[subject],
            vetoes=vetoes[subject],
        )
        for subject in (each.subject for each in display_order(standings, policy))
    ]


def in_force(row: StandingRow, day: date | None = None) -> tuple[VetoRow, ...]:
    """The vetoes that cap the grade on ``day`` (``None``: as things stand)."""
    return tuple(veto for veto in row.vetoes if veto.is_in_force(day))


def ranked(row: StandingRow, vetoes: Sequence[VetoRow]) -> Standing:
    """A standing as ranking sees it, under these vetoes."""
    return Standing(
        subject=row.subject,
        total=row.total,
        key=row.key_points,
        base=row.base_points,
        deductions=row.deduction_points,
        vetoes=tuple(veto.effect for veto in vetoes),
    )


def _sharing(places: dict[str, int]) -> dict[int, list[str]]:
    sharing: dict[int, list[str]] = {}
    for subject in sorted(places):
        sharing.setdefault(places[subject], []).append(subject)
    return sharing
