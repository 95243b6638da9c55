"""Results told again: every edition as its events have it, and every board compiled anew at its border."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from application.attestation.log import LogAt, PeerGroup
from application.compiling import board_of
from application.peer_group import group_of
from domain.attestation.comparison import About, Check
from domain.attestation.facts import EditionTold, Fact, FactKind, Place, compilation_facts
from domain.calendar.deadline import Deadline
from domain.kernel.event import Event
from domain.kernel.recorded import Recorded
from domain.result.board import Board
from domain.result.events import ResultCompiled, ResultDetermined, ResultPublicised, ResultRevised
from domain.result.result import Result
from domain.result.state import ResultState


class ResultTold(NamedTuple):
    """Where a result stands, and all its editions; 0 is the compiled board."""

    about: About
    state: ResultState
    editions: tuple[EditionTold, ...]

    @property
    def facts(self) -> dict[Place, Fact]:
        """The result as a whole, and each edition with its lines."""
        facts = dict(result_facts(self.state.status, self.state.edition, is_public=self.state.is_public))
        for each in self.editions:
            facts |= each.facts
        return facts


def result_facts(status: str, edition: int, *, is_public: bool) -> dict[Place, Fact]:
    """Where a result stands."""
    told = {"status": status, "edition": str(edition), "public": str(is_public).lower()}
    return {Place(FactKind.RESULT, ""): told}


def result_of(log: LogAt, group: PeerGroup) -> ResultTold | None:
    """The result of a peer group as its events tell it; ``None`` where nothing was compiled."""
    editions: dict[int, EditionTold] = {}
    told: ResultTold | None = None
    for recorded, state in _steps(log, group):
        if (edition := _edition(recorded.event, state, editions)) is not None:
            editions[edition.number] = edition
        told = ResultTold(_about(recorded, state), state, tuple(editions.values()))
    return told


def event_checks(log: LogAt, group: PeerGroup) -> Iterator[Check]:
    """Each board beside what compiles at its border, each digest beside that of the board it is about."""
    for recorded, state in _steps(log, group):
        event, about = recorded.event, _about(recorded, state)
        if isinstance(event, ResultCompiled | ResultRevised):
            again = compilation_facts(state.edition, _compiled_again(log, event.board))
            yield Check(about, again, compilation_facts(state.edition, event.board))
        if isinstance(digest := getattr(event, "digest", None), str):
            place = Place(FactKind.DIGEST, event.TOPIC)
            yield Check(about, {place: {"digest": state.board.digest}}, {place: {"digest": digest}})


def _steps(log: LogAt, group: PeerGroup) -> Iterator[tuple[Recorded, ResultState]]:
    state: ResultState | None = None
    for recorded in log.events([Result.id_of(group.plan, group.name)]):
        told: ResultState = recorded.event.evolve(state)
        yield recorded, told
        state = told


def _edition(event: Event, state: ResultState, editions: Mapping[int, EditionTold]) -> EditionTold | None:
    """The edition that a step made or made public."""
    match event:
        case ResultCompiled() | ResultDetermined():
            return EditionTold(state.edition, len(state.board.lines), state.board, None, None)
        case ResultRevised():
            told = EditionTold(state.edition, len(state.board.lines), state.board, None, None)
            return _publicised(told, event, event.window) if state.is_public else told
        case ResultPublicised():
            return _publicised(editions[event.edition], event, event.window)
        case _:
            return None


def _publicised(edition: EditionTold, event: Event, window: Deadline | None) -> EditionTold:
    due_on = None if window is None else window.due_on
    return edition._replace(public_on=event.envelope.effective_on, window=due_on)


def _about(recorded: Recorded, state: ResultState) -> About:
    name = f"{state.office} {state.year} {state.side} {state.peer_group}"
    return About(recorded.stream, name, recorded.position)


def _compiled_again(log: LogAt, board: Board) -> Board:
    """What the group compiles at the border of a board, with the same choice among the tied."""
    states = log.states_at(board.border)
    group = group_of(board.plan, board.peer_group, states)
    return board_of(group, states, lambda: board.border).choosing(board.chosen)
