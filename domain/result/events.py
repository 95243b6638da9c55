"""What happens to a result."""

from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.kernel.event import Event, Grounds
from domain.plan.indicator import Side
from domain.result.board import Board
from domain.result.moved import Moved
from domain.result.state import ResultState, ResultStatus


class ResultCompiled(Event):
    """The performance office compiled the board of a peer group (汇总), in place of an earlier one."""

    TOPIC: ClassVar[str] = "result.result-compiled.v1"

    plan: UUID
    office: str
    year: int
    side: Side
    peer_group: str
    board: Board

    def evolve(self, state: ResultState | None) -> ResultState:
        """The board awaits the committee."""
        del state
        return ResultState(
            plan=self.plan,
            office=self.office,
            year=self.year,
            side=self.side,
            peer_group=self.peer_group,
            status=ResultStatus.COMPILED,
            board=self.board,
            edition=0,
            windows={},
            compiled_by=self.envelope.actor.id,
            proposed_by=None,
            determined_by=None,
        )


class ResultProposed(Event):
    """The committee proposed the compiled board to the leading group (提出)."""

    TOPIC: ClassVar[str] = "result.result-proposed.v1"

    digest: str

    def evolve(self, state: ResultState) -> ResultState:
        """It awaits the leading group."""
        return replace(state, status=ResultStatus.PROPOSED, proposed_by=self.envelope.actor.id)


class ResultDetermined(Event):
    """The leading group determined the proposed board (审定), and ``chosen`` of those tied for a place."""

    TOPIC: ClassVar[str] = "result.result-determined.v1"

    edition: int
    chosen: tuple[str, ...]
    digest: str

    def evolve(self, state: ResultState) -> ResultState:
        """The grades are official."""
        board = state.board.choosing(self.chosen)
        return replace(
            state,
            status=ResultStatus.DETERMINED,
            board=board,
            edition=self.edition,
            determined_by=self.envelope.actor.id,
        )


class ResultPublicised(Event):
    """The determined board was made public (公示), with the window in which it may be contested."""

    TOPIC: ClassVar[str] = "result.result-publicised.v1"

    edition: int
    digest: str
    window: Deadline

    def evolve(self, state: ResultState) -> ResultState:
        """Every subject may contest its result until the window closes."""
        windows = dict.fromkeys((line.subject for line in state.board.lines), self.window.due_on)
        return replace(state, status=ResultStatus.PUBLICISED, windows=windows)


class ResultRevised(Event):
    """The leading group revised a determined board: a new edition, beside those that were public before.

    ``moved`` are notified; ``window`` is the fresh one of those whose grade changed (``None``: nobody's did,
    or the board was not public yet).
    """

    TOPIC: ClassVar[str] = "result.result-revised.v1"

    edition: int
    board: Board
    moved: tuple[Moved, ...]
    window: Deadline | None
    grounds: Grounds

    def evolve(self, state: ResultState) -> ResultState:
        """The new board is official; a fresh window makes a final result public again."""
        revised = replace(state, board=self.board, edition=self.edition)
        if self.window is None:
            return revised
        fresh = {each.subject: self.window.due_on for each in self.moved if each.regraded}
        return replace(revised, status=ResultStatus.PUBLICISED, windows={**state.windows, **fresh})


class ResultFinalised(Event):
    """All windows have closed: the result is final (定案), and may be used."""

    TOPIC: ClassVar[str] = "result.result-finalised.v1"

    edition: int
    digest: str

    def evolve(self, state: ResultState) -> ResultState:
        """It may be used."""
        return replace(state, status=ResultStatus.FINALISED)


EVENTS: Final = (
    ResultCompiled,
    ResultProposed,
    ResultDetermined,
    ResultPublicised,
    ResultRevised,
    ResultFinalised,
)
