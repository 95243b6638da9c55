"""Results of a small office in memory: boards of given totals, compiled, determined, public, revised."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.calendar.deadline import due
from domain.policy.policy import POLICY_V1, Policy
from domain.policy.results import RESULTS
from domain.policy.vetoes import VetoEffect
from domain.result.board import Board, Member, Under, compiled
from domain.result.result import BoardRevision, Result
from domain.scoring.ranking import Standing
from tests.support.authors import ARBITER, LEADER, OFFICER, Player, grounds
from tests.support.calendars import Weekdays
from tests.support.plans import PLAN
from tests.support.recorded import MemoryLog
from tests.support.results import BUREAUS
from tests.support.world import World

GROUP: Final = "GRASSROOTS"
RESULT: Final = Result.id_of(PLAN, GROUP)
HOHHOT: Final = {bureau: total for bureau, (_, total) in BUREAUS.items()}
RULES: Final = RESULTS.model_copy(update={"fresh_workdays": 7})
CALENDAR: Final = Weekdays()
TODAY: Final = date(2014, 1, 6)
WINDOW: Final = due(TODAY, RULES.publicity_workdays, CALENDAR)
FRESH: Final = due(TODAY, RULES.fresh_workdays, CALENDAR)


def board_of(
    totals: Mapping[str, str], border: int = 10, *, vetoed: str = "", policy: Policy = POLICY_V1
) -> Board:
    """The board of a peer group with these totals."""
    members = [_member(subject, total, vetoed=subject == vetoed) for subject, total in totals.items()]
    return compiled(members, Under(PLAN, GROUP, border, 1, policy))


def _member(subject: str, total: str, *, vetoed: bool) -> Member:
    key = Decimal(BUREAUS[subject][0])
    effects: tuple[VetoEffect, ...] = ("CAP_BELOW_EXCELLENT",) if vetoed else ()
    standing = Standing(subject, Decimal(total), key, Decimal("900.00"), Decimal(0), effects)
    grounds_of = ("MAJOR_FAULT",) if vetoed else ()
    return Member(Assessment.id_of(PLAN, subject), standing, grounds_of)


@dataclass
class Bureau:
    """An office whose peer group gets its result, each step a command of its own."""

    world: World = field(default_factory=lambda: World(("U01", "U02", "U03")))
    result: UUID = RESULT

    @property
    def log(self) -> MemoryLog:
        """What was recorded so far."""
        return MemoryLog(self.world.commands)

    @property
    def board(self) -> Board:
        """The newest board."""
        board: Board = self.world.state(self.result).board
        return board

    def compile(self, board: Board) -> int:
        """Compile a board; gives the position of that."""
        return self._run(OFFICER, lambda result: result.compile(board, self.world.plan))

    def determine(self, *chosen: str) -> int:
        """Propose and determine the compiled board."""
        board = self.board
        self._run(ARBITER, lambda result: result.propose(board))
        return self._run(LEADER, lambda result: result.determine(board, chosen))

    def publicise(self) -> int:
        """Make the determined board public."""
        return self._run(OFFICER, lambda result: result.publicise(RULES, CALENDAR))

    def revise(self, board: Board, *chosen: str) -> int:
        """Put another board in place of the determined one."""
        revision = BoardRevision(board, chosen, grounds("裁定"))
        return self._run(LEADER, lambda result: result.revise(revision, RULES, CALENDAR))

    def _run(self, player: Player, act: Callable[[Result], object]) -> int:
        assert self.world.run(player, lambda desk: act(desk.edit(Result, self.result)))
        return self.log.head
