"""How a rule says no."""

from collections.abc import Sequence
from typing import ClassVar


class Refusal(Exception):
    """A rule that refuses a command: a fact with a stable code, said in Chinese and in English.

    Each subclass declares ``code``, ``zh`` and ``en``; the texts are templates filled with the facts
    given at the raise.  ``field`` names the input that must change, where there is one.
    """

    code: ClassVar[str]
    zh: ClassVar[str]
    en: ClassVar[str]
    retryable: ClassVar[bool] = False
    forbidden: ClassVar[bool] = False

    def __init__(self, field: str | None = None, **facts: object) -> None:
        self.field = field
        self.facts = {name: str(fact) for name, fact in facts.items()}
        super().__init__(f"{self.code}: {self.message('en')}")

    def message(self, language: str) -> str:
        """The sentence for a person, in ``zh`` or ``en``."""
        template = self.zh if language == "zh" else self.en
        return template.format_map(self.facts)


class Refusals(Exception):
    """Several refusals at once: everything that is wrong is said together."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__("; ".join(map(str, refusals)))
        self.refusals = tuple(refusals)
