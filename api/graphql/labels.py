"""What things are called, in both languages."""

from typing import Self

import strawberry


@strawberry.type(description="A name in Chinese and in English.")
class Label:
    """A label."""

    zh: str
    en: str

    @classmethod
    def of(cls, names: tuple[str, str]) -> Self:
        """The label of a pair of names."""
        return cls(zh=names[0], en=names[1])
