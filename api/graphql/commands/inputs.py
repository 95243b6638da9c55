"""Input types made from commands: what a command consists of is said once, in ``application``."""

import inspect
import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin
from uuid import UUID

import strawberry
from pydantic import BaseModel

from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.errors import camel
from api.graphql.ids import Kind
from application.command import Command
from domain.methods.catalogue import METHODS
from domain.what_if.hypotheses import HYPOTHESES

_IDS: Final[Mapping[str, Kind]] = {
    "assessment": Kind.ASSESSMENT,
    "plan": Kind.PLAN,
    "innovation": Kind.INNOVATION_PROJECT,
    "borrows": Kind.INNOVATION_PROJECT,
    "appeal": Kind.APPEAL,
    "feedback": Kind.FEEDBACK,
    "signal": Kind.RISK_SIGNAL,
    "training": Kind.TRAINING,
    **dict.fromkeys(("invited", "attended"), Kind.PERSON),
    "activity": Kind.ACTIVITY,
    "meeting": Kind.MEETING,
    "rectification": Kind.RECTIFICATION,
    "round": Kind.EVALUATION_ROUND,
    "person": Kind.PERSON,
    "chair": Kind.PERSON,
    **dict.fromkeys(("investigators", "substitute"), Kind.PERSON),
    "members": Kind.PERSON,
    "witnesses": Kind.PERSON,
    "revision": Kind.EVENT,
}
_DESCRIPTIONS: Final[Mapping[str, str]] = {
    "expected_version": "The version of the item that you saw; STALE_ENTRY if it has changed since.",
    "entry": "The reference of the entry.",
    "fault": "The reference of the fault.",
    "claim": "The reference of the claim.",
    "veto": "The reference of the veto.",
    "item": "The reference of the item.",
    "milestone": "The code of the milestone.",
    "period": "Written 2014, 2014H1, 2014Q1 or 2014M03.",
    "occurred_on": "The day of the fact.",
    "legal_basis": "The code of a regulation, a number sign and an article.",
    "evidence": "Content hashes of documents, sha256:<64 hexadecimal digits>.",
    "digits": "How many digits published points have.",
    "in_charge_of": "The codes of the units that a deputy is in charge of.",
    "peer_group": "The group the unit is ranked in; null: it is not ranked.",
    "name": "The name; that of a person is sealed under a key of the person's own.",
}
_MAYBE: Final[Any] = strawberry.Maybe
_KEY: Final = "Repeats under the same key get the first outcome; the same key with other input is refused."
KEY_FIELD: Final = "idempotency_key"
"""The one input that every mutation takes besides what its command consists of."""


@cache
def input_of(model: type[BaseModel]) -> type:
    """The input type of a command, or of a value within one."""
    fields = {name: info.annotation for name, info in model.model_fields.items()}
    annotations = {name: _graphql(annotation) for name, annotation in fields.items()}
    members: dict[str, Any] = {
        name: strawberry.field(
            description=_meaning(model, name) or _DESCRIPTIONS.get(name), **_default(annotation)
        )
        for name, annotation in fields.items()
    }
    if issubclass(model, Command):
        annotations[KEY_FIELD] = str | None
        members[KEY_FIELD] = strawberry.field(description=_KEY, default=None)
    plain = type(f"{model.__name__}Input", (), {**members, "__annotations__": annotations})
    return strawberry.input(plain, description=description_of(model))


def description_of(model: type[BaseModel]) -> str:
    """What a command or value is, with names as the schema writes them."""
    return re.sub(r"``(\w+)``", lambda name: f"`{camel(name[1])}`", inspect.getdoc(model) or "")


def values_of(model: type[BaseModel], given: Any, context: Context, path: str = "") -> dict[str, Any]:
    """What an input says, as ``model`` takes it; raises the refusals of ids."""
    return {
        name: _value(info.annotation, getattr(given, name), context, f"{path}{name}")
        for name, info in model.model_fields.items()
    }


def _value(annotation: Any, given: Any, context: Context, path: str) -> Any:
    if given is None:
        return None
    annotation = _without_none(annotation)
    if annotation is UUID:
        return context.key_of(_IDS[_name(path)], given, path)
    if element := _element(annotation):
        return tuple(_value(element, each, context, f"{path}.{number}") for number, each in enumerate(given))
    if (union := _one_of(annotation)) or _is_model(annotation):
        within = f"{path}."
        return (
            values_of_one(union, given, context, within)
            if union
            else values_of(annotation, given, context, within)
        )
    if isinstance(given, Enum) and annotation is not type(given):
        return given.value
    return given


