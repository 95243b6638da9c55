"""Coming into being, being renamed, and being merged into a successor."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.kernel.series import Series
from domain.office.refusals import MergedIntoItself, OfficeExists, SuccessorLower, SuperiorNotHigher
from domain.office.roster import Roster, must_be_in_being
from domain.office.state import LEVELS, Level, Merger, OfficeState, Placement, Staff


class OfficeEstablished(Event):
    """An office came into being on ``envelope.effective_on``, under its superior where there is one."""

    TOPIC: ClassVar[str] = "office.office-established.v1"

    code: str
    name: str
    level: Level
    superior: str | None

    def evolve(self, state: OfficeState | None) -> OfficeState:
        """The new office, without units."""
        del state
        since = self.envelope.effective_on
        return OfficeState(
            code=self.code,
            level=self.level,
            superior=self.superior,
            since=since,
            names=Series[str]().put(since, self.name),
            merger=None,
            units={},
            posts={},
            bodies={},
            placements=Series[Placement](),
            staff=Series[Staff](),
            external_bodies={},
        )


class OfficeRenamed(Event):
    """An office is called otherwise from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.office-renamed.v1"

    name: str

    def evolve(self, state: OfficeState) -> OfficeState:
        """Put the name on its day."""
        return replace(state, names=state.names.put(self.envelope.effective_on, self.name))


class OfficeMerged(Event):
    """An office went into its successor on ``envelope.effective_on``; its history stays."""

    TOPIC: ClassVar[str] = "office.office-merged.v1"

    successor: str
    document: str

    def evolve(self, state: OfficeState) -> OfficeState:
        """Remember what came of it."""
        merger = Merger(self.envelope.effective_on, self.successor, self.document)
        return replace(state, merger=merger)


class Standing(Roster):
    """From establishing to merging."""

    def establish(
        self, code: str, name: str, level: Level, since: date, superior: OfficeState | None = None
    ) -> None:
        """Found the office under ``superior``; raises ``OfficeExists`` or ``SuperiorNotHigher``."""
        if self.exists:
            raise OfficeExists("code", office=code)
        if superior is not None:
            must_be_in_being(superior, since)
            _must_be_higher(superior, level)
        self.trigger(
            OfficeEstablished,
            effective_on=since,
            code=code,
            name=name,
            level=level,
            superior=None if superior is None else superior.code,
        )

    def rename(self, name: str, since: date) -> None:
        """Call the office otherwise from ``since``."""
        self._must_be_in_being(since)
        self.trigger(OfficeRenamed, effective_on=since, name=name)

    def merge_into(self, successor: OfficeState, on: date, document: str) -> None:
        """End the office on ``on``; raises ``OfficeMergedAway`` where one of the two has ended."""
        if successor.code == self.state.code:
            raise MergedIntoItself("successor", office=successor.code)
        _must_not_be_lower(successor, self.state.level)
        for each in (self.state, successor):
            must_be_in_being(each, date.max)
        self.trigger(OfficeMerged, effective_on=on, successor=successor.code, document=document)


def _must_be_higher(superior: OfficeState, level: Level) -> None:
    if LEVELS.index(superior.level) >= LEVELS.index(level):
        raise SuperiorNotHigher("superior", superior=superior.code, above=superior.level, level=level)


def _must_not_be_lower(successor: OfficeState, level: Level) -> None:
    if LEVELS.index(successor.level) > LEVELS.index(level):
        raise SuccessorLower("successor", successor=successor.code, found=successor.level, level=level)


EVENTS: Final = (OfficeEstablished, OfficeRenamed, OfficeMerged)
