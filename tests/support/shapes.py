"""Any value that a stored shape allows, made from the shape itself."""

from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from annotated_types import MinLen
from hypothesis import strategies as st
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from domain.kernel.event import Event
from domain.kernel.points import Points
from domain.kernel.value import Value

_POINTS: Final = get_args(Points)[1]
_SCALARS: Final[dict[Any, st.SearchStrategy[Any]]] = {
    str: st.text(max_size=20),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    UUID: st.uuids(),
    NoneType: st.none(),
    date: st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    datetime: st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds are naive, the values are not
}


@cache
def values(kind: type[Value]) -> st.SearchStrategy[Any]:
    """Any value of a stored shape."""
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{name: _of(hints[name]) for name in kind.model_fields})


def events(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Any event of a kind."""
    return cast("st.SearchStrategy[Event]", values(kind))


def _of(hint: Any) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(arguments)
    if origin in (Union, UnionType):
        return st.one_of(*map(_of, arguments))
    if origin is tuple:
        return _tuples(arguments[0])
    if origin is Literal:
        return st.sampled_from(arguments)
    return _SCALARS[hint] if hint in _SCALARS else _of_class(hint)


def _of_class(kind: type[Value] | type[Enum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind)) if issubclass(kind, Enum) else values(kind)


def _annotated(arguments: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if _POINTS in arguments:
        return st.decimals(-(10**9) + 1, 10**9 - 1, places=6)
    for each in arguments:
        if isinstance(each, StringConstraints) and isinstance(each.pattern, str):
            return st.from_regex(each.pattern, fullmatch=True)
    if get_origin(arguments[0]) is tuple:
        return _tuples(get_args(arguments[0])[0], least=_least(arguments[1:]))
    return _of(arguments[0])


def _tuples(element: Any, least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(_of(element), min_size=least, max_size=least + 3).map(tuple)


def _least(notes: tuple[Any, ...]) -> int:
    """The fewest elements that a field asks for."""
    found = (each for note in notes if isinstance(note, FieldInfo) for each in note.metadata)
    return max((each.min_length for each in found if isinstance(each, MinLen)), default=0)
