"""Published versions as they are stored, and back: what is read equals what was published."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from domain.kernel.points import text
from domain.plan.indicator import PeriodRule, Section
from domain.plan.version import ScoredIndicator
from domain.policy.policy import Policy


def stored_section(section: Section) -> dict[str, Any]:
    """A section as JSON."""
    return section.model_dump(mode="json")


def section_of(stored: Any) -> Section:
    """The section that was stored."""
    return Section(code=stored["code"], name=stored["name"], points=Decimal(stored["points"]))


def stored_indicator(indicator: ScoredIndicator) -> dict[str, Any]:
    """A published indicator as JSON, points as plain decimal strings."""
    return {
        "code": indicator.code,
        "name": indicator.name,
        "section": indicator.section,
        "standard": indicator.standard,
        "legal_basis": indicator.legal_basis,
        "points": text(indicator.points),
        "periods": list(indicator.periods),
        "period_rule": indicator.period_rule.value,
        "work_kind": indicator.work_kind,
        "channels": list(indicator.channels),
        "assessing_department": indicator.assessing_department,
        "full_marks": text(indicator.full_marks),
    }


def indicators_of(stored: Sequence[Any]) -> dict[str, ScoredIndicator]:
    """The published indicators that were stored, by code, in their order."""
    return {each["code"]: _indicator(each) for each in stored}


def _indicator(stored: Any) -> ScoredIndicator:
    return ScoredIndicator(
        **stored
        | {
            "points": Decimal(stored["points"]),
            "periods": tuple(stored["periods"]),
            "period_rule": PeriodRule(stored["period_rule"]),
            "channels": tuple(stored["channels"]),
            "full_marks": Decimal(stored["full_marks"]),
        }
    )


def stored_policy(policy: Policy) -> dict[str, Any]:
    """A policy as JSON."""
    return policy.model_dump(mode="json")


def policy_of(stored: str) -> Policy:
    """The policy that was stored, from its JSON text."""
    return Policy.model_validate_json(stored)