def _name(path: str) -> str:
    """The input that a path leads to: ``members`` for ``members.0``."""
    return next(part for part in reversed(path.split(".")) if not part.isdigit())


def _graphql(annotation: Any) -> Any:
    """The type of the schema for the annotation of a field."""
    inner = _without_none(annotation)
    if inner is not annotation:
        return _graphql(inner) | None
    if annotation is UUID:
        return strawberry.ID
    if element := _element(annotation):
        return list.__class_getitem__(_graphql(element))
    if union := _one_of(annotation):
        return one_of_input(union)
    if _is_model(annotation):
        return input_of(annotation)
    return ENUMS.get(annotation, annotation)


class OneOf(NamedTuple):
    """Values of which an input gives one: its ``name``, what ends those of its ``members``, what it says.

    ``tag`` is the field that tells the members apart.
    """

    members: tuple[type[BaseModel], ...]
    tag: str
    name: str
    ending: str
    description: str


METHOD: Final = OneOf(
    METHODS, "name", "ScoringMethodInput", "MethodInput", "How measures become points: one method."
)
HYPOTHESIS: Final = OneOf(
    HYPOTHESES, "kind", "HypothesisInput", "HypothesisInput", "What is supposed: one hypothesis."
)
_ONE_OF: Final = (METHOD, HYPOTHESIS)


@cache
def one_of_input(union: OneOf) -> type:
    """One field per member, of which exactly one is given."""
    fields = {_field_of(member, union): _MAYBE[_parameters_of(member, union)] for member in union.members}
    members: dict[str, Any] = dict.fromkeys(fields, strawberry.UNSET)
    plain = type(union.name, (), {**members, "__annotations__": fields})
    return strawberry.input(plain, one_of=True, description=union.description)


def values_of_one(union: OneOf, given: Any, context: Context, path: str) -> dict[str, Any]:
    """What the one member that is given says; GraphQL has refused none and several."""
    member = next(each for each in union.members if getattr(given, _field_of(each, union)))
    chosen = getattr(given, _field_of(member, union)).value
    values = {
        name: _value(each, getattr(chosen, name), context, f"{path}{name}")
        for name, each in _parameters(member, union).items()
    }
    return {union.tag: _tag_of(member, union), **values}


def _parameters_of(member: type[BaseModel], union: OneOf) -> Any:
    """The input of what a member says besides its tag, which its field says already."""
    fields = _parameters(member, union)
    annotations = {name: int if name == "version" else _graphql(each) for name, each in fields.items()}
    members: dict[str, Any] = {
        name: strawberry.field(description=_meaning(member, name), **_default(each))
        for name, each in fields.items()
    }
    plain = type(f"{member.__name__}{union.ending}", (), {**members, "__annotations__": annotations})
    return strawberry.input(plain, description=description_of(member))


def _parameters(member: type[BaseModel], union: OneOf) -> dict[str, Any]:
    return {name: info.annotation for name, info in member.model_fields.items() if name != union.tag}


def _field_of(member: type[BaseModel], union: OneOf) -> str:
    return _tag_of(member, union).lower()


def _tag_of(member: type[BaseModel], union: OneOf) -> str:
    (tag,) = get_args(member.model_fields[union.tag].annotation)
    return str(tag)


def _default(annotation: Any) -> dict[str, Any]:
    if _without_none(annotation) is not annotation:
        return {"default": None}
    return {"default_factory": list} if _element(annotation) else {}


def _element(annotation: Any) -> Any:
    """The type of the elements of a tuple; ``None`` for anything else."""
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is tuple else None


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) not in {Union, UnionType} or _one_of(annotation):
        return annotation
    (kind,) = (each for each in get_args(annotation) if each is not NoneType)
    return _bare(kind)


def _bare(annotation: Any) -> Any:
    """The annotation without what only pydantic reads."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _meaning(model: type[BaseModel], name: str) -> str | None:
    """What a field says about itself."""
    return model.model_fields[name].description


def _one_of(annotation: Any) -> OneOf | None:
    """The values of which one is given, where it is their union."""
    if get_origin(annotation) not in {Union, UnionType}:
        return None
    return next((union for union in _ONE_OF if union.members == get_args(annotation)), None)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
