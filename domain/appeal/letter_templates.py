"""Every template of letters by version; the same events make the same bytes, for a used one never changes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal

from domain.appeal import letter_v1
from domain.appeal.decision import Decision
from domain.appeal.letter_words_v1 import EN, ZH
from domain.appeal.letters import LetterDigests
from domain.kernel.digest import digest_of

LetterLanguage = Literal["zh", "en"]

CURRENT: Final = 1
"""The version that new letters are written by."""

_TEMPLATES: Final[Mapping[int, Mapping[LetterLanguage, Callable[[Decision], str]]]] = {
    1: {"zh": partial(letter_v1.letter, words=ZH), "en": partial(letter_v1.letter, words=EN)},
}


def letter(decision: Decision, template: int, language: LetterLanguage) -> bytes:
    """The page, in UTF-8."""
    return _TEMPLATES[template][language](decision).encode()


def digests_of(decision: Decision, template: int) -> LetterDigests:
    """The digests of a letter in both languages."""
    return LetterDigests(
        zh=digest_of(letter(decision, template, "zh")), en=digest_of(letter(decision, template, "en"))
    )
