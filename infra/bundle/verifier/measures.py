"""What a scoring method is given: measured quantities, and the occasion on which they count."""

from decimal import Decimal
from typing import NamedTuple

from .figures import ZERO, Json


class Occasion(NamedTuple):
    """A period of ``full`` marks, the ``number``-th of ``periods`` in its year; ``digits`` are the plan's."""

    full: Decimal
    digits: int
    number: int
    periods: int


class Measured:
    """Measures by name; some come many times."""

    def __init__(self, measures: list[Json]) -> None:
        self._values: dict[str, list[Decimal]] = {}
        for each in measures:
            self._values.setdefault(each["name"], []).append(Decimal(each["value"]))

    def one(self, name: str) -> Decimal:
        """The value of a measure that comes once; raises ``ValueError`` where it does not."""
        (value,) = self.all(name)
        return value

    def all(self, name: str) -> list[Decimal]:
        """Every value of a measure, in order."""
        return self._values.get(name, [])

    def count(self, name: str) -> Decimal:
        """How many, where none may be left out."""
        return self.one(name) if self.all(name) else ZERO

    def target(self, rule: Json) -> Decimal:
        """The target that the plan fixes, or else the one reported."""
        return self.one("target") if rule["target"] is None else Decimal(rule["target"])


def within(points: Decimal, most: Decimal) -> Decimal:
    """Points not below 0 and not above the most."""
    return min(max(points, ZERO), most)
