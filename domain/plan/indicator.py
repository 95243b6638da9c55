"""What a plan is made of."""

from enum import StrEnum
from typing import Final, Literal

from domain.kernel.event import LegalBasis
from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.methods.catalogue import MethodDefinition
from domain.period import Cycle

Side = Literal["SYSTEM", "AGENCY", "PERSON"]
"""系统绩效 (lower offices), 机关绩效 (own departments) or 个人绩效 (persons)."""

WorkKind = Literal["DAILY", "KEY", "EVALUATION"]
WorkSource = Literal["SUPERIOR", "LOCAL_GOVERNMENT", "OWN_KEY", "OWN_POINTS"]
AssessmentChannel = Literal["SELF", "DESK", "FIELD", "EVALUATION"]
Angle = Literal["QUANTITY", "QUALITY", "PROGRESS", "EFFECT"]
"""数量、质量、进度、效果."""

MeasureKind = Literal["QUANTITATIVE", "QUALITATIVE"]
Conversion = Literal["RATIO", "TIME_LIMIT", "EVALUATION"]
"""How a qualitative indicator is made measurable."""

SystemArea = Literal["LAW", "TAX_SYSTEM", "SERVICE", "COLLECTION", "INFORMATION", "ORGANISATION"]
"""六大体系 (R1 art. 14)."""

Mode = Literal["AUTO", "MANUAL", "EVALUATION"]
"""机考, 人工 or 综合评价 (R4 art. 21)."""

PartKind = Literal["COMMON", "INDIVIDUAL"]
"""共性 (assessed block by block) or 个性 (self-assessed, then reviewed)."""


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


class MajorTask(Value):
    """A major task (重大任务) that was declared with a document: an indicator must serve it (P14)."""

    code: str
    name: str
    document: str


class Cooperation(Value):
    """A cooperating unit (配合部门) and its share of the points, between 0 and 1."""

    unit: str
    share: Points


class Duty(Value):
    """Who answers for an indicator: posts and units; a draft may leave some open.

    The lead unit (牵头部门) bears what the cooperating shares leave; ``posts`` carry the duty out.
    """

    chief: str | None
    deputy_in_charge: str | None
    lead_unit: str | None
    cooperating: tuple[Cooperation, ...]
    posts: tuple[str, ...]


class Measurement(Value):
    """What is measured, from which angles, and how far it should go from where (P9, P10).

    ``measure`` names the measured quantity (按期申报率): one that two indicators share counts double (P11).
    """

    measure: str | None
    kind: MeasureKind
    conversion: Conversion | None
    angles: tuple[Angle, ...]
    target: Points | None
    baseline: Points | None
    target_reason: str | None


class Classification(Value):
    """Where an indicator stands on the axes that plans are balanced by; ``type`` is that of the library."""

    area: SystemArea | None
    part: PartKind | None
    type: str | None


class Origin(Value):
    """Where an indicator comes from.

    ``superior`` is the superior's indicator that it takes up, ``major_task`` the declared major task that it
    serves (P14), ``agency_can_carry`` whether the agency could carry it itself (rule 4).
    """

    superior: str | None
    major_task: str | None
    agency_can_carry: bool


class Indicator(Value):
    """An indicator (指标); R1 art. 15 names what it must carry once published, a draft may lack parts.

    ``assessed`` names the units that it is assessed for (empty: every subject of the plan); ``method``
    turns measures into points; ``mode`` and ``data_source`` say how results are expected to come;
    ``tolerance`` is how far desk and field results may lie apart, in points.
    """

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
    measurement: Measurement
    classification: Classification
    origin: Origin
    method: MethodDefinition
    assessed: tuple[Code, ...]
    channels: tuple[AssessmentChannel, ...]
    mode: Mode
    data_source: str | None
    tolerance: Points | None
    assessing_department: str | None
    duty: Duty


RESERVED_CODES: Final = frozenset(
    {"BONUS", "DEDUCTION", "SCALE_UP", "TOTAL", "SPECIAL", "INNOVATION", "RECTIFICATION"}
)
"""Nodes that every breakdown has besides the indicators, and the codes of items beside the catalogue."""
MANDATORY: Final = ("name", "standard", "legal_basis", "points", "cycle", "assessing_department")
