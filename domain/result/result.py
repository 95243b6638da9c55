"""The result of one peer group under a plan: compiled → proposed → determined → public → final."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from uuid import UUID

from domain.assessment.sheet import must_give_reason
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import due
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Grounds
from domain.kernel.ids import stream_id
from domain.plan.version import PlanVersion
from domain.policy.results import ResultRules
from domain.result import events
from domain.result.board import Board, moved_since
from domain.result.events import (
    ResultCompiled,
    ResultDetermined,
    ResultFinalised,
    ResultProposed,
    ResultPublicised,
    ResultRevised,
)
from domain.result.moved import moved
from domain.result.naming import named
from domain.result.refusals import (
    ChoiceWrong,
    NothingRevised,
    ResultContested,
    ResultOutdated,
    ResultSamePerson,
    ResultStepWrong,
    ResultSuspended,
    ResultUnknown,
    StaleCompilation,
    WindowOpen,
)
from domain.result.state import OFFICIAL, ResultState, ResultStatus


class BoardRevision(NamedTuple):
    """A board compiled anew, those ``chosen`` of the tied, and why."""

    board: Board
    chosen: tuple[str, ...]
    grounds: Grounds


class Result(Aggregate[ResultState]):
    """The result of one peer group; boards that were public once stay as they were."""

    NAME = "result"
    UNKNOWN = ResultUnknown

    @staticmethod
    def id_of(plan: UUID, peer_group: str) -> UUID:
        """One result per plan and peer group: groups are ranked alone (rule 38)."""
        return stream_id("result", plan, peer_group)

    def compile(self, board: Board, plan: PlanVersion) -> None:
        """Take a compiled board, in place of an earlier one that was not determined."""
        if self.exists:
            self._must_be(ResultStatus.COMPILED, ResultStatus.PROPOSED)
        self.trigger(
            ResultCompiled,
            plan=board.plan,
            office=plan.office,
            year=plan.year,
            side=plan.side,
            peer_group=board.peer_group,
            board=board,
        )

    def propose(self, now: Board) -> None:
        """Propose the compiled board, which is what compiles ``now``; by another person than compiled it."""
        self._must_be(ResultStatus.COMPILED)
        self._must_be_another(self.state.compiled_by)
        self._must_stand(now)
        self.trigger(ResultProposed, digest=self.state.board.digest)

    def determine(self, now: Board, chosen: tuple[str, ...]) -> None:
        """Determine the proposed board, which is what compiles ``now``, with those ``chosen`` of the tied.

        By a third person.
        """
        self._must_be(ResultStatus.PROPOSED)
        self._must_be_another(self.state.compiled_by, self.state.proposed_by)
        self._must_stand(now)
        board = _chosen(self.state.board, chosen)
        self.trigger(ResultDetermined, edition=1, chosen=chosen, digest=board.digest)

    def publicise(
        self, rules: ResultRules, calendar: WorkingCalendar, suspended_by: Sequence[str] = ()
    ) -> None:
        """Make the determined board public today, for the days of the window.

        Pending appeals do not keep it back (rule 28), unless the policy says that these subjects' do.
        """
        self._must_be(ResultStatus.DETERMINED)
        if suspended_by:
            raise ResultSuspended(subjects=named(suspended_by))
        self.trigger(
            ResultPublicised,
            edition=self.state.edition,
            digest=self.state.board.digest,
            window=due(self.by.today, rules.publicity_workdays, calendar),
        )

    def revise(self, revision: BoardRevision, rules: ResultRules, calendar: WorkingCalendar) -> None:
        """Put a board compiled anew in place of the determined one; whom it regrades gets a fresh window."""
        self._must_be(*OFFICIAL)
        must_give_reason(revision.grounds)
        revised = _chosen(revision.board, revision.chosen)
        if not (found := moved(self.state.board, revised)):
            raise NothingRevised
        fresh = bool(self.state.windows) and any(each.regraded for each in found)
        self.trigger(
            ResultRevised,
            edition=self.state.edition + 1,
            board=revised,
            moved=found,
            window=due(self.by.today, rules.fresh_workdays, calendar) if fresh else None,
            grounds=revision.grounds,
        )

    def finalise(self, now: Board, contested: Sequence[str]) -> None:
        """Close the matter: no window is open, nothing contested, and it is what compiles ``now``."""
        self._must_be(ResultStatus.PUBLICISED)
        last = max(self.state.windows.values())
        if self.by.today <= last:
            raise WindowOpen(day=last)
        if contested:
            raise ResultContested(subjects=named(contested))
        if outdated := moved_since(self.state.board, now):
            raise ResultOutdated(subjects=named(outdated))
        self.trigger(ResultFinalised, edition=self.state.edition, digest=self.state.board.digest)

    def _must_be(self, *statuses: ResultStatus) -> None:
        if self.state.status not in statuses:
            raise ResultStepWrong("result", status=self.state.status)

    def _must_stand(self, now: Board) -> None:
        """Refuse a board that says something else than what compiles now."""
        if stale := moved_since(self.state.board, now):
            raise StaleCompilation(subjects=named(stale))

    def _must_be_another(self, *handlers: str | None) -> None:
        if self.by.actor_id in handlers:
            raise ResultSamePerson


def _chosen(board: Board, chosen: Sequence[str]) -> Board:
    """The board with the choice of the leading group; raises ``ChoiceWrong``."""
    if len(chosen) != board.left or len(set(chosen)) != len(chosen) or not set(chosen) <= set(board.tied):
        raise ChoiceWrong("chosen", left=board.left, tied=", ".join(board.tied) or "–")
    return board.choosing(chosen)


EVENTS: Final = events.EVENTS
