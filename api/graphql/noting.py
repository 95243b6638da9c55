"""Noting what an operation has looked at, before its answer leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
    get_operation_ast,
)

from api.graphql.context import Context
from api.graphql.schema import DOCUMENTS_KEPT, parsed
from api.read_audit import LISTS, QUERIES
from application.read_audit import Look, ReadEntry, ReadOutcome, RoleThen
from domain.kernel.digest import digest_of

_NAME_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation as the read audit names it; if ``audited``, it is noted even if nothing comes of it."""

    operation: str
    audited: bool
    document: str | None = None
    fields: tuple[str, ...] = ()


@lru_cache(DOCUMENTS_KEPT)
def asked(text: str, name: str | None) -> Asked:
    """What a valid GraphQL document asks for."""
    document = parsed(text)
    operation = get_operation_ast(document, name)
    fields = () if operation is None else tuple(sorted(set(_roots(document, operation.selection_set))))
    return Asked(
        operation=(name or "")[:_NAME_LENGTH],
        audited=any(QUERIES.get(field) for field in fields),
        document=digest_of(text.encode()),
        fields=fields,
    )


async def note(context: Context, what: Asked) -> None:
    """Note what the operation has looked at since it was noted last; raises ``ReadAuditUnavailable``."""
    looks = (*_lists(what, context.position), *await context.looks.taken())
    if not looks and not what.audited:
        return
    viewer = context.viewer
    held = (each for each in viewer.roles if each.holds_on(viewer.day))
    entry = ReadEntry.of(
        person=str(viewer.person),
        office=viewer.office,
        unit=viewer.unit,
        roles=tuple(RoleThen(role=each.role, office=each.office) for each in held),
        channel="API",
        language=context.language,
        request_id=context.request_id,
        operation=what.operation,
        document=what.document,
        fields=what.fields,
        purpose=context.purpose,
        objects=looks,
    )
    await context.services.read_audit.note(entry)


def _lists(what: Asked, position: int) -> Iterator[Look]:
    """The lists that were asked for: they are looked at even by whom nothing on them is shown."""
    for name in what.fields:
        kind = QUERIES[name] if name in LISTS else None
        if kind is not None:
            yield Look(
                kind=kind,
                id=name,
                part=None,
                office=None,
                subject=None,
                appeal=None,
                position=position,
                effective_on=None,
                outcome=ReadOutcome.SHOWN,
            )


def _roots(document: DocumentNode, selections: SelectionSetNode) -> Iterator[str]:
    """The root fields that are selected, by fragments too."""
    for each in selections.selections:
        match each:
            case FieldNode():
                yield each.name.value
            case InlineFragmentNode():
                yield from _roots(document, each.selection_set)
            case FragmentSpreadNode():
                yield from _roots(document, _fragment(document, each.name.value).selection_set)


def _fragment(document: DocumentNode, name: str) -> FragmentDefinitionNode:
    return next(
        each
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode) and each.name.value == name
    )
