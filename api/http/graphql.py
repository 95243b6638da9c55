"""The GraphQL endpoint as a bare ASGI application: POST for queries and mutations, WebSocket for the rest."""

from datetime import timedelta
from typing import Any, Final, NamedTuple

import orjson
import strawberry.asgi
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.exceptions import ConnectionRejectionError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types.graphql import OperationType

from api.auth.tokens import Identity, Unauthenticated
from api.graphql.context import Context, Runtime
from api.graphql.noting import asked, note
from api.graphql.schema import schema
from api.http.noting import purpose_of
from api.http.problems import problem
from api.http.requests import Exchange, current
from api.refusals import (
    BodyTooLarge,
    GraphqlInvalid,
    MediaTypeUnsupported,
    MethodNotAllowed,
    RequestMalformed,
)
from domain.kernel.refusal import Refusal

_OVER_POST: Final = (OperationType.QUERY, OperationType.MUTATION)
_INIT_SECONDS: Final = 10


class _Operation(NamedTuple):
    """What a request body asks for."""

    query: str
    variables: dict[str, Any] | None
    name: str | None


class GraphqlEndpoint:
    """Answers whoever is signed in."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._sockets = _Sockets(runtime)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request or keep a socket."""
        if scope["type"] == "websocket":
            await self._sockets(scope, receive, send)
            return
        exchange = current()
        try:
            response = await self._answer(Request(scope, receive), exchange)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            response = problem(error, exchange)
        await response(scope, receive, send)

    async def _answer(self, request: Request, exchange: Exchange) -> Response:
        if request.method != "POST":
            raise MethodNotAllowed
        identity = await signed_in(self._runtime, request.headers)
        operation = _operation(await _json(request, self._runtime.services.limits.body_bytes))
        context = Context(self._runtime, exchange.language, exchange.request_id)
        await context.sign_in(identity)
        context.purpose = purpose_of(request.headers)
        told = await self._executed(operation, context)
        if told["data"] is not None:
            await note(context, asked(operation.query, operation.name))
        answer = orjson.dumps(told)
        exchange.notes |= {"actor": str(identity.person), "position": context.position}
        return Response(answer, media_type="application/json")

    async def _executed(self, operation: _Operation, context: Context) -> dict[str, Any]:
        try:
            result = await schema.execute(
                operation.query,
                operation.variables,
                context,
                operation_name=operation.name,
                allowed_operation_types=_OVER_POST,
            )
        except (CannotGetOperationTypeError, InvalidOperationTypeError) as error:
            raise GraphqlInvalid(problem=_reason(error)) from error
        answer: dict[str, Any] = {"data": result.data, "extensions": self._extensions(context)}
        if result.errors:
            answer["errors"] = [error.formatted for error in result.errors]
        return answer

    def _extensions(self, context: Context) -> dict[str, Any]:
        """Where log and read models are, as far as this process has been told."""
        services = self._runtime.services
        reached, head = services.read_positions.position, services.log_positions.position
        return {"requestId": context.request_id, "position": str(reached), "lag": max(head - reached, 0)}


async def signed_in(runtime: Runtime, headers: Headers) -> Identity:
    """Whom the bearer token of a request names; raises ``Unauthenticated``."""
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated
    return await runtime.services.tokens.verify(token.strip())


async def entered(runtime: Runtime, headers: Headers) -> Context:
    """The context of a request in the name of whom its token names; raises ``Unauthenticated``."""
    exchange = current()
    identity = await signed_in(runtime, headers)
    context = Context(runtime, exchange.language, exchange.request_id)
    await context.sign_in(identity)
    context.purpose = purpose_of(headers)
    exchange.context = context
    exchange.notes |= {"actor": str(identity.person)}
    return context


async def _json(request: Request, most: int) -> bytes:
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        raise MediaTypeUnsupported
    return await body_of(request, most)


async def body_of(request: Request, most: int) -> bytes:
    """The body of a request; raises ``BodyTooLarge`` as soon as it has more than ``most`` bytes."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise BodyTooLarge(most=most)
    return bytes(body)


def _operation(body: bytes) -> _Operation:
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise RequestMalformed(problem=str(error)) from error
    if not isinstance(sent, dict) or not isinstance(sent.get("query"), str) or not sent["query"].strip():
        raise RequestMalformed(problem='an object with a text "query" is expected')
    variables, name = sent.get("variables"), sent.get("operationName")
    if not isinstance(variables, dict | None) or not isinstance(name, str | None):
        raise RequestMalformed(problem='"variables" is an object, "operationName" a text')
    if b"\\u0000" in body and _holds_nul(variables):
        raise RequestMalformed(problem="a text holds the character NUL")
    return _Operation(sent["query"], variables, name)


def _holds_nul(value: Any) -> bool:
    """Whether any text in ``value`` has a NUL, which PostgreSQL does not store."""
    match value:
        case str():
            return "\0" in value
        case dict():
            return any(_holds_nul(key) or _holds_nul(each) for key, each in value.items())
        case list():
            return any(map(_holds_nul, value))
        case _:
            return False


def _reason(error: CannotGetOperationTypeError | InvalidOperationTypeError) -> str:
    if isinstance(error, CannotGetOperationTypeError):
        return error.as_http_error_reason()
    return "subscriptions go over a WebSocket"


class _Sockets(strawberry.asgi.GraphQL[Context, None]):
    """Subscriptions over ``graphql-transport-ws``; the token comes with ``connection_init``."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=_INIT_SECONDS),
            allowed_origins=["*"],  # nothing rides on cookies here
        )
        self._runtime = runtime

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """A context that nobody has signed in to yet."""
        del request, response
        exchange = current()
        return Context(self._runtime, exchange.language, exchange.request_id)

    async def on_ws_connect(self, context: Context) -> Any:
        """Sign in with the token in the payload; denied without."""
        token = context.connection_params.get("token")
        try:
            if not isinstance(token, str):
                raise Unauthenticated
            await context.sign_in(await self._runtime.services.tokens.verify(token))
        except Refusal as refusal:
            raise ConnectionRejectionError from refusal
        return await super().on_ws_connect(context)
