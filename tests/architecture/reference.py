"""The reference pages, written from the code: ``make docs`` writes them, a test compares them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast

from api.cures import CURES
from application.actions import Action
from application.permissions import GRANTS, Scope
from domain.kernel.refusal import Refusal
from domain.policy.policy import POLICY_V1
from infra.settings import Settings
from tests.architecture import command_reference, event_reference, method_reference
from tests.architecture.graphql_reference import CONVENTIONS, MUTATING, PROBLEMS
from tests.architecture.source import PACKAGES, ROOT, import_all, shipped_subclasses
from tests.architecture.text import summary

FOLDER: Final = ROOT / "docs" / "reference"


def pages() -> dict[str, str]:
    """Every reference page by its file name."""
    return {
        "events.md": _page(
            "Events",
            event_reference.PREAMBLE,
            event_reference.HEAD,
            map(event_reference.row, event_reference.kinds()),
        ),
        "event-kinds.md": _page(
            "Kinds of events",
            event_reference.KINDS_PREAMBLE,
            event_reference.KINDS_HEAD,
            event_reference.entry_kinds(),
        ),
        **event_reference.schemas(),
        "commands.md": _page(
            "Commands", command_reference.PREAMBLE, command_reference.HEAD, command_reference.rows()
        ),
        "refusals.md": _page(
            "Refusals",
            "Every way in which a command or a request is refused, why, and what to do about it. Codes are\n"
            "stable; the words may change.",
            ("Code", "中文", "English", "Cause", "怎么办", "Cure"),
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
            "denied. *Own unit* reaches what concerns the unit that the person belongs to, *its persons*\n"
            "the assessments of those who belong to it, *its block* the subjects that it assesses.\n"
            "Everybody of an office is STAFF, without being granted it.",
            (
                "Action",
                "In the whole office",
                "For the own unit",
                "For themselves",
                "For its persons",
                "For its block",
            ),
            map(_permission, Action),
        ),
        "policy.md": _page(
            "Policy",
            "Every key of the policy with its default. An office changes them in a version of its own;\n"
            "sources are the rules of the domain and the documents that they come from.",
            ("Key", "Default", "Meaning", "Source"),
            _policy_keys(),
        ),
        "scoring-methods.md": method_reference.page(),
        "graphql.md": f"{CONVENTIONS}\n{_table(*PROBLEMS)}\n\n{MUTATING}",
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


def _refusal(kind: type[Refusal]) -> tuple[str, ...]:
    cures = CURES[kind.code]
    return f"`{kind.code}`", kind.zh, kind.en, summary(kind), cures["zh"], cures["en"]


def _permission(action: Action) -> tuple[str, ...]:
    scopes = {scope: [grant.role for grant in GRANTS[action] if grant.scope is scope] for scope in Scope}
    return action.value, *(", ".join(roles) for roles in scopes.values())


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


def write() -> None:
    """Write every page anew."""
    (FOLDER / "schemas").mkdir(parents=True, exist_ok=True)
    for left_over in set(FOLDER.rglob("*.*")) - {FOLDER / name for name in pages()}:
        left_over.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text)


if __name__ == "__main__":
    write()
