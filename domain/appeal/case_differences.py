"""How a case file that is issued again differs from the one before: part by part, field by field."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from domain.appeal.case_file import CaseContent, CaseItem
from domain.kernel.value import Value

CasePart = Literal["SUMMARY", "TOTAL", "LEAF", "ITEM", "RULE", "TRAIL", "STATEMENT", "MEMBER"]
"""申诉、总分、分值构成、申诉事项、规则、变动记录、陈述与证据、办理人员."""

CaseChange = Literal["ADDED", "CHANGED", "REMOVED"]
"""新增、变更、移除."""


class FieldChange(NamedTuple):
    """A field of a part, before and after; ``None``: it says nothing there."""

    name: str
    before: str | None
    after: str | None


class Difference(NamedTuple):
    """A part that was added, changed or removed, and the fields of it that say something else now."""

    part: CasePart
    key: str
    change: CaseChange
    fields: tuple[FieldChange, ...]


def differences(before: CaseContent, after: CaseContent) -> Iterator[Difference]:
    """What the later case file says otherwise, in the order in which it says it; what is gone comes last."""
    old, new = dict(_parts(before)), dict(_parts(after))
    for place in (*new, *(each for each in old if each not in new)):
        if old.get(place) != new.get(place):
            change: CaseChange = "ADDED" if place not in old else "REMOVED" if place not in new else "CHANGED"
            yield Difference(*place, change, tuple(_fields(old.get(place, {}), new.get(place, {}))))


_Place = tuple[CasePart, str]
_Fields = Mapping[str, str | None]


def _parts(content: CaseContent) -> Iterator[tuple[_Place, _Fields]]:
    yield ("SUMMARY", ""), _told(content.summary)
    yield ("TOTAL", ""), _told(content.now, "lines")
    for line in content.now.lines:
        yield ("LEAF", f"{line.path} {line.kind}"), _told(line)
    for item in content.items:
        yield from _item_parts(item)
    for statement in content.statements:
        yield ("STATEMENT", str(statement.version)), _told(statement)
    for member in content.bench:
        yield ("MEMBER", str(member.person)), _told(member)


def _item_parts(item: CaseItem) -> Iterator[tuple[_Place, _Fields]]:
    ref = item.contested.item
    yield ("ITEM", ref), _told(item, "trail", "rule")
    if item.rule is not None:
        yield ("RULE", ref), _told(item.rule)
    for line in item.trail:
        yield ("TRAIL", f"{ref} {line.version}"), _told(line)


def _told(value: Value, *without: str) -> _Fields:
    """The fields of a part as text, those of values in it by their path."""
    return dict(_flat("", value.model_dump(mode="json", exclude=set(without))))


def _flat(path: str, told: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _flat(f"{path}{name}.", value)
        elif value is None or isinstance(value, str):
            yield f"{path}{name}", value
        else:
            yield f"{path}{name}", json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fields(before: _Fields, after: _Fields) -> Iterator[FieldChange]:
    for name in (*after, *(each for each in before if each not in after)):
        if before.get(name) != after.get(name):
            yield FieldChange(name, before.get(name), after.get(name))
