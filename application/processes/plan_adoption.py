"""An amendment that has more assessments to reach than one commit takes reaches them part by part."""

from application.adoption import AdoptPlanVersion
from application.dispatcher import Dispatcher
from application.processes.part_by_part import PartByPart
from domain.kernel.recorded import Recorded
from domain.plan.amendment_events import AdoptionBegun


def plan_adoption(dispatcher: Dispatcher) -> PartByPart:
    """The process that lets assessments adopt the version of an approved amendment."""
    return PartByPart("plan-adoption", AdoptionBegun, _part, dispatcher)


def _part(recorded: Recorded, part: int) -> AdoptPlanVersion:
    event = recorded.event
    if not isinstance(event, AdoptionBegun):
        raise TypeError(event)
    return AdoptPlanVersion(plan=recorded.stream, amendment=event.amendment, part=part)
