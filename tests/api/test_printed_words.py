"""Whatever a case file or a letter may have to say has a word for it, in both languages."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args, get_origin, get_type_hints

import pytest

from api.printing import case_words
from domain.appeal import letter_words_v1
from domain.appeal.letter_words_v1 import Words


def _tables() -> Iterator[tuple[str, Any, Mapping[Any, Any]]]:
    """Every table of words with what may have to be said."""
    for name, hint in get_type_hints(case_words).items():
        (table,) = get_args(hint) or (None,)
        if get_origin(table) is Mapping:
            yield name, get_args(table)[0], getattr(case_words, name)
    for language in ("ZH", "EN"):
        words = getattr(letter_words_v1, language)
        for name, table in get_type_hints(Words).items():
            if get_origin(table) is Mapping and get_args(table)[0] is not str:
                yield f"{language}.{name}", get_args(table)[0], getattr(words, name)


TABLES: Final = {name: (said, table) for name, said, table in _tables()}


def test_there_are_tables_of_words() -> None:
    assert {"KINDS", "GROUNDS", "OUTCOMES", "PARTIES", "ZH.outcomes", "EN.effects"} <= set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_left_without_a_word(name: str) -> None:
    said, table = TABLES[name]
    assert set(table) == set(get_args(said))
    assert all(table.values())
