"""The reference pages, written from the code: ``make docs`` writes them, a test compares them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from application.permissions import GRANTS, Action, Scope
from domain.catalogue import EVENTS
from domain.kernel.event import Event
from domain.kernel.refusal import Refusal
from domain.policy.policy import POLICY_V1
from infra.settings import Settings
from tests.architecture.graphql_reference import COMMANDS, CONVENTIONS, MUTATING, PROBLEMS
from tests.architecture.source import PACKAGES, ROOT, import_all, shipped_subclasses

FOLDER: Final = ROOT / "docs" / "reference"


def pages() -> dict[str, str]:
    """Every reference page by its file name."""
    kinds: Iterable[type[Event]] = EVENTS
    return {
        "events.md": _page(
            "Events",
            "Everything that the log may hold, by topic. Each event also carries its stream, its version\n"
            "and the [envelope](../adr/0006-the-envelope.md).",
            ("Topic", "Says", "Carries"),
            map(_event, sorted(kinds, key=lambda kind: kind.TOPIC)),
        ),
        "refusals.md": _page(
            "Refusals",
            "Every way in which a command is refused. Codes are stable; the words may change.",
            ("Code", "中文", "English"),
            map(_refusal, sorted(refusals(), key=lambda kind: kind.code)),
        ),
        "settings.md": _page(
            "Settings",
            "Read from the environment when a process starts.",
            ("Variable", "Default", "Meaning"),
            _settings(),
        ),
        "permissions.md": _page(
            "Permissions",
            "Who may do what, and how far: one table for commands, queries and exports. What is not here is\n"
            "denied. *Own unit* reaches what concerns the unit that the person belongs to.",
            ("Action", "In the whole office", "For the own unit"),
            map(_permission, Action),
        ),
        "policy.md": _page(
            "Policy",
            "Every key of the policy with its default. An office changes them in a version of its own;\n"
            "sources are the rules of the domain and the documents that they come from.",
            ("Key", "Default", "Meaning", "Source"),
            _policy_keys(),
        ),
        "graphql.md": f"{CONVENTIONS}\n{_table(*PROBLEMS)}\n\n{MUTATING}\n{_table(*COMMANDS)}\n",
    }


def refusals() -> list[type[Refusal]]:
    """The concrete refusals: those that no other refusal derives from."""
    import_all(*PACKAGES)
    return [kind for kind in shipped_subclasses(Refusal) if not kind.__subclasses__()]


def _page(title: str, preamble: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return f"# {title}\n\n{preamble} Written by `make docs`.\n\n{_table(head, rows)}\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(map(_line, [head, tuple("---" for _ in head), *rows]))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _event(kind: type[Event]) -> tuple[str, str, str]:
    fields = [name for name in kind.model_fields if name not in Event.model_fields]
    return f"`{kind.TOPIC}`", _summary(kind), ", ".join(f"`{name}`" for name in fields)


def _refusal(kind: type[Refusal]) -> tuple[str, str, str]:
    return f"`{kind.code}`", kind.zh, kind.en


def _permission(action: Action) -> tuple[str, str, str]:
    scopes = {scope: [grant.role for grant in GRANTS[action] if grant.scope is scope] for scope in Scope}
    return action.value, ", ".join(scopes[Scope.OFFICE]), ", ".join(scopes[Scope.OWN_UNIT])


def _settings() -> Iterator[tuple[str, str, str]]:
    prefix = Settings.model_config.get("env_prefix", "")
    for name, field in Settings.model_fields.items():
        yield f"`{prefix}{name}`".upper(), _default(field.default), field.description or ""


def _policy_keys() -> Iterator[tuple[str, str, str, str]]:
    for topic, rules in POLICY_V1:
        defaults = rules.model_dump(mode="json")
        for name, field in type(rules).model_fields.items():
            extra = cast("dict[str, str]", field.json_schema_extra)
            default = json.dumps(defaults[name], ensure_ascii=False)
            yield f"`{topic}.{name}`", f"`{default}`", field.description or "", extra["source"]


def _default(value: Any) -> str:
    return "" if value is None else f"`{value}`"


def _summary(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n\n")[0].replace("\n", " ").replace("``", "`").strip()


def write() -> None:
    """Write every page anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text)


if __name__ == "__main__":
    write()
