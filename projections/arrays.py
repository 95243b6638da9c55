"""Columns of values as PostgreSQL array literals, far cheaper to make than lists of adapted values."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Final
from uuid import UUID


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_ENCODERS: Final[dict[type, Callable[[Any], str]]] = {UUID: attrgetter("hex"), int: str, str: _quoted}


def arrays(rows: Iterable[Sequence[Any]]) -> list[Any]:
    """The columns of ``rows``, each as the parameter of an array: a literal where the type allows."""
    return [_array(column) for column in zip(*rows, strict=True)]


def _array(column: Sequence[Any]) -> str | list[Any]:
    kinds = set(map(type, column))
    encode = _ENCODERS.get(kinds.pop())
    if encode is None or kinds:
        return list(column)
    return f"{{{','.join(map(encode, column))}}}"
