"""Plans for tests: small, published, and scored by their real version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from domain.kernel.event import Event
from domain.kernel.points import add
from domain.methods.catalogue import MethodDefinition
from domain.methods.direct import DIRECT
from domain.office.performance_office import Staffing
from domain.period import Cycle
from domain.plan.claim_item import ClaimGroup, ClaimItem, ClaimKind
from domain.plan.context import PlanContext, PlanUnit
from domain.plan.indicator import (
    AssessmentChannel,
    Classification,
    Duty,
    Indicator,
    Measurement,
    Origin,
    PeriodRule,
    Project,
    Section,
    WorkItem,
    WorkKind,
)
from domain.plan.plan import Plan
from domain.plan.version import PlanVersion
from domain.policy.planning import PLANNING
from tests.support.authors import LEADER, OFFICE, SECOND_OFFICER, UNIT_HEAD, YEAR, Authors
from tests.support.scenario import Stage, Step

BUREAUS: Final = tuple(f"U{number:02}" for number in range(1, 12))
DUTY: Final = Duty(
    chief="局长", deputy_in_charge="分管副局长", lead_unit="D1", cooperating=(), posts=("征管岗",)
)
MEASUREMENT: Final = Measurement(
    measure=None,
    kind="QUANTITATIVE",
    conversion=None,
    angles=("QUANTITY",),
    target=None,
    baseline=None,
    target_reason=None,
)
CLASSIFICATION: Final = Classification(area="COLLECTION", part=None, type=None)
ORIGIN: Final = Origin(superior=None, major_task=None, agency_can_carry=False)
WORK_ITEM: Final = WorkItem(code="W", name="依法治税", source="SUPERIOR", document="2014-1")
PROJECT: Final = Project(code="P", name="规范执法", work_item="W")
PUBLISHED_ON: Final = date(YEAR, 2, 14)
PLAN: Final = Plan.id_of(OFFICE, YEAR, "SYSTEM")


def indicator(
    code: str = "A",
    points: Decimal | str | int = 40,
    cycle: Cycle = Cycle.QUARTER,
    rule: PeriodRule = PeriodRule.SUM,
    channels: Sequence[AssessmentChannel] = ("SELF",),
    *,
    section: str = "S",
    kind: WorkKind = "DAILY",
    method: MethodDefinition = DIRECT,
) -> Indicator:
    """A complete indicator."""
    return Indicator(
        code=code,
        project=PROJECT.code,
        section=section,
        name=f"指标{code}",
        standard=f"{code}的考评标准",
        legal_basis="HHHT-2014-01#7",
        points=Decimal(points),
        cycle=cycle,
        period_rule=rule,
        work_kind=kind,
        measurement=MEASUREMENT,
        classification=CLASSIFICATION,
        origin=ORIGIN,
        method=method,
        assessed=(),
        channels=tuple(channels),
        mode="MANUAL",
        data_source=None,
        tolerance=None,
        assessing_department="D1",
        duty=DUTY,
    )


def claim_item(code: str = "BONUS-1", kind: ClaimKind = "BONUS", **changed: Any) -> ClaimItem:
    """An item of the catalogue that is worth whatever is claimed, without a cap and without a document."""
    given: dict[str, Any] = {
        "code": code,
        "kind": kind,
        "name": f"项目{code}",
        "work_kind": "HONOUR_INSIDE" if kind == "BONUS" else None,
        "basis": "HHHT-2014-01#20",
        "least": Decimal("0.0001"),
        "most": Decimal(1000),
        "cap": None,
        "group": None,
        "excludes": (),
        "document": "NONE",
    }
    return ClaimItem(**given | changed)


def cataloguing(*items: ClaimItem, groups: Sequence[ClaimGroup] = ()) -> list[Step[Plan]]:
    """The steps that put items and groups into the draft's catalogue."""
    declared: list[Step[Plan]] = [Step(lambda plan: plan.declare_claim_groups(tuple(groups)))]
    return [*(declared if groups else ()), *map(_cataloguing, items)]


def _cataloguing(item: ClaimItem) -> Step[Plan]:
    return Step(lambda plan: plan.propose_claim_item(item))


PLAIN_CATALOGUE: Final = cataloguing(
    claim_item("BONUS-1"),
    claim_item("BONUS-2", work_kind="INNOVATION"),
    claim_item("DEDUCTION-1", "DEDUCTION"),
)


def but(complete: Indicator, **changes: Any) -> Indicator:
    """An indicator with some fields replaced, as a draft may have them."""
    return complete.model_copy(update=changes)


