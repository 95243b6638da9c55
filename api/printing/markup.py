"""Pieces of printed pages; what is given as markup is escaped by who gives it."""

from collections.abc import Iterable, Iterator
from html import escape

from api.printing.words import Words


def both(words: Words) -> str:
    """Words in Chinese, and English beside them."""
    return f'{escape(words.zh)} <span lang="en">{escape(words.en)}</span>'


def table(columns: Iterable[Words], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of cells in markup."""
    yield "<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{both(words)}</th>' for words in columns)
    yield "</tr></thead>\n<tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
    yield "</tbody>\n</table>"
