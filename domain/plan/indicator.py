"""What a plan is made of."""

from enum import StrEnum
from typing import Final, Literal

from domain.kernel.event import LegalBasis
from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.period import Cycle

Side = Literal["SYSTEM", "AGENCY"]
"""系统绩效 (lower offices) or 机关绩效 (own departments)."""

WorkKind = Literal["DAILY", "KEY", "EVALUATION"]
WorkSource = Literal["SUPERIOR", "LOCAL_GOVERNMENT", "OWN_KEY", "OWN_POINTS"]
AssessmentChannel = Literal["SELF", "DESK", "FIELD", "EVALUATION"]


class PeriodRule(StrEnum):
    """How an indicator's periods make its score (``seed-coverage.md`` P20)."""

    SUM = "SUM"
    MEAN = "MEAN"
    LAST = "LAST"
    MIN = "MIN"


class Section(Value):
    """A block of the plan (四大方面, 综合评价) and the points that its indicators sum to."""

    code: Code
    name: str
    points: Points


class WorkItem(Value):
    """A work item (工作) and where it comes from."""

    code: str
    name: str
    source: WorkSource
    document: str


class Project(Value):
    """A project (项目) of a work item."""

    code: str
    name: str
    work_item: str


class Duty(Value):
    """Who answers for an indicator: posts and units; a draft may leave some open."""

    chief: str | None
    deputy_in_charge: str | None
    lead_unit: str | None
    cooperating: tuple[str, ...]


class Indicator(Value):
    """An indicator (指标); R1 art. 15 names what it must carry once published, a draft may lack parts."""

    code: str
    project: str
    section: str
    name: str | None
    standard: str | None
    legal_basis: LegalBasis | None
    points: Points | None
    cycle: Cycle | None
    period_rule: PeriodRule
    work_kind: WorkKind
    channels: tuple[AssessmentChannel, ...]
    assessing_department: str | None
    duty: Duty


RESERVED_CODES: Final = frozenset({"BONUS", "DEDUCTION", "TOTAL"})
"""Nodes that every breakdown has besides the indicators."""
MANDATORY: Final = ("name", "standard", "legal_basis", "points", "cycle", "assessing_department")
