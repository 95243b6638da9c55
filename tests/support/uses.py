"""What is registered of the uses of results, as inputs of mutations."""

from typing import Any, Final

GROUNDS: Final = {"reasonCode": "CORRECTION", "reason": "核实后更正", "legalBasis": "HHHT-2014-01#12"}


def use_inputs(plan: dict[str, Any], revision: str) -> dict[str, dict[str, Any]]:
    """An input for every mutation about honours and uses; ``revision`` is the id of an event."""
    register = {"office": "HHHT", "year": 2014}
    honour = {**register, "unit": "U01", "honour": "PEOPLE_SATISFIED", "awardedOn": "2014-12-20"}
    result = {**plan, "peerGroup": "GRASSROOTS"}
    using = {**result, "edition": 1, "kind": "AWARD", "document": "x", "grounds": GROUNDS}
    return {
        "registerResultUse": {**using, "subject": "U01"},
        "confirmResultUse": {**result, "use": "use:x", "edition": 1, "grounds": GROUNDS},
        "withdrawResultUse": {**result, "use": "use:x", "grounds": GROUNDS},
        "allocatePlaces": {**using, "places": 1, "requests": [{"subject": "U01", "asked": 1}]},
        "markUsesStale": {**result, "revision": revision},
        "registerUnitHonour": {**honour, "document": "x"},
        "withdrawUnitHonour": {**register, "honour": "honour:x", "grounds": GROUNDS},
    }
