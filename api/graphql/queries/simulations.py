"""The query for what would be if."""

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry

from api.graphql.commands import inputs
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.simulations import Simulation, simulation_seen
from api.refusals import SimulationTakesNoDay
from domain.what_if.hypotheses import HYPOTHESIS

if TYPE_CHECKING:
    HypothesisInput: TypeAlias = Any
else:
    HypothesisInput = inputs.one_of_input(inputs.HYPOTHESIS)

Hypotheses = Annotated[
    list[HypothesisInput],
    strawberry.argument(description="What is supposed, all of it together; nothing: how it stands."),
]


@strawberry.type
class SimulationQueries:
    """What would be if."""

    @resolver("What would be if; null where you may not see the assessment and the board of its group.")
    async def simulate(
        self,
        info: Info,
        assessment: strawberry.ID,
        hypotheses: Hypotheses,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Simulation | None:
        """The simulation, read from the log."""
        context = info.context
        key = context.key_of(Kind.ASSESSMENT, assessment, "assessment")
        if as_of is not None and as_of.effective_on is not None:
            raise SimulationTakesNoDay("asOf.effectiveOn")
        supposed = [
            HYPOTHESIS.validate_python(
                inputs.values_of_one(inputs.HYPOTHESIS, each, context, f"hypotheses.{place}.")
            )
            for place, each in enumerate(hypotheses)
        ]
        moment = await context.moment(as_of, min_position)
        return await simulation_seen(context, key, supposed, moment)
