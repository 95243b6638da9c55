"""What must hold before a plan is published: all failures are found, none hides another."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from domain.kernel.points import ZERO
from domain.kernel.refusal import Refusal
from domain.plan import cascade_checks, duty_checks, measure_checks, sum_checks
from domain.plan.check_refusals import AddOn, OutOfBalance, StaffingShort
from domain.plan.claim_checks import claim_items
from domain.plan.context import PlanContext
from domain.plan.indicator import MANDATORY
from domain.plan.method_checks import methods_sound
from domain.plan.office_checks import staffed
from domain.plan.procedure import Override
from domain.plan.refusals import (
    ChainBroken,
    CommentsUnanswered,
    ConsultationMissing,
    ConsultationOpen,
    DutyChainIncomplete,
    FieldMissing,
)
from domain.plan.state import PlanState

Check = Callable[[PlanState, PlanContext], Iterator[Refusal]]


def findings(plan: PlanState, context: PlanContext) -> list[Refusal]:
    """Everything that stands against publishing ``plan``, in the order of the checks."""
    return [finding for check in CHECKS.values() for finding in check(plan, context)]


def standing(found: Iterable[Refusal], overrides: Iterable[Override]) -> list[Refusal]:
    """The findings that the leading group has not overridden."""
    allowed = {(each.check, each.node) for each in overrides if each.check in OVERRIDABLE}
    return [each for each in found if (each.code, node_of(each)) not in allowed]


def node_of(finding: Refusal) -> str:
    """What a finding is about: an indicator, a pair of areas, or nothing but the office."""
    return finding.facts.get("indicator") or finding.facts.get("areas", "")


def _consulted(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    asked = plan.consultation
    if asked is None:
        yield ConsultationMissing("plan")
    elif not asked.over_on(context.today):
        yield ConsultationOpen("plan", until=asked.until)
    if plan.unanswered:
        yield CommentsUnanswered("plan", comments=", ".join(plan.unanswered))


def _mandatory_fields(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    for indicator in plan.indicators.values():
        missing = [name for name in MANDATORY if _says_nothing(getattr(indicator, name))]
        missing += ["channels"] if not indicator.channels else []
        if missing:
            yield FieldMissing("indicators", indicator=indicator.code, missing=", ".join(missing))


def _duty_chains(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    for indicator in plan.indicators.values():
        parts = ("chief", "deputy_in_charge", "lead_unit")
        if missing := [part for part in parts if _says_nothing(getattr(indicator.duty, part))]:
            yield DutyChainIncomplete("indicators", indicator=indicator.code, missing=", ".join(missing))


def _chain(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    with_projects = {project.work_item for project in plan.projects.values()}
    with_indicators = {indicator.project for indicator in plan.indicators.values()}
    childless = [code for code in plan.work_items if code not in with_projects]
    childless += [code for code in plan.projects if code not in with_indicators]
    for code in childless:
        yield ChainBroken("workItems", node=code)


def _says_nothing(value: str | Decimal | None) -> bool:
    match value:
        case str():
            return not value.strip()
        case Decimal():
            return value <= ZERO
        case None:
            return True


FIELDS: Final = "MANDATORY_FIELDS"
SCALE: Final = "POINTS_SUM_TO_SCALE"
STAFFED: Final = "STAFFED"
CHECKS: Final[dict[str, Check]] = {
    "CONSULTATION": _consulted,
    FIELDS: _mandatory_fields,
    "DUTY_CHAIN": _duty_chains,
    "DUTY_SHARES": duty_checks.shares,
    "UNITS": duty_checks.units,
    "LAYERS": duty_checks.layers,
    "CHAIN_UNBROKEN": _chain,
    SCALE: sum_checks.scale,
    "ANGLES": measure_checks.angles,
    "MEASURABLE": measure_checks.measurable,
    "TARGETS_EXPLAINED": measure_checks.targets,
    "NO_DUPLICATES": measure_checks.duplicates,
    "TAKEN_UP": cascade_checks.taken_up,
    "NO_ADD_ONS": cascade_checks.add_ons,
    "NO_BURDEN": cascade_checks.burden,
    "MAJOR_TASKS_COVERED": cascade_checks.major_tasks,
    "BALANCE": sum_checks.balance,
    "CLAIM_ITEMS": claim_items,
    "METHODS_SOUND": methods_sound,
    STAFFED: staffed,
}
"""The checks by the name under which a publication lists them."""
OVERRIDABLE: Final = frozenset({AddOn.code, OutOfBalance.code, StaffingShort.code})
"""The findings that the leading group may override with a reason (P3, P11, P29)."""
