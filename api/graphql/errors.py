"""Errors of a whole request: each with a stable code, said in both languages, bugs masked."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import psycopg
import structlog
from graphql import ArgumentNode, GraphQLError, GraphQLSyntaxError, Node, ObjectFieldNode
from graphql.language import Visitor, visit
from strawberry.extensions import SchemaExtension

from api.cures import cure
from api.graphql.scalars import MalformedScalar
from api.refusals import GraphqlInvalid, GraphqlSyntax, Internal, LogUnreachable, ReadModelUnavailable
from application.log import LogUnavailable
from application.refusals import InputMalformed, LogNewerThanCode
from domain.kernel.codec import UnknownTopic
from domain.kernel.refusal import Refusal, Refusals

UNAVAILABLE: Final = (Refusal, LogUnavailable, psycopg.OperationalError)
"""What a request meets when log or read models are not there to answer."""

_VARIABLE: Final = re.compile(r"Variable '\$(\w+)' has invalid value(?: at ([^:]+))?: (.*)", re.DOTALL)
_LOGGER: Final = structlog.get_logger("api.graphql")


def told(refusal: Refusal, language: str) -> Mapping[str, Any]:
    """What a refusal says to a program and, in both languages, to a person."""
    return {
        "code": refusal.code,
        "field": path_of(refusal),
        "message": refusal.message(language),
        "messageZh": refusal.message("zh"),
        "messageEn": refusal.message("en"),
        "retryable": refusal.retryable,
        "cure": cure(refusal.code, language),
    }


def path_of(refusal: Refusal) -> list[str] | None:
    """The input that must change, as a path of camelCase names and indexes."""
    if refusal.field is None:
        return None
    return [camel(part) for part in refusal.field.split(".")]


def camel(name: str) -> str:
    """A name of the code as the schema writes it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def refusal_of(error: BaseException, request_id: str) -> Refusal:
    """What to tell of any error; a bug becomes ``Internal``, and is told to the log of the server."""
    match error:
        case Refusal():
            return error
        case Refusals(refusals=(first, *_)):
            return first
        case LogUnavailable():
            return LogUnreachable()
        case psycopg.OperationalError():
            return ReadModelUnavailable()
        case UnknownTopic():
            return LogNewerThanCode(found=error, known="-")
        case _:
            _LOGGER.error("masked", request_id=request_id, exc_info=error)
            return Internal(request_id=request_id)


class ToldErrors(SchemaExtension):
    """Puts what may be told in the place of every error of an operation."""

    def on_operation(self) -> Iterator[None]:
        """After an operation."""
        yield
        self._tell(self.execution_context.result)

    def on_stream_result(self, result: Any) -> Iterator[None]:
        """Before a subscription's answer leaves."""
        self._tell(result)
        yield

    def _tell(self, result: Any) -> None:
        if errors := getattr(result, "errors", None):
            result.errors = [each for error in errors for each in self._told(error)]

    def _told(self, error: GraphQLError) -> Iterator[GraphQLError]:
        """One error for each refusal: everything that is wrong is told together."""
        if error.extensions and "code" in error.extensions:
            yield error
        elif isinstance(cause := _cause(error), Refusals):
            yield from (self._refused(each, error) for each in cause.refusals)
        else:
            request_id = self.execution_context.context.request_id
            yield self._refused(self._refusal(error, request_id), error)

    def _refused(self, refusal: Refusal, error: GraphQLError) -> GraphQLError:
        context = self.execution_context.context
        extensions = {**told(refusal, context.language), "requestId": context.request_id}
        message = extensions.pop("message")
        return GraphQLError(message, error.nodes, path=error.path, extensions=extensions)

    def _refusal(self, error: GraphQLError, request_id: str) -> Refusal:
        cause = _cause(error)
        if isinstance(cause, GraphQLSyntaxError):
            return GraphqlSyntax(problem=error.message)
        if variable := _VARIABLE.fullmatch(error.message):
            problem = str(cause) if isinstance(cause, MalformedScalar) else variable[3]
            return _malformed(_variable_path(variable[1], variable[2] or ""), problem)
        if isinstance(cause, MalformedScalar) and error.nodes:
            return _malformed(
                _literal_path(self.execution_context.graphql_document, error.nodes[0]), str(cause)
            )
        if error.path is None and isinstance(cause, GraphQLError):
            return GraphqlInvalid(problem=error.message)
        return refusal_of(cause, request_id)


def _cause(error: GraphQLError) -> BaseException:
    cause: BaseException = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _malformed(path: str, problem: str) -> InputMalformed:
    return InputMalformed(path, path=path, problem=problem)


def _variable_path(name: str, path: str) -> str:
    """``i`` and ``.items[0].points`` make ``i.items.0.points``."""
    return name + re.sub(r"\[(\d+)\]", r".\1", path)


class _PathTo(Visitor):
    """Finds the names of the argument and the input fields that lead to a literal."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self._node = node
        self.path: list[str] = []

    def enter(self, node: Node, _key: Any, parent: Any, _path: Any, ancestors: list[Any]) -> None:
        """Compare each node with the one looked for."""
        if node is self._node:
            named = [
                each for each in (*ancestors, parent) if isinstance(each, ArgumentNode | ObjectFieldNode)
            ]
            self.path = [each.name.value for each in named]


def _literal_path(document: Any, node: Node) -> str:
    finder = _PathTo(node)
    visit(document, finder)
    return ".".join(finder.path)
