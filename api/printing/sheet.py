"""What is printed of an edition: its board, and the names of whom it ranks as they were on its day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from domain.result.board import Board
from domain.result.fingerprint import fingerprint
from projections.organization.queries import offices, persons, units
from projections.policies.queries import policy_versions
from projections.reading import Reading
from projections.results.queries import board_of, lines
from projections.results.rows import EditionRow, ResultRow


@dataclass(frozen=True, slots=True)
class Sheet:
    """An edition of a result with everything that is printed of it.

    ``names`` are those of units and the posts of persons, never personal names; ``grounds`` are those of
    vetoes, by the policy version that graded the board.
    """

    result: ResultRow
    edition: EditionRow
    board: Board
    office_name: str
    names: Mapping[str, str]
    grounds: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the board."""
        return fingerprint(self.board.digest)


async def sheet_of(reading: Reading, result: ResultRow, edition: EditionRow) -> Sheet:
    """The sheet of an edition.

    Names are read at the position at which it was made: whatever is renamed later changes no printed board.
    """
    board = board_of(result, edition, await lines(reading, result.result, edition.edition))
    then = replace(reading, position=edition.made_at)
    return Sheet(
        result=result,
        edition=edition,
        board=board,
        office_name=await _office_name(then, result, edition),
        names=await _names(then, result, edition, board),
        grounds=await _grounds(then, result, edition),
    )


async def _office_name(reading: Reading, result: ResultRow, edition: EditionRow) -> str:
    rows = await offices(reading)
    return next(row.name(edition.made_on) for row in rows if row.code == result.office)


async def _names(reading: Reading, result: ResultRow, edition: EditionRow, board: Board) -> Mapping[str, str]:
    if result.side == "PERSON":
        people = await persons(reading, [UUID(line.subject) for line in board.lines])
        return {str(row.person): row.place(edition.made_on).post for row in people}
    return {row.code: row.form(edition.made_on).name for row in await units(reading, [result.office])}


async def _grounds(reading: Reading, result: ResultRow, edition: EditionRow) -> Mapping[str, str]:
    (graded,) = await policy_versions(reading, [(result.office, edition.policy_version)])
    return {ground.code: ground.name for ground in graded.policy.vetoes.grounds}
