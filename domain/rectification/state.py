"""A rectification as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal, NamedTuple
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.kernel.event import ContentHash
from domain.kernel.points import Points, add
from domain.kernel.value import Code, Value

RectificationSource = Literal["SOCIAL", "SUPERVISION", "SELF_CHECK", "MEETING", "APPEAL"]
"""社会评价、监督检查、自查自评、分析讲评会 or 申诉: where the problem came up (P26)."""

RectificationStep = Literal["PLAN", "REPORT"]
"""整改方案 or 整改报告: what the owner owes."""

AlertLevel = Literal["WARNING", "OVERDUE"]
"""预警 before the due date, 逾期 after it."""


class RectificationStatus(StrEnum):
    """Where a rectification stands."""

    ISSUED = "ISSUED"
    PLAN_SUBMITTED = "PLAN_SUBMITTED"
    PLAN_RETURNED = "PLAN_RETURNED"
    EXECUTING = "EXECUTING"
    REPORT_SUBMITTED = "REPORT_SUBMITTED"
    REPORT_RETURNED = "REPORT_RETURNED"
    VERIFIED = "VERIFIED"
    CLOSED = "CLOSED"
    WITHDRAWN = "WITHDRAWN"


PLAN_OWED: Final = frozenset({RectificationStatus.ISSUED, RectificationStatus.PLAN_RETURNED})
REPORT_OWED: Final = frozenset({RectificationStatus.EXECUTING, RectificationStatus.REPORT_RETURNED})
ENDED: Final = frozenset({RectificationStatus.CLOSED, RectificationStatus.WITHDRAWN})


class Problem(Value):
    """What is to be put right, by whom, and who verifies that it was.

    ``code`` is what the same problem is known by when it comes up again; ``reference`` is the document, the
    minutes, the fault or the appeal that told it.  ``indicator`` is one of ``plan`` where it concerns one.
    """

    owner: Code
    verifier: Code
    code: Code
    text: str
    source: RectificationSource
    reference: str
    plan: UUID | None
    indicator: str | None


class Due(Value):
    """Until when a step is due, and from which day its owner is warned."""

    deadline: Deadline
    warn_on: date


class RectificationMeasure(Value):
    """A measure of the plan (整改措施), the post that carries it out, and until when."""

    text: str
    post: str
    due_on: date


class LateStep(Value):
    """A step that came in on ``until``, or had not by then: the working days after its due date."""

    step: RectificationStep
    due_on: date
    until: date
    counted: tuple[date, ...]


class RectificationReport(NamedTuple):
    """What the owner says was done, and the documents that show it."""

    text: str
    evidence: tuple[ContentHash, ...]


class Charge(Value):
    """The points that lateness cost on a day, in an assessment of the owner."""

    on: date
    late: tuple[LateStep, ...]
    points: Points
    assessment: UUID


@dataclass(frozen=True, slots=True)
class RectificationState:
    """One rectification of an office, numbered within a year.

    ``came_in`` are the days on which the plan and the report came in that were not returned; ``alerts`` name
    step, level and due date of each alert raised; ``repeat_of`` is the earlier rectification of the same
    problem; ``charges`` say what lateness has cost so far.
    """

    office: str
    year: int
    number: int
    policy_version: int
    problem: Problem
    status: RectificationStatus
    issued_on: date
    dues: Mapping[RectificationStep, Due]
    came_in: Mapping[RectificationStep, date]
    repeat_of: UUID | None
    extended_because: str | None
    measures: tuple[RectificationMeasure, ...]
    report: RectificationReport | None
    returned_because: str | None
    reported_by: str | None
    verified_by: str | None
    alerts: frozenset[tuple[RectificationStep, AlertLevel, date]]
    charges: tuple[Charge, ...]

    @property
    def charged(self) -> Decimal:
        """The points that lateness has cost so far."""
        return add(each.points for each in self.charges)

    @property
    def owed(self) -> RectificationStep | None:
        """The step that the owner owes now."""
        if self.status in PLAN_OWED:
            return "PLAN"
        return "REPORT" if self.status in REPORT_OWED else None

    @property
    def alert(self) -> AlertLevel | None:
        """The highest alert raised over what is owed now."""
        if (step := self.owed) is None:
            return None
        due_on = self.dues[step].deadline.due_on
        levels: tuple[AlertLevel, ...] = ("OVERDUE", "WARNING")
        return next((level for level in levels if (step, level, due_on) in self.alerts), None)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more happens to it."""
        return self.status in ENDED
