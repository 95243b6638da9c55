"""What may be supposed of an assessment and its rules (假设), as it stands beside the answer."""

from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter

from domain.assessment.ruled import Outcome
from domain.kernel.points import Points
from domain.kernel.value import Value


class _OfItem(Value):
    """Something is supposed of one item."""

    item: Annotated[str, Field(description="The reference of the item.")]

    @property
    def about(self) -> str:
        """What no other hypothesis may be about."""
        return self.item


class ReplacePoints(_OfItem):
    """An entry, adjustment or claim that counts is worth other points, within its range."""

    kind: Literal["REPLACE_POINTS"]
    points: Points


class VoidItem(_OfItem):
    """An entry, adjustment or claim is voided."""

    kind: Literal["VOID_ITEM"]


class ApplyRuling(_OfItem):
    """The committee rules so on an item; ``points`` where it varies it."""

    kind: Literal["APPLY_RULING"]
    outcome: Outcome
    points: Points | None


class LiftVeto(Value):
    """A veto in force ends."""

    kind: Literal["LIFT_VETO"]
    veto: Annotated[str, Field(description="The reference of the veto.")]

    @property
    def about(self) -> str:
        """What no other hypothesis may be about."""
        return self.veto


class _OfRules(Value):
    """The whole peer group is assessed by another version of a rule."""

    number: int


class UsePlanVersion(_OfRules):
    """The whole peer group is scored by a version of its plan."""

    kind: Literal["PLAN_VERSION"]

    @property
    def about(self) -> str:
        """What no other hypothesis may be about."""
        return self.kind


class UsePolicyVersion(_OfRules):
    """The whole peer group is scored and graded by a version of the policy."""

    kind: Literal["POLICY_VERSION"]

    @property
    def about(self) -> str:
        """What no other hypothesis may be about."""
        return self.kind


HYPOTHESES: Final = (ReplacePoints, VoidItem, ApplyRuling, LiftVeto, UsePlanVersion, UsePolicyVersion)
"""Every kind there is."""

Hypothesis = Annotated[
    ReplacePoints | VoidItem | ApplyRuling | LiftVeto | UsePlanVersion | UsePolicyVersion,
    Field(discriminator="kind"),
]
"""A hypothesis of any of them."""

HYPOTHESIS: Final[TypeAdapter[Hypothesis]] = TypeAdapter(Hypothesis)
"""Makes a hypothesis of what an input says."""
