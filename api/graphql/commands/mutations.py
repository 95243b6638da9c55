"""The mutations: the one way in which each command of the table is resolved."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

import anyio.to_thread
import strawberry
from strawberry.tools import create_type

from api.auth.concealment import Sight
from api.graphql.commands.inputs import KEY_FIELD, description_of, input_of, values_of
from api.graphql.commands.payload import Payload, user_error
from api.graphql.commands.table import MUTATIONS, Mutation
from api.graphql.context import Context, Info
from api.graphql.scalars import Position
from application.command import Caller, Command, Receipt
from application.refusals import InputMalformed
from domain.appeal.refusals import AppealUnknown
from domain.kernel.refusal import Refusal, Refusals

_LONGEST_KEY: Final = 200
_APPEAL: Final = "appeal"


async def _resolved(mutation: Mutation, payload: type[Payload], context: Context, given: Any) -> Payload:
    """Send the command; a domain refusal is an answer, a missing permission is an error."""
    values: Mapping[str, Any] = {}
    try:
        values = values_of(mutation.command, given, context)
        command, key = mutation.command.of(**values), _key(given)
        _must_not_be_concealed(values, context)
        receipt = await _executed(command, context, key)
    except (Refusal, Refusals) as refused:
        refusals = refused.refusals if isinstance(refused, Refusals) else (refused,)
        if forbidden := next((refusal for refusal in refusals if refusal.forbidden), None):
            raise forbidden from refused
        inputs = {*mutation.command.model_fields, KEY_FIELD}
        errors = [user_error(refusal, context.language, inputs) for refusal in refusals]
        return payload(
            key=_named(values, mutation.key), ref=_named(values, mutation.ref), position=None, errors=errors
        )
    return payload(
        key=UUID(receipt.result) if mutation.key is None else values[mutation.key],
        ref=receipt.result if mutation.ref is None else values[mutation.ref],
        position=Position(receipt.position),
        errors=[],
    )


def _must_not_be_concealed(values: Mapping[str, Any], context: Context) -> None:
    """Answer a command about an appeal that is hidden from its caller as if there were none."""
    if values.get(_APPEAL) in context.viewer.concealed(Sight.COMMANDS):
        raise AppealUnknown(_APPEAL)


def _named(values: Mapping[str, Any], name: str | None) -> Any:
    return None if name is None else values.get(name)


def _key(given: Any) -> str | None:
    """The idempotency key of an input; raises ``InputMalformed``."""
    key: str | None = getattr(given, KEY_FIELD)
    if key is not None and not 1 <= len(key) <= _LONGEST_KEY:
        problem = f"a key has 1 to {_LONGEST_KEY} characters"
        raise InputMalformed(KEY_FIELD, path="idempotencyKey", problem=problem)
    return key


async def _executed(command: Command, context: Context, key: str | None) -> Receipt:
    caller = Caller(
        person=str(context.viewer.person),
        channel="API",
        correlation_id=context.correlation_id,
        request_id=context.request_id,
    )
    execute = partial(context.services.dispatcher.execute, command, caller, key)
    with context.runtime.metrics.command(command.NAME):
        return await anyio.to_thread.run_sync(execute, limiter=context.runtime.command_threads)


def _field(mutation: Mutation) -> Any:
    """The mutation as a field of the schema, with input and payload types of its own."""
    command = mutation.command
    payload = strawberry.type(
        type(f"{command.__name__}Payload", (mutation.payload,), {}),
        description=f"What {command.NAME} answers.",
    )

    async def resolve(info: Info, input: Any) -> Payload:  # noqa: A002 - the word of the schema
        return await _resolved(mutation, payload, info.context, input)

    resolve.__name__ = "".join(f"_{each.lower()}" if each.isupper() else each for each in command.NAME)
    resolve.__annotations__ = {"info": Info, "input": input_of(command), "return": payload}
    return strawberry.mutation(resolver=resolve, name=command.NAME, description=description_of(command))


Root: Final[type] = create_type(
    "Mutation",
    [_field(mutation) for mutation in MUTATIONS],
    description="Every change there is.  A refusal by a rule is data; a missing permission is an error.",
)
"""The root type of mutations."""
