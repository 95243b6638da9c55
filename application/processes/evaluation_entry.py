"""A round with more subjects than one commit takes enters their assessments part by part."""

from application.dispatcher import Dispatcher
from application.evaluation.counting import EnterEvaluations
from application.processes.part_by_part import PartByPart
from domain.evaluation.events import PartsBegun
from domain.kernel.recorded import Recorded


def evaluation_entry(dispatcher: Dispatcher) -> PartByPart:
    """The process that lets the outcome of a round enter assessments."""
    return PartByPart("evaluation-entry", PartsBegun, _part, dispatcher)


def _part(recorded: Recorded, part: int) -> EnterEvaluations:
    return EnterEvaluations(round=recorded.stream, part=part)
