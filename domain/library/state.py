"""The library as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from domain.kernel.event import LegalBasis
from domain.kernel.value import Code, Value
from domain.library.refusals import LibraryIndicatorUnknown
from domain.methods.catalogue import MethodDefinition
from domain.period import Cycle
from domain.plan.indicator import AssessmentChannel, Measurement, Mode, PeriodRule, SystemArea, WorkKind

RetirementReason = Literal["REDUNDANT", "SUPERSEDED", "NOT_MEASURABLE", "BURDEN"]
"""重复、被取代、无法计量 or 加重基层负担: why an indicator is taken into plans no more (P11)."""


class LibraryIndicator(Value):
    """The text of an indicator, without what a plan says: points, place, duty, who is assessed.

    ``type`` is one of the policy's, each for the posts of one layer (P13).
    """

    code: Code
    type: str
    name: str
    standard: str
    legal_basis: LegalBasis | None
    cycle: Cycle
    period_rule: PeriodRule
    work_kind: WorkKind
    measurement: Measurement
    area: SystemArea | None
    method: MethodDefinition
    channels: tuple[AssessmentChannel, ...]
    mode: Mode
    data_source: str | None


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why an indicator was retired, in a word and in words."""

    reason: RetirementReason
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator of the library, retired or not."""

    indicator: LibraryIndicator
    retirement: Retirement | None


@dataclass(frozen=True, slots=True)
class LibraryState:
    """Every indicator that was ever added, by code."""

    office: str
    entries: Mapping[str, Entry]

    def entry(self, code: str) -> Entry:
        """The entry of that code; raises ``LibraryIndicatorUnknown``."""
        if (found := self.entries.get(code)) is None:
            raise LibraryIndicatorUnknown("library", indicator=code)
        return found
