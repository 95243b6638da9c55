"""Publishing a plan (审定发布)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.kernel.refusal import Refusal, Refusals
from domain.plan.check_refusals import OverrideNotNeeded
from domain.plan.checks import CHECKS, OVERRIDABLE, findings, node_of, standing
from domain.plan.context import PlanContext
from domain.plan.draft import Draft, must_say
from domain.plan.events import PlanPublished
from domain.plan.procedure import Override


class Publication(Draft):
    """From a draft that was consulted on to version 1."""

    def publish(
        self, effective_from: date, context: PlanContext, overrides: tuple[Override, ...] = ()
    ) -> None:
        """Publish the draft as version 1; raises ``Refusals`` with every check that fails.

        ``overrides`` name the findings that the leading group lets pass, each with its reason.
        """
        self._must_be_editable()
        for each in overrides:
            must_say(each.reason, "overrides")
        found = findings(self.state, context)
        if failed := [*standing(found, overrides), *_pointless(overrides, found)]:
            raise Refusals(failed)
        self.trigger(
            PlanPublished,
            effective_on=effective_from,
            version=1,
            checks=tuple(CHECKS),
            overrides=overrides,
        )


def _pointless(overrides: Sequence[Override], found: Sequence[Refusal]) -> list[Refusal]:
    """The overrides that override nothing."""
    there = {(each.code, node_of(each)) for each in found if each.code in OVERRIDABLE}
    return [
        OverrideNotNeeded("overrides", check=each.check, node=each.node)
        for each in overrides
        if (each.check, each.node) not in there
    ]


EVENTS: Final = (PlanPublished,)
