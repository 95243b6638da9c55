"""The filter of a trail in an address: the fields of ``EventFilter``, by their names in the schema."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from starlette.datastructures import QueryParams

from api.graphql.event_filter import EventFilter
from api.graphql.moments import AsOf
from api.graphql.scalars import Position, day_in, moment_in, position_in
from api.refusals import RequestMalformed
from projections.trail.kinds import EventKind


def _plain(given: str) -> str:
    """No NUL in a text: PostgreSQL stores none."""
    if "\0" in given:
        raise ValueError(given)
    return given


_ONE: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "stream": ("stream", UUID),
    "actor": ("actor", _plain),
    "role": ("role", _plain),
    "actorUnit": ("actor_unit", _plain),
    "office": ("office", _plain),
    "subject": ("subject", _plain),
    "indicator": ("indicator", _plain),
    "item": ("item", _plain),
    "correlation": ("correlation", UUID),
    "cause": ("cause", UUID),
    "fromPosition": ("from_position", position_in),
    "toPosition": ("to_position", position_in),
    "recordedFrom": ("recorded_from", moment_in),
    "recordedTo": ("recorded_to", moment_in),
    "decidedFrom": ("decided_from", moment_in),
    "decidedTo": ("decided_to", moment_in),
    "effectiveFrom": ("effective_from", day_in),
    "effectiveTo": ("effective_to", day_in),
    "changedScore": ("changed_score", {"true": True, "false": False}.__getitem__),
}
_MANY: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "topics": ("topics", _plain),
    "kinds": ("kinds", EventKind),
}
"""The fields of the filter that may stand in an address, by their names in the schema; some repeatedly."""


def asked_in(params: QueryParams) -> tuple[EventFilter, AsOf | None]:
    """The filter and the moment in an address; raises ``RequestMalformed``."""
    given: dict[str, Any] = {}
    as_of = None
    for name in params:
        try:
            if name == "position":
                as_of = AsOf(position=Position(position_in(params[name])))
            elif name in _MANY:
                field, parse = _MANY[name]
                given[field] = [parse(each) for each in params.getlist(name)]
            else:
                field, parse = _ONE[name]
                given[field] = parse(params[name])
        except (ValueError, KeyError) as error:
            raise RequestMalformed(
                problem=f'"{name}" is no field of the filter, or not of its form'
            ) from error
    return EventFilter(**given), as_of
