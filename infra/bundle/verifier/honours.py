"""The honours of an office's units: with the unit's grade they set the quota of its persons (rule 29)."""

from decimal import Decimal
from typing import Final

from .events import Event
from .figures import Json, summed

_REGISTERED: Final = "unit-honour.honour-registered.v1"


class Honours:
    """The register of an office and a year."""

    def __init__(self) -> None:
        self._held: dict[str, Json] = {}

    def take(self, event: Event) -> None:
        """Take one event of the register in."""
        if event.topic == _REGISTERED:
            self._held[f"honour:{event.id}"] = event.said
        else:
            del self._held[event.said["honour"]]

    def of(self, office: str, year: int, unit: str) -> list[str]:
        """The codes of the honours that a unit holds."""
        asked = (office, year, unit)
        return [e["honour"] for e in self._held.values() if (e["office"], e["year"], e["unit"]) == asked]


def person_share(linkage: Json, grade: str, held: list[str]) -> Decimal:
    """The share of a unit's persons that may be excellent, by the unit's grade and honours."""
    by_grade = {each["grade"]: Decimal(each["share"]) for each in linkage["by_grade"]}
    raised = (Decimal(each["raises_by"]) for each in linkage["honours"] if each["code"] in held)
    return min(by_grade.get(grade, Decimal(0)) + summed(raised), Decimal(linkage["most"]))
