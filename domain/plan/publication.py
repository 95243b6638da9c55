"""Publishing a plan (审定发布)."""

from datetime import date
from typing import Final

from domain.kernel.refusal import Refusals
from domain.plan import checks
from domain.plan.context import PlanContext
from domain.plan.draft import Draft
from domain.plan.events import PlanPublished


class Publication(Draft):
    """From a draft that was consulted on to version 1."""

    def publish(self, effective_from: date, context: PlanContext) -> None:
        """Publish the draft as version 1; raises ``Refusals`` with every check that fails."""
        self._must_be_editable()
        if failed := checks.failures(self.state, context):
            raise Refusals(failed)
        self.trigger(PlanPublished, effective_on=effective_from, version=1, checks=tuple(checks.CHECKS))


EVENTS: Final = (PlanPublished,)
