"""What must hold before a plan is published: all failures are found, none hides another."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from domain.kernel.points import ZERO, add, published, text
from domain.kernel.refusal import Refusal
from domain.plan.claim_checks import claim_items
from domain.plan.context import PlanContext
from domain.plan.indicator import MANDATORY, Indicator
from domain.plan.method_checks import methods_sound
from domain.plan.refusals import (
    ChainBroken,
    CommentsUnanswered,
    ConsultationMissing,
    ConsultationOpen,
    DutyChainIncomplete,
    FieldMissing,
    ScaleMismatch,
)
from domain.plan.state import PlanState

Check = Callable[[PlanState, PlanContext], Iterator[Refusal]]


def failures(plan: PlanState, context: PlanContext) -> list[Refusal]:
    """Every reason why ``plan`` cannot be published, in the order of the checks."""
    return [failure for check in CHECKS.values() for failure in check(plan, context)]


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


def _scale(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    for section in plan.sections:
        members = [each for each in plan.indicators.values() if each.section == section.code]
        if (total := _sum(plan, members)) != section.points:
            yield _mismatch(section.code, total, section.points)
    if (total := _sum(plan, plan.indicators.values())) != plan.scale:
        yield _mismatch(plan.title, total, plan.scale)


def _says_nothing(value: str | Decimal | None) -> bool:
    match value:
        case str():
            return not value.strip()
        case Decimal():
            return value <= ZERO
        case None:
            return True


def _sum(plan: PlanState, indicators: Iterable[Indicator]) -> Decimal:
    """In published digits: the shares of an amended year may be thirds."""
    return published(add(indicator.points or ZERO for indicator in indicators), plan.digits)


def _mismatch(where: str, total: Decimal, expected: Decimal) -> ScaleMismatch:
    return ScaleMismatch("indicators", where=where, sum=text(total.normalize()), expected=text(expected))


FIELDS: Final = "MANDATORY_FIELDS"
SCALE: Final = "POINTS_SUM_TO_SCALE"
CHECKS: Final[dict[str, Check]] = {
    "CONSULTATION": _consulted,
    FIELDS: _mandatory_fields,
    "DUTY_CHAIN": _duty_chains,
    "CHAIN_UNBROKEN": _chain,
    SCALE: _scale,
    "CLAIM_ITEMS": claim_items,
    "METHODS_SOUND": methods_sound,
}
"""The checks by the name under which a publication lists them."""
