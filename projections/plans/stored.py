"""Published versions as they are stored, and back: what is read equals what was published."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

import orjson
from pydantic import TypeAdapter

from domain.kernel.points import text
from domain.methods.catalogue import MethodDefinition
from domain.plan.claim_item import Catalogue, ClaimGroup, ClaimItem
from domain.plan.indicator import PeriodRule, Section
from domain.plan.version import ScoredIndicator

_METHOD: Final[TypeAdapter[MethodDefinition]] = TypeAdapter(MethodDefinition)


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
        "period_rule": indicator.period_rule.value,
        "work_kind": indicator.work_kind,
        "channels": list(indicator.channels),
        "assessing_department": indicator.assessing_department,
        "assessed": list(indicator.assessed),
        "part": indicator.part,
        "method": indicator.method.model_dump(mode="json"),
        "mode": indicator.mode,
        "tolerance": None if indicator.tolerance is None else text(indicator.tolerance),
        "target": None if indicator.target is None else text(indicator.target),
        "marks": {period: text(marks) for period, marks in indicator.marks.items()},
    }


def indicators_of(stored: Sequence[Any]) -> dict[str, ScoredIndicator]:
    """The published indicators that were stored, by code, in their order."""
    return {each["code"]: _indicator(each) for each in stored}


def _indicator(stored: Any) -> ScoredIndicator:
    return ScoredIndicator(
        **stored
        | {
            "points": Decimal(stored["points"]),
            "period_rule": PeriodRule(stored["period_rule"]),
            "channels": tuple(stored["channels"]),
            "assessed": tuple(stored["assessed"]),
            "method": _METHOD.validate_json(orjson.dumps(stored["method"])),
            "tolerance": None if stored["tolerance"] is None else Decimal(stored["tolerance"]),
            "target": None if stored["target"] is None else Decimal(stored["target"]),
            "marks": {period: Decimal(marks) for period, marks in stored["marks"].items()},
        }
    )


def stored_catalogue(catalogue: Catalogue) -> dict[str, Any]:
    """A catalogue as JSON."""
    return {
        "items": [item.model_dump(mode="json") for item in catalogue.items.values()],
        "groups": [group.model_dump(mode="json") for group in catalogue.groups.values()],
    }


def catalogue_of(stored: Any) -> Catalogue:
    """The catalogue that was stored."""
    items = [ClaimItem.model_validate_json(orjson.dumps(each)) for each in stored["items"]]
    groups = [ClaimGroup.model_validate_json(orjson.dumps(each)) for each in stored["groups"]]
    return Catalogue({each.code: each for each in items}, {each.code: each for each in groups})
