"""What becomes of the points of what does not apply (不适用)."""

from typing import Annotated, Final, Literal

from domain.policy.topic import Topic, key

Treatment = Literal["SCALE_UP", "FULL_MARKS", "ZERO"]


class NotApplicableRules(Topic):
    """How a total is made where indicators do not apply."""

    treatment: Annotated[
        Treatment,
        key(
            "SCALE_UP scales what applies up to the plan's scale, FULL_MARKS gives the period full marks,"
            " ZERO gives none",
            "P30, design §3.13",
        ),
    ]


NOT_APPLICABLE: Final = NotApplicableRules(treatment="SCALE_UP")
