"""Why an item of an assessment is contested, in a comment or in an appeal."""

from typing import Literal

Ground = Literal[
    "FACT_WRONG",
    "DATA_WRONG",
    "RULE_MISAPPLIED",
    "MISCALCULATED",
    "COUNTED_TWICE",
    "PROCEDURE_BREACHED",
    "FORCE_MAJEURE",
]
