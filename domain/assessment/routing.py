"""Who reviews and rechecks what: nobody scores themselves, so some items are routed (rule 20, P2, P15)."""

from datetime import date
from enum import StrEnum

from domain.office.state import OfficeState, Placement
from domain.plan.version import ScoredIndicator


class Desk(StrEnum):
    """Who takes a step on an entry."""

    DEPARTMENT = "DEPARTMENT"
    OFFICE = "OFFICE"
    DEPUTY = "DEPUTY"
    LEADING_GROUP = "LEADING_GROUP"


def is_for_the_office(rule: ScoredIndicator, subject: str) -> bool:
    """Whether the office reviews instead of the department: 个性, and what that would score itself."""
    return rule.part == "INDIVIDUAL" or rule.assessing_department == subject


def reviewing_desk(rule: ScoredIndicator, subject: str, office: OfficeState, day: date) -> Desk:
    """Who reviews (审核) an entry.

    The performance office reviews individual indicators, and what a department would score itself.  What
    concerns the department that hosts the office goes to the deputy in charge of it (the leading group
    where there is none), what concerns the office itself to the leading group.
    """
    place = office.placements.on(day)
    if _is_the_offices(rule, subject, place):
        return _beyond_the_office(subject, place, office, day)
    return Desk.DEPARTMENT


def rechecking_desks(subject: str, office: OfficeState, day: date) -> tuple[Desk, ...]:
    """Who may recheck (复核) an entry: the performance office unless it is concerned.

    What concerns its host is rechecked by the deputy in charge or the leading group: whichever did not
    review it.
    """
    desk = _beyond_the_office(subject, office.placements.on(day), office, day)
    return (desk, Desk.LEADING_GROUP) if desk is Desk.DEPUTY else (desk,)


def _is_the_offices(rule: ScoredIndicator, subject: str, place: Placement | None) -> bool:
    by_the_office = place is not None and rule.assessing_department == place.unit
    concerned = place is not None and subject in {place.unit, place.department}
    return is_for_the_office(rule, subject) or (by_the_office and concerned)


def _beyond_the_office(subject: str, place: Placement | None, office: OfficeState, day: date) -> Desk:
    if place is None or subject not in {place.unit, place.department}:
        return Desk.OFFICE
    if subject == place.department and office.in_charge_of(subject, day):
        return Desk.DEPUTY
    return Desk.LEADING_GROUP
