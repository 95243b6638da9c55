"""Recusal without inference: what of which appeals is hidden from those who might judge them (N9).

Everything that an appeal shows itself in goes through one filter each, which is named here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final
from uuid import UUID

from projections.appeal_docket.involvement import InvolvementRow


class Sight(Enum):
    """Where an appeal shows itself; each has a filter of its own."""

    DOCKET = "the appeal itself, in lists and in their counts"
    CONTENT = "everything of an appeal but its heading"
    CONTESTS = "that something of an assessment is contested"
    ITEMS = "by which appeal an item is or was contested"
    TRAIL = "pages of events, and their counts"
    EVENTS = "a single event, and what leads to it"
    TASKS = "what is to be done about the appeal"
    EVIDENCE = "documents that are cited in the appeal"
    COMMANDS = "what is answered to commands about the appeal"


CONCEALING: Final[frozenset[Sight]] = frozenset(Sight)
"""The filters that are on: all of them.  Without any one of them something could be inferred."""

_BEFORE_DECLARING: Final = CONCEALING - {Sight.DOCKET, Sight.COMMANDS}
"""What is hidden from who has not declared: they see the heading, and declare."""


@dataclass(frozen=True, slots=True)
class Concealment:
    """The appeals that are not there for somebody, those of which they see the heading, and their own cases.

    ``cases`` are those that they hear or are to answer: seen whatever roles they hold.
    """

    barred: frozenset[UUID]
    undeclared: frozenset[UUID]
    cases: frozenset[UUID]

    def hidden(self, sight: Sight) -> frozenset[UUID]:
        """The appeals of which nothing shows there."""
        if sight not in CONCEALING:
            return frozenset()
        return self.barred | self.undeclared if sight in _BEFORE_DECLARING else self.barred


NOTHING_CONCEALED: Final = Concealment(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Judge:
    """Somebody who might judge appeals: as of the committee of some offices, or as named in one.

    ``own_units`` are the units that are theirs by office; ``is_party`` tells of which subjects they read as a
    party.
    """

    person: str
    own_units: Mapping[str, str]
    committees: Collection[str]
    is_party: Callable[[str, str], bool]

    def concealment(self, rows: Iterable[InvolvementRow]) -> Concealment:
        """What is concealed from them, by their part in each appeal."""
        barred, undeclared, cases = set[UUID](), set[UUID](), set[UUID]()
        for row in rows:
            if self.is_party(row.office, row.subject):
                continue
            if self._judges(row) and self._is_barred(row):
                barred.add(row.appeal)
                continue
            if self._judges(row) and not row.declared:
                undeclared.add(row.appeal)
            if row.hears or row.handled:
                cases.add(row.appeal)
        return Concealment(frozenset(barred), frozenset(undeclared), frozenset(cases))

    def _judges(self, row: InvolvementRow) -> bool:
        """Whoever sits in the committee, hears the appeal, or was told not to."""
        return row.office in self.committees or row.hears or row.barred

    def _is_barred(self, row: InvolvementRow) -> bool:
        """Nobody judges their own decision, their own unit or themselves (rule 27), or against a recusal."""
        own = {self.person, self.own_units.get(row.office)}
        return row.barred or row.concerned or not own.isdisjoint({row.subject, row.unit})
