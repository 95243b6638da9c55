"""Who a plan assesses: units on the system and agency sides, persons on their own."""

from uuid import UUID

from application.work import Work
from domain.assessment.lifecycle import Subject
from domain.assessment.refusals import SubjectNotRanked, SubjectOutsidePlan
from domain.office.office import Office
from domain.period import day_in
from domain.person import Person, PersonUnknown
from domain.plan.state import PlanState


def subject_of(code: str, plan: PlanState, work: Work) -> Subject:
    """The subject of that code or id, in a group that the plan ranks."""
    subject = _person(code, plan, work) if plan.side == "PERSON" else _unit(code, plan, work)
    if subject.peer_group not in plan.peer_groups:
        raise SubjectOutsidePlan("subject", subject=code, peer_group=subject.peer_group)
    return subject


def _unit(code: str, plan: PlanState, work: Work) -> Subject:
    day = day_in(plan.year, work.today)
    unit = work.read(Office, Office.id_of(plan.office)).unit_on(code, day, "subject")
    if (peer_group := unit.peer_groups.on(day)) is None:
        raise SubjectNotRanked("subject", subject=code)
    return Subject("UNIT", code, code, peer_group)


def _person(code: str, plan: PlanState, work: Work) -> Subject:
    """The persons of a unit are ranked among themselves."""
    if (person := work.find(Person, _id(code))) is None:
        raise PersonUnknown("subject")
    place = person.place_on(day_in(plan.year, work.today))
    if place.office != plan.office:
        raise PersonUnknown("subject")
    return Subject("PERSON", str(_id(code)), place.unit, place.unit)


def _id(code: str) -> UUID:
    try:
        return UUID(code)
    except ValueError as error:
        raise PersonUnknown("subject") from error
