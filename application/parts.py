"""What reaches more streams than one commit should write goes part by part."""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

T = TypeVar("T")

AT_ONCE: Final = 500
"""How many streams one commit writes."""
MORE: Final = "MORE"
DONE: Final = "DONE"
"""What a command that did one part answers."""


class Part(NamedTuple):
    """One part of what is to be reached, and whether it is the last."""

    number: int
    last: bool

    @property
    def outcome(self) -> str:
        """``DONE`` with the last part."""
        return DONE if self.last else MORE


def fits(reached: Sequence[object]) -> bool:
    """Whether one commit reaches all of it."""
    return len(reached) <= AT_ONCE


def part_of(reached: Sequence[T], number: int) -> tuple[Part, Sequence[T]]:
    """The part of that number, counted from 0, and what is in it."""
    start, end = number * AT_ONCE, (number + 1) * AT_ONCE
    return Part(number, end >= len(reached)), reached[start:end]
