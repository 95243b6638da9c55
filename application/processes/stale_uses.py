"""Once a result is revised, what rests on the places of those whom that moved is marked as stale."""

from application.dispatcher import Dispatcher
from application.processes.part_by_part import PartByPart
from application.result_use import MarkUsesStale
from domain.kernel.recorded import Recorded
from domain.result.events import ResultRevised


def stale_uses(dispatcher: Dispatcher) -> PartByPart:
    """The process that marks uses; it takes one part."""
    return PartByPart("stale-uses", ResultRevised, _marking, dispatcher)


def _marking(recorded: Recorded, _number: int) -> MarkUsesStale:
    event = recorded.event
    if not isinstance(event, ResultRevised):
        raise TypeError(event)
    return MarkUsesStale(
        plan=event.board.plan, peer_group=event.board.peer_group, revision=event.envelope.event_id
    )
