"""Documents that select all there is of a field, made from the schema: what is new in it is asked for too."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)

from api.graphql.schema import schema

_GRAPHQL: Final = schema._schema
_LEAST: Final[Mapping[str, str]] = {
    "on": '"2015-01-26"',
    "from": '{ position: "0" }',
    "fingerprint": '"none"',
    "subject": '"U01"',
}
"""Arguments that fields within a selection cannot do without."""
_FIRST: Final = "first: 25"
_LONGEST: Final = 2_000


def queries() -> Mapping[str, GraphQLField]:
    """The fields of the root."""
    assert _GRAPHQL.query_type is not None
    fields: Mapping[str, GraphQLField] = _GRAPHQL.query_type.fields
    return fields


def documents(name: str, arguments: str) -> Iterator[str]:
    """Documents that together ask for all of a query; what a list leads to is looked at less closely."""
    field = queries()[name]
    depth = 0 if "first" in field.args else 1
    for inner in _packed(_object(field), depth):
        listed = "first" in field.args and not re.search(r"\b(first|last):", arguments)
        given = ", ".join(filter(None, [arguments, _FIRST if listed else ""]))
        yield f"{{ {name}{f'({given})' if given else ''} {_wrapped(field, inner)} }}"


def everything(type_name: str, depth: int = 1) -> str:
    """A selection of all there is of a type."""
    found = _GRAPHQL.type_map[type_name]
    assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType)
    return _selection(found, depth)


def commands(argument: str) -> Mapping[str, str]:
    """The least input of every mutation that takes ``argument``, without that, by the mutation's name."""
    assert _GRAPHQL.mutation_type is not None
    inputs = {
        name: get_named_type(field.args["input"].type)
        for name, field in _GRAPHQL.mutation_type.fields.items()
    }
    return {
        name: _least(each, argument)
        for name, each in sorted(inputs.items())
        if isinstance(each, GraphQLInputObjectType) and argument in each.fields
    }


def _object(field: GraphQLField) -> Any:
    """The type of an object, of what is on the pages of a list."""
    named: Any = get_named_type(field.type)
    return _node(named) if _is_connection(named) else named


def _packed(type_: Any, depth: int) -> Iterator[str]:
    """Selections that together are all there is of a type, each no longer than a document may be."""
    if _is_bare(type_):
        yield "{ __typename }"
        return
    packed = _selection(type_, 0)
    for child in _children(type_, depth):
        if _length(packed) + _length(child) > _LONGEST:
            yield f"{{ {packed} }}"
            packed = "__typename"
        packed = f"{packed} {child}"
    yield f"{{ {packed} }}"


def _children(type_: Any, depth: int, known: Collection[str] = ()) -> Iterator[str]:
    for name, field in type_.fields.items():
        if name in known or is_leaf_type(get_named_type(field.type)):
            continue
        if (given := _given(field)) is not None:
            yield f"{name}{given} {_wrapped(field, f'{{ {_selected(field, depth)} }}')}"
    if isinstance(type_, GraphQLInterfaceType):
        for each in _GRAPHQL.get_possible_types(type_):
            yield from (f"... on {each.name} {{ {child} }}" for child in _added(each, type_, depth))


def _added(type_: GraphQLObjectType, interface: GraphQLInterfaceType, depth: int) -> Iterator[str]:
    """What a type has beyond its interface."""
    leaves = [name for name in type_.fields if name not in interface.fields]
    yield from (name for name in leaves if is_leaf_type(get_named_type(type_.fields[name].type)))
    yield from _children(type_, depth, interface.fields)


def _is_bare(type_: Any) -> bool:
    """Whether there is no more to an abstract type than an id."""
    return is_abstract_type(type_) and set(getattr(type_, "fields", ())) <= {"id"}


def _length(text: str) -> int:
    return len(re.findall(r"\w+|[^\w\s]", text))


def _selected(field: GraphQLField, depth: int) -> str:
    type_ = _object(field)
    return "__typename id" if _is_bare(type_) else _selection(type_, depth)


def _selection(type_: Any, depth: int) -> str:
    parts = ["__typename"]
    for name, field in type_.fields.items():
        if (given := _given(field)) is None:
            continue
        if is_leaf_type(get_named_type(field.type)):
            parts.append(name + given)
        elif depth:
            parts.append(f"{name}{given} {_wrapped(field, f'{{ {_selected(field, depth - 1)} }}')}")
    return " ".join(parts)


def _wrapped(field: GraphQLField, inner: str) -> str:
    """A selection within the pages of a list, or as it is."""
    if not _is_connection(get_named_type(field.type)):
        return inner
    more = "hasNextPage hasPreviousPage startCursor endCursor"
    return f"{{ totalCount pageInfo {{ {more} }} edges {{ cursor node {inner} }} }}"


def _given(field: GraphQLField) -> str | None:
    """The arguments that a field cannot do without; ``None`` where one of them is not known."""
    needed = {name for name, each in field.args.items() if is_required_argument(each)}
    if not needed <= _LEAST.keys():
        return None
    parts = [f"{name}: {_LEAST[name]}" for name in sorted(needed)]
    if "first" in field.args:
        parts.append(_FIRST)
    return f"({', '.join(parts)})" if parts else ""


def _is_connection(type_: Any) -> bool:
    return isinstance(type_, GraphQLObjectType) and "edges" in type_.fields


def _node(connection: GraphQLObjectType) -> Any:
    edge: Any = get_named_type(connection.fields["edges"].type)
    return get_named_type(edge.fields["node"].type)


def _least(type_: GraphQLInputObjectType, without: str) -> str:
    """The least that an input object says."""
    needed = {name: each for name, each in type_.fields.items() if is_required_input_field(each)}
    return ", ".join(f"{name}: {_value(each.type)}" for name, each in needed.items() if name != without)


def _value(type_: Any) -> str:
    if is_non_null_type(type_):
        return _value(type_.of_type)
    if is_list_type(type_):
        return f"[{_value(type_.of_type)}]"
    if is_input_object_type(type_):
        return f"{{ {_least(type_, '')} }}"
    if is_enum_type(type_):
        return str(next(iter(type_.values)))
    return _SCALARS[str(type_.name)]


_SCALARS: Final[Mapping[str, str]] = {
    "String": '"entry:A/2014/SELF"',
    "ID": '"{person}"',
    "Int": "1",
    "Boolean": "true",
    "Decimal": '"1"',
    "Date": '"2015-01-26"',
}