def sections_of(indicators: Sequence[Indicator]) -> tuple[Section, ...]:
    """The sections that hold exactly the indicators that U01 is assessed on."""
    codes = dict.fromkeys(each.section for each in indicators)
    return tuple(Section(code=code, name=f"方面{code}", points=_sum(indicators, code)) for code in codes)


def _sum(indicators: Sequence[Indicator], section: str) -> Decimal:
    applied = [each for each in indicators if not each.assessed or BUREAUS[0] in each.assessed]
    return add(each.points for each in applied if each.section == section and each.points is not None)


def drafting(
    *indicators: Indicator,
    scale: Decimal | int | None = None,
    digits: int = 2,
    catalogue: Sequence[Step[Plan]] | None = None,
) -> list[Step[Plan]]:
    """The steps to a draft whose sections, and whose scale unless given, are what the indicators sum to.

    Its catalogue is plain unless given.
    """
    sections = sections_of(indicators)
    full = add(each.points for each in sections) if scale is None else Decimal(scale)
    draft: Step[Plan] = Step(
        lambda plan: plan.draft(
            office=OFFICE,
            year=YEAR,
            side="SYSTEM",
            title="系统绩效计划",
            scale=full,
            digits=digits,
            sections=sections,
            peer_groups=("GRASSROOTS",),
        )
    )
    return [
        draft,
        Step(lambda plan: plan.propose_work_item(WORK_ITEM)),
        Step(lambda plan: plan.propose_project(PROJECT)),
        *(proposing(each) for each in indicators),
        *(PLAIN_CATALOGUE if catalogue is None else catalogue),
    ]


def proposing(each: Indicator) -> Step[Plan]:
    """The step that proposes one indicator."""
    return Step(lambda plan: plan.propose_indicator(each))


def revising(each: Indicator) -> Step[Plan]:
    """The step that replaces an indicator of the draft."""
    return Step(lambda plan: plan.revise_indicator(each))


def withdrawing(code: str) -> Step[Plan]:
    """The step that takes an indicator out of the draft."""
    return Step(lambda plan: plan.withdraw_indicator(code))


CONSULTING: Final[tuple[Step[Plan], ...]] = (
    Step(lambda plan: plan.submit()),
    Step(lambda plan: plan.pass_review(None), SECOND_OFFICER),
    Step(lambda plan: plan.consult(("U01",), plan.by.today)),
    Step(lambda plan: plan.agree("U01"), UNIT_HEAD),
)
"""From a draft to one that may be published: reviewed, and agreed to by the only unit that was asked."""


def context_of(plan: Plan) -> PlanContext:
    """What a plan of the tests is checked against."""
    return world_of(plan.by.today)


def world_of(today: date = PUBLISHED_ON, **changed: Any) -> PlanContext:
    """A city bureau with units U01 to U11 in one group and some departments; its superior is not kept."""
    bureaus = dict.fromkeys(BUREAUS, PlanUnit("GRASSROOTS_BUREAU", "GRASSROOTS"))
    departments = dict.fromkeys(("D1", "D2", "D3", "PO", "LG", "SV", "CO"), PlanUnit("DEPARTMENT", None))
    given: dict[str, Any] = {
        "today": today,
        "units": bureaus | departments,
        "external": frozenset(),
        "layers": {},
        "superior": None,
        "rules": PLANNING,
        "staffing": Staffing(3, 3),
    }
    return PlanContext(**given | changed)


PUBLISHING: Final[Step[Plan]] = Step(lambda plan: plan.publish(PUBLISHED_ON, context_of(plan)), LEADER)


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """A published plan: its stream, the events that made it, and its first version."""

    stream: UUID
    events: tuple[Event, ...]
    version: PlanVersion


def published(
    *indicators: Indicator,
    scale: Decimal | int | None = None,
    digits: int = 2,
    catalogue: Sequence[Step[Plan]] | None = None,
    authors: Authors | None = None,
) -> PublishedPlan:
    """A plan of these indicators (one of 40 points in quarters by default)."""
    stage = Stage(Plan, PLAN, authors or Authors(seed="plan"))
    steps = drafting(*(indicators or (indicator(),)), scale=scale, digits=digits, catalogue=catalogue)
    for step in [*steps, *CONSULTING, PUBLISHING]:
        stage.take(step)
    return PublishedPlan(PLAN, tuple(stage.events), stage.state.latest)


def a_plan(
    *indicators: Indicator,
    scale: Decimal | int | None = None,
    digits: int = 2,
    catalogue: Sequence[Step[Plan]] | None = None,
) -> PlanVersion:
    """The version under which a test scores."""
    return published(*indicators, scale=scale, digits=digits, catalogue=catalogue).version
