"""What the policy is made of: topics, each a group of keys that say what they mean and where from."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from pydantic import Field

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.refusals import PolicyEntryMissing, PolicyEntryTwice, PolicyNumberOutOfRange

_ONE: Final = Decimal(1)


class Topic(Value):
    """A group of keys on one matter.  A subclass declares each as ``Annotated[<type>, key(…)]``.

    A new topic is a module with its ``Topic`` and its default, and one field of ``Policy``.
    """

    def faults(self, topic: str) -> Iterator[Refusal]:
        """What cannot be so, whatever an office wants; ``topic`` is what its keys begin with."""
        del topic
        yield from ()


def key(meaning: str, source: str) -> Any:
    """What a key of the policy means (with its unit), and the source of its default."""
    return Field(description=meaning, json_schema_extra={"source": source})


def within(key: str, number: Decimal | int, least: int, most: int) -> Iterator[Refusal]:
    """A number lies between two others, both included."""
    if not least <= number <= most:
        yield PolicyNumberOutOfRange("amendment.changes", key=key, least=least, most=most)


def share(key: str, value: Decimal) -> Iterator[Refusal]:
    """A share lies between 0 and 1."""
    yield from within(key, value, 0, 1)


def each_once(key: str, entries: Iterable[str]) -> Iterator[Refusal]:
    """No entry of a list is there twice."""
    for entry, times in Counter(entries).items():
        if times > 1:
            yield PolicyEntryTwice("amendment.changes", key=key, entry=entry)


def complete(key: str, entries: Iterable[str], needed: Iterable[str]) -> Iterator[Refusal]:
    """A list has every entry that it needs."""
    present = set(entries)
    for entry in needed:
        if entry not in present:
            yield PolicyEntryMissing("amendment.changes", key=key, entry=entry)
