"""A settlement by band that has more assessments to reach than one commit takes reaches them part by part."""

from application.band_settlement import EnterBands
from application.dispatcher import Dispatcher
from application.processes.part_by_part import PartByPart
from domain.band_settlement.events import EnteringBegun
from domain.kernel.recorded import Recorded


def band_entering(dispatcher: Dispatcher) -> PartByPart:
    """The process that brings a settlement into the assessments."""
    return PartByPart("band-entering", EnteringBegun, _part, dispatcher)


def _part(recorded: Recorded, part: int) -> EnterBands:
    event = recorded.event
    if not isinstance(event, EnteringBegun):
        raise TypeError(event)
    return EnterBands(
        plan=event.plan,
        indicator=event.indicator,
        period=event.period,
        peer_group=event.peer_group,
        part=part,
    )
