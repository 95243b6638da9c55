"""What the analysis of a quarter says, as values that are written in one way only."""

from datetime import date
from typing import Literal
from uuid import UUID

from domain.analysis.figures import Figures
from domain.assessment.fault import FaultKind, FaultStatus
from domain.assessment.watch import AlarmLevel
from domain.kernel.digest import canonical_digest
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.meeting.state import MeetingKind


class Line(Value):
    """An indicator or a section of a subject: this quarter, the one before, and the peers' points.

    ``mean`` and ``best`` are over the peers that were assessed; ``target`` is an indicator's.
    """

    code: str
    name: str
    section: str | None
    target: Points | None
    now: Figures
    before: Figures | None
    mean: Points | None
    best: Points | None


class FaultLine(Value):
    """A fault of the quarter."""

    ref: str
    indicator: str
    period: str
    kind: FaultKind
    status: FaultStatus
    text: str


class AlarmLine(Value):
    """The highest alarm over something of the quarter, and the day of the answer that ended it."""

    about: str
    level: AlarmLevel
    due_on: date
    raised_on: date
    answered_on: date | None


class MeasureLine(Value):
    """What a unit is to do after the quarter's end, out of a self-check or a meeting."""

    source: Literal["SELF_CHECK", "MEETING"]
    reference: str
    text: str
    due_on: date


class SubjectAnalysis(Value):
    """A subject: its quarter in all, against the quarter before and its peers, and where it lost points.

    ``total`` are the points got with the ``bonus`` and ``deduction`` items of the quarter, as published;
    ``rank`` is among all ``peers``, itself included; ``losses`` name the indicators that lost most.
    """

    subject: str
    peer_group: str
    total: Points
    before_total: Points | None
    now: Figures
    before: Figures | None
    bonus: Points
    deduction: Points
    rank: int
    peers: int
    mean: Points
    best: Points
    sections: tuple[Line, ...]
    indicators: tuple[Line, ...]
    losses: tuple[str, ...]
    faults: tuple[FaultLine, ...]
    alarms: tuple[AlarmLine, ...]
    measures: tuple[MeasureLine, ...]


class MeetingLine(Value):
    """A meeting about the quarter; ``missed_by_head`` as the minutes have it (P4)."""

    number: int
    kind: MeetingKind
    held_on: date
    missed_by_head: bool
    minutes: str | None


class QuarterAnalysis(Value):
    """The analysis of a quarter under a plan: subjects by peer group and code, and the meetings about it."""

    office: str
    plan: UUID
    quarter: str
    subjects: tuple[SubjectAnalysis, ...]
    meetings: tuple[MeetingLine, ...]

    @property
    def digest(self) -> str:
        """SHA-256 (sha256:…) over all that it says, canonically written."""
        return canonical_digest(self.model_dump(mode="json"))

    def subject(self, code: str) -> SubjectAnalysis | None:
        """What it says of a subject."""
        return next((each for each in self.subjects if each.subject == code), None)
