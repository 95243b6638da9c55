"""Holding what was told against what the log says; counted, and digested as it goes."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from domain.attestation.facts import Fact, FactKind, Facts
from domain.kernel.digest import canonical


class About(NamedTuple):
    """An assessment or a result: its stream, what people call it, and its last event that counts."""

    stream: UUID
    name: str
    position: int


class Check(NamedTuple):
    """What is told of something, beside what the log says."""

    about: About
    expected: Facts
    found: Facts


class Mismatch(NamedTuple):
    """A fact that is told otherwise than the log says; ``None`` where one side says nothing.

    ``expected`` and ``found`` hold the parts that differ.  ``position`` is that of the last event of the
    stream up to the border.
    """

    kind: FactKind
    about: About
    path: str
    expected: Fact | None
    found: Fact | None


class Comparison:
    """Everything that was compared at one border: how much of it, its digest, and how much did not fit.

    The digest is over what the log says, in the order in which it is compared: whoever compares again at
    the same border gets the same.
    """

    def __init__(self) -> None:
        self.compared: Counter[FactKind] = Counter()
        self.mismatches: Counter[FactKind] = Counter()
        self._digest = hashlib.sha256()

    @property
    def digest(self) -> str:
        """The digest (sha256:…) of all that was expected so far."""
        return f"sha256:{self._digest.hexdigest()}"

    def of(self, check: Check) -> Iterator[Mismatch]:
        """What differs, in the order of the log's facts; what only the other side tells follows."""
        about, expected, found = check
        for place, fact in expected.items():
            self.compared[place.kind] += 1
            self._digest.update(f"{canonical([str(about.stream), *place, fact])}\n".encode())
        for place in (*expected, *(each for each in found if each not in expected)):
            one, other = expected.get(place), found.get(place)
            if one != other:
                self.mismatches[place.kind] += 1
                yield Mismatch(place.kind, about, place.path, *_differing(one, other))


def _differing(one: Fact | None, other: Fact | None) -> tuple[Fact | None, Fact | None]:
    if one is None or other is None:
        return one, other
    names = [name for name in one if one[name] != other.get(name)]
    return {name: one[name] for name in names}, {name: other.get(name) for name in names}
