"""An amendment that has more assessments to reach than one commit takes reaches them part by part."""

from itertools import count
from typing import Final
from uuid import UUID, uuid5

from application.adoption import DONE, AdoptPlanVersion
from application.command import Caller
from application.dispatcher import Dispatcher
from domain.kernel.recorded import Recorded
from domain.plan.amendment_events import AdoptionBegun

_NAMESPACE: Final = UUID("5b6a4f2e-93c1-5d0e-8a77-2c9f60d31b14")


class PlanAdoption:
    """Each part has a key of its own: what was done before an interruption is not done again."""

    name = "plan-adoption"
    topics = frozenset({AdoptionBegun.TOPIC})

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher

    def react(self, recorded: Recorded) -> None:
        """Let part after part adopt the version."""
        for part in count():
            if self._advance(recorded, part) == DONE:
                return

    def _advance(self, recorded: Recorded, part: int) -> str | None:
        event = recorded.event
        if not isinstance(event, AdoptionBegun):
            raise TypeError(event)
        caller = Caller(
            person=f"system:{self.name}",
            channel="SYSTEM",
            correlation_id=event.envelope.correlation_id,
        )
        command = AdoptPlanVersion(plan=recorded.stream, amendment=event.amendment, part=part)
        key = uuid5(_NAMESPACE, f"{event.envelope.event_id}/{part}")
        return self._dispatcher.execute(command, caller, str(key)).result
