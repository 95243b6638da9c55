"""Placing a text into a plan: one of the superior's indicators, or one of the library's."""

from typing import Final

from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.library.state import LibraryIndicator
from domain.plan.indicator import Classification, Duty, Indicator, Origin, PartKind

_PLACED: Final = ("code", "project", "section", "points", "assessed", "assessing_department", "duty")


class Placement(Value):
    """What a plan says of an indicator whose text comes from elsewhere."""

    code: str
    project: str
    section: str
    points: Points
    part: PartKind | None
    assessed: tuple[Code, ...]
    assessing_department: str
    duty: Duty


def taken_up(parent: Indicator, place: Placement, target: Points | None) -> Indicator:
    """The superior's indicator as a lower office takes it up, with a target of its own where one is given."""
    measurement = parent.measurement
    if target is not None:
        measurement = measurement.model_copy(update={"target": target})
    return parent.model_copy(
        update={
            **{name: getattr(place, name) for name in _PLACED},
            "measurement": measurement,
            "classification": parent.classification.model_copy(update={"part": place.part}),
            "origin": Origin(
                superior=parent.code, major_task=None, agency_can_carry=parent.origin.agency_can_carry
            ),
        }
    )


def drawn(entry: LibraryIndicator, place: Placement) -> Indicator:
    """An indicator of the library in its place in a plan."""
    return Indicator(
        code=place.code,
        project=place.project,
        section=place.section,
        name=entry.name,
        standard=entry.standard,
        legal_basis=entry.legal_basis,
        points=place.points,
        cycle=entry.cycle,
        period_rule=entry.period_rule,
        work_kind=entry.work_kind,
        measurement=entry.measurement,
        classification=Classification(area=entry.area, part=place.part, type=entry.type),
        origin=Origin(superior=None, major_task=None, agency_can_carry=False),
        method=entry.method,
        assessed=place.assessed,
        channels=entry.channels,
        mode=entry.mode,
        data_source=entry.data_source,
        tolerance=None,
        assessing_department=place.assessing_department,
        duty=place.duty,
    )
