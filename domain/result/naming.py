"""Naming subjects in a refusal: a few of them, however many there are."""

from collections.abc import Sequence
from typing import Final

_NAMED: Final = 10


def named(subjects: Sequence[str]) -> str:
    """The first ten subjects; an ellipsis says that there are more."""
    told = ", ".join(subjects[:_NAMED])
    return f"{told} …" if len(subjects) > _NAMED else told
