"""The reference page of the commands: what each does, what it takes, and who may send it."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from api.graphql.commands.inputs import description_of
from api.graphql.errors import camel
from application.actions import Action
from application.command import Command
from application.commands import HANDLERS
from application.permissions import GRANTS, Scope

PREAMBLE: Final = (
    "Every change there is, by the name of its mutation, with the roles that may send it. What a role in\n"
    "brackets sends concerns its own unit. The [permissions](permissions.md) behind them serve queries too;\n"
    "[refusals](refusals.md) say what rules may answer."
)
HEAD: Final = ("Command", "Does", "Takes", "Roles")


def rows() -> Iterator[tuple[str, ...]]:
    """One row per command, by name."""
    for command, handler in sorted(HANDLERS.items(), key=lambda each: each[0].NAME):
        yield f"`{command.NAME}`", _does(command), _takes(command), ", ".join(_roles(handler))


def actions_of(handler: Callable[..., Any]) -> set[Action]:
    """The actions that a handler, or what it calls within the application, asks permission for."""
    found: set[Action] = set()
    pending, seen = [handler], {handler}
    while pending:
        function = pending.pop()
        nodes = list(ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))))
        found |= _actions_in(nodes)
        called = _called_in(nodes, function) - seen
        seen |= called
        pending += called
    return found


def _actions_in(nodes: Iterable[ast.AST]) -> set[Action]:
    return {
        Action[node.attr]
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Action"
    }


def _called_in(nodes: Iterable[ast.AST], function: Any) -> set[Callable[..., Any]]:
    named = [function.__globals__.get(node.id) for node in nodes if isinstance(node, ast.Name)]
    return {each for each in named if inspect.isfunction(each) and _is_ours(each)}


def _is_ours(function: Callable[..., Any]) -> bool:
    return function.__module__.startswith("application.")


def _roles(handler: Callable[..., Any]) -> list[str]:
    grants = [grant for action in actions_of(handler) for grant in GRANTS[action]]
    return sorted({each.role if each.scope is Scope.OFFICE else f"[{each.role}]" for each in grants})


def _does(command: type[Command]) -> str:
    return description_of(command).partition("\n\n")[0].replace("\n", " ")


def _takes(command: type[Command]) -> str:
    return ", ".join(f"`{camel(name)}`" for name in command.model_fields)
