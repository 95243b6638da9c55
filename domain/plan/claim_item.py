"""Bonus and deduction projects (加分项目, 减分项目): the lighter objects of a plan (R1 art. 14–15)."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from domain.kernel.event import LegalBasis
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.plan.refusals import ClaimItemUnknown

ClaimKind = Literal["BONUS", "DEDUCTION"]
ClaimWorkKind = Literal["HONOUR_INSIDE", "HONOUR_OUTSIDE", "INNOVATION"]
"""系统内荣誉, 系统外荣誉 or 创新项目 (P6)."""

RequiredDocument = Literal["NONE", "DOCUMENT", "DOCUMENT_WITH_EXPLICIT_PRAISE"]
"""What a claim must be proved by; praise is explicit or gives nothing (rule 18, R7)."""

SPECIAL: Final = "SPECIAL"
"""The code of every item that the leading group decides beside the catalogue (R7)."""

INNOVATION: Final = "INNOVATION"
"""The code of every bonus that an innovation project earned; the policy caps them."""


class ClaimItem(Value):
    """A bonus or deduction item of the catalogue (具体项目名称、考评标准、分值).

    One occurrence is worth ``least`` to ``most`` points (one figure where they are equal; a level of praise
    is an item of its own).  ``cap`` bounds what all occurrences of a year come to, ``group`` names a cap
    shared with other items.  ``excludes`` names items that do not count beside this one for the same matter.
    """

    code: str
    kind: ClaimKind
    name: str
    work_kind: ClaimWorkKind | None
    basis: LegalBasis
    least: Points
    most: Points
    cap: Points | None
    group: str | None
    excludes: tuple[str, ...]
    document: RequiredDocument


class ClaimGroup(Value):
    """Items of one kind that share a cap: the most points that all of them come to in a year."""

    code: str
    name: str
    cap: Points


class Catalogue(NamedTuple):
    """What may be claimed under a plan: items and groups by code."""

    items: Mapping[str, ClaimItem]
    groups: Mapping[str, ClaimGroup]

    def item(self, kind: ClaimKind, code: str) -> ClaimItem:
        """The item of that kind and code; raises ``ClaimItemUnknown``."""
        found = self.items.get(code)
        if found is None or found.kind != kind:
            raise ClaimItemUnknown("code", kind=kind, item=code)
        return found

    def exclude_each_other(self, kind: ClaimKind, one: str, other: str) -> bool:
        """Whether of two items for the same matter only the higher one counts.

        Deductions do where the catalogue says so.  Bonuses do besides where they are of one code, or where
        one of them stands in no catalogue: the same matter is rewarded once (I4, R14).
        """
        if self._names(one, other) or self._names(other, one):
            return True
        return kind == "BONUS" and (one == other or not self.items.keys() >= {one, other})

    def _names(self, item: str, other: str) -> bool:
        return item in self.items and other in self.items[item].excludes


NO_CATALOGUE: Final = Catalogue({}, {})
