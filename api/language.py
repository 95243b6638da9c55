"""The language in which people are answered: Chinese unless they prefer English."""

from collections import defaultdict
from typing import Literal

Language = Literal["zh", "en"]


def preferred(accept_language: str) -> Language:
    """The language that an ``Accept-Language`` header prefers."""
    weights: defaultdict[str, float] = defaultdict(float)
    for each in accept_language.split(","):
        tag, _, parameters = each.strip().partition(";")
        language = tag.lower().partition("-")[0]
        weights[language] = max(weights[language], _weight(parameters))
    return "en" if weights["en"] > weights["zh"] else "zh"


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
