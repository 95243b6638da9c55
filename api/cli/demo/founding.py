"""The steps that come before the year: office, posts, policy, plan, assessments."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from api.cli.demo.consultation import consultation
from api.cli.demo.lines import BodyLine, IndicatorLine, Post, Seat
from api.cli.demo.step import SYSTEM, Step, person
from api.cli.demo.year import OfficeYear, PlanYear
from domain.methods.definition import Definition
from domain.methods.parts import HUNDRED
from domain.methods.person import PERSON_FORMULA
from domain.methods.trimmed import TrimmedMean
from domain.person import Role
from domain.plan.indicator import Mode

_ORGANISATION: Final = "the organisation"
_NESTED: Final = {
    *("part", "assessed", "method", "per_fault", "angles", "area", "conversion"),
    *("cooperating", "draft_points", "withdrawn"),
}
FAULT: Final = "FAULT"
_BALLOTS: Final = TrimmedMean(name="TRIMMED_MEAN", version=1, trim_above=5, scale=HUNDRED)
_EVALUATED: Final[Mapping[str, Definition]] = {each.name: each for each in (PERSON_FORMULA, _BALLOTS)}
"""The methods of what others say of a subject, with the parameters that the plans give them."""


def establishment(office: OfficeYear) -> Iterator[Step]:
    """The office, and those under it that have no files of their own."""
    at, since = office.calendar.setup.office, office.places.since.isoformat()
    below = [each.model_copy(update={"superior": office.code}) for each in office.places.subordinates]
    for founded in (office.places.office, *below):
        named = founded.model_dump(include={"code", "name", "level", "superior"})
        yield Step(at, SYSTEM, "establishOffice", {**named, "since": since}, _ORGANISATION)


def founding(office: OfficeYear) -> Iterator[Step]:
    """From an office without units to open assessments."""
    yield from _organisation(office)
    yield from _policy(office)
    yield from _regulations(office)
    for plan in office.plans:
        yield from _draft(plan)
        yield from consultation(plan, _planner(plan))
        yield from _revisions(plan)
        yield from _publication(plan)


def _organisation(office: OfficeYear) -> Iterator[Step]:
    at, since = office.calendar.setup, office.places.since.isoformat()
    for unit in office.places.units:
        registered = unit.model_dump(include={"code", "name", "kind", "peer_group", "parent", "represents"})
        given = {"office": office.code, **registered, "since": since}
        yield Step(at.office, SYSTEM, "registerUnit", given, _ORGANISATION)
    for post in office.posts:
        yield from _appointment(office, post, _appointing(office, post), since)
    for post in office.posts:
        yield from _installation(office, post, since)
    for body in office.bodies:
        yield _constitution(office, body, since)
    if office.places.performance_office is not None:
        yield from _seat(office, office.places.performance_office, since)
    else:
        yield _staffing(office, since)


def _appointing(office: OfficeYear, post: Post) -> str:
    """The first administrator is appointed by the system, all others by that administrator."""
    first = office.first(Role.ADMINISTRATOR)
    return SYSTEM if post.code == first else first


def _appointment(office: OfficeYear, post: Post, by: str, since: str) -> Iterator[Step]:
    at = office.calendar.setup.posts
    given = {"office": office.code, "unit": post.unit, "post": post.post, "name": post.post}
    yield Step(at, by, "registerPerson", given, _ORGANISATION, person(post.code))
    for role in post.roles:
        granted = {"person": f"${person(post.code)}", "role": role, "office": office.code, "since": since}
        yield Step(at, by, "grantRole", granted, _ORGANISATION)


def _installation(office: OfficeYear, post: Post, since: str) -> Iterator[Step]:
    at, by = office.calendar.setup.posts, office.first(Role.ADMINISTRATOR)
    kept = post.model_dump(mode="json", include={"code", "unit", "layer", "chief", "in_charge_of"})
    given = {"office": office.code, **kept, "name": post.post, "since": since}
    yield Step(at, by, "registerPost", given, _ORGANISATION)
    held = {"office": office.code, "post": post.code, "person": f"${person(post.code)}", "since": since}
    yield Step(at, by, "assignPost", held, _ORGANISATION)


def _constitution(office: OfficeYear, body: BodyLine, since: str) -> Step:
    given = {
        "office": office.code,
        "kind": body.kind,
        "chair": f"${person(body.chair)}",
        "members": [f"${person(each)}" for each in body.members],
        "since": since,
    }
    at, by = office.calendar.setup.posts, office.first(Role.ADMINISTRATOR)
    return Step(at, by, "constituteBody", given, _ORGANISATION)


def _seat(office: OfficeYear, seat: Seat, since: str) -> Iterator[Step]:
    at, by = office.calendar.setup.posts, office.first(Role.ADMINISTRATOR)
    about = {"office": office.code}
    place = seat.model_dump(include={"unit", "department"})
    yield Step(at, by, "hostPerformanceOffice", {**about, **place, "since": since}, _ORGANISATION)
    staff = seat.model_dump(include={"full_time", "part_time"})
    yield Step(at, by, "recordStaffing", {**about, **staff, "on": since}, _ORGANISATION)


def _staffing(office: OfficeYear, since: str) -> Step:
    """Everybody in the performance office works there full-time."""
    persons = sum(Role.PERFORMANCE_OFFICE in post.roles for post in office.posts)
    given = {"office": office.code, "full_time": persons, "part_time": 0, "on": since}
    at, by = office.calendar.setup.posts, office.first(Role.ADMINISTRATOR)
    return Step(at, by, "recordStaffing", given, _ORGANISATION)


def _policy(office: OfficeYear) -> Iterator[Step]:
    at, by = office.calendar.setup.policy, office.first(Role.LEADING_GROUP)
    yield Step(at, by, "publishPolicy", {"office": office.code}, "the policy")


def _regulations(office: OfficeYear) -> Iterator[Step]:
    at, by = office.calendar.setup.policy, office.first(Role.LEADING_GROUP)
    for regulation in office.regulations:
        yield Step(at, by, "issueRegulation", {"office": office.code, **regulation}, "the regulations")


def _draft(plan: PlanYear) -> Iterator[Step]:
    at, by, frame = plan.office.calendar.plan.drafted, _planner(plan), plan.frame
    drafted = frame.model_dump(
        include={"year", "side", "title", "scale", "digits", "sections", "peer_groups"}
    )
    about, case = {"plan": f"${plan.name}"}, plan.name
    yield Step(at, by, "draftPlan", {"office": plan.office.code, **drafted}, case, plan.name)
    for work_item in frame.work_items:
        yield Step(at, by, "proposeWorkItem", {**about, "work_item": work_item}, case)
    for project in frame.projects:
        yield Step(at, by, "proposeProject", {**about, "project": project}, case)
    for line in plan.indicators.values():
        indicator = _indicator(plan, line, line.draft_points or line.points)
        yield Step(at, by, "proposeIndicator", {**about, "indicator": indicator}, case)
    yield from _catalogue(plan)


def _catalogue(plan: PlanYear) -> Iterator[Step]:
    at, by, frame = plan.office.calendar.plan.drafted, _planner(plan), plan.frame
    about, case = {"plan": f"${plan.name}"}, plan.name
    if frame.claim_groups:
        yield Step(at, by, "declareClaimGroups", {**about, "groups": frame.claim_groups}, case)
    for item in frame.claim_items:
        yield Step(at, by, "proposeClaimItem", {**about, "claim_item": item}, case)


def _revisions(plan: PlanYear) -> Iterator[Step]:
    at, by = plan.office.calendar.plan.revised, _planner(plan)
    about, case = {"plan": f"${plan.name}"}, plan.name
    for line in plan.indicators.values():
        if line.draft_points:
            indicator = _indicator(plan, line, line.points)
            yield Step(at, by, "reviseIndicator", {**about, "indicator": indicator}, case)
        if line.withdrawn:
            yield Step(at, by, "withdrawIndicator", {**about, "indicator": line.code}, case)


def _publication(plan: PlanYear) -> Iterator[Step]:
    at, about = plan.office.calendar.plan, {"plan": f"${plan.name}"}
    published = {**about, "effective_from": at.effective_from.isoformat(), "overrides": []}
    yield Step(at.published, plan.office.first(Role.LEADING_GROUP), "publishPlan", published, plan.name)
    for subject in plan.subjects:
        name = plan.assessment(subject)
        given = {**about, "subject": plan.subject(subject)}
        yield Step(at.opened, _planner(plan), "openAssessment", given, name, name)


def _indicator(plan: PlanYear, line: IndicatorLine, points: str) -> dict[str, Any]:
    kept = line.model_dump(exclude=_NESTED)
    duty = {
        "chief": plan.frame.chief,
        "deputy_in_charge": plan.frame.deputies[line.assessing_department],
        "lead_unit": line.assessing_department,
        "cooperating": [{"unit": unit, "share": "0"} for unit in line.cooperating.split()],
        "posts": plan.office.holders(line.assessing_department, Role.ASSESSOR),
    }
    return {
        **kept,
        "points": points,
        "measurement": _measurement(line),
        "classification": {"area": line.area or None, "part": line.part or None, "type": None},
        "origin": {"superior": None, "major_task": None, "agency_can_carry": False},
        "method": _method(line),
        "assessed": line.assessed.split(),
        "channels": line.channels.split(),
        "mode": _mode(plan, line),
        "data_source": plan.office.calendar.extracted_from if _mode(plan, line) == "AUTO" else None,
        "tolerance": None,
        "duty": duty,
    }


def _mode(plan: PlanYear, line: IndicatorLine) -> Mode:
    """What is extracted is expected from a machine."""
    if line.channels == "EVALUATION":
        return "EVALUATION"
    return "AUTO" if line.code in plan.extracted else "MANUAL"


def _method(line: IndicatorLine) -> dict[str, Any]:
    if line.method in _EVALUATED:
        return _EVALUATED[line.method].model_dump(mode="json")
    faults = {"faults": [{"code": FAULT, "points": line.per_fault}]} if line.per_fault else {}
    return {"name": line.method, "version": 1, **faults}


def _measurement(line: IndicatorLine) -> dict[str, Any]:
    return {
        "measure": None,
        "kind": "QUALITATIVE" if line.conversion else "QUANTITATIVE",
        "conversion": line.conversion or None,
        "angles": line.angles.split(),
        "target": None,
        "baseline": None,
        "target_reason": None,
    }


def _planner(plan: PlanYear) -> str:
    return plan.office.first(Role.PERFORMANCE_OFFICE)
