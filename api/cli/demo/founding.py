"""The steps that come before the year: office, posts, policy, plan, assessments."""

from collections.abc import Iterator
from typing import Any, Final

from api.cli.demo.lines import IndicatorLine, Post
from api.cli.demo.step import PLAN, SYSTEM, Step, assessment, person
from api.cli.demo.year import Year
from domain.person import Role
from domain.plan.indicator import Mode

_ORGANISATION: Final = "the organisation"
_PLAN: Final = "the plan"
_NESTED: Final = {"cooperating", "angles", "area", "conversion", "draft_points", "withdrawn"}


def founding(year: Year) -> Iterator[Step]:
    """From an empty log to open assessments."""
    yield from _organisation(year)
    yield from _policy(year)
    yield from _regulations(year)
    yield from _draft(year)
    yield from _revisions(year)
    yield from _publication(year)


def _organisation(year: Year) -> Iterator[Step]:
    at, office, since = year.calendar.setup, year.places.office, year.places.since.isoformat()
    named = office.model_dump(include={"code", "name", "level", "superior"})
    yield Step(at.office, SYSTEM, "establishOffice", {**named, "since": since}, _ORGANISATION)
    for unit in year.places.units:
        registered = unit.model_dump(include={"code", "name", "kind", "peer_group", "parent", "represents"})
        given = {"office": office.code, **registered, "since": since}
        yield Step(at.office, SYSTEM, "registerUnit", given, _ORGANISATION)
    for post in year.posts:
        yield from _appointment(year, post, _appointing(year, post), since)


def _appointing(year: Year, post: Post) -> str:
    """The first administrator is appointed by the system, all others by that administrator."""
    (first, *_) = (each.code for each in year.posts if Role.ADMINISTRATOR in each.roles)
    return SYSTEM if post.code == first else first


def _appointment(year: Year, post: Post, by: str, since: str) -> Iterator[Step]:
    at, office = year.calendar.setup.posts, year.places.office.code
    given = {"office": office, "unit": post.unit, "post": post.post, "name": post.post}
    yield Step(at, by, "registerPerson", given, _ORGANISATION, person(post.code))
    for role in post.roles:
        granted = {"person": f"${person(post.code)}", "role": role, "office": office, "since": since}
        yield Step(at, by, "grantRole", granted, _ORGANISATION)


def _policy(year: Year) -> Iterator[Step]:
    given = {"office": year.places.office.code}
    yield Step(year.calendar.setup.policy, _chair(year), "publishPolicy", given, "the policy")


def _regulations(year: Year) -> Iterator[Step]:
    for regulation in year.regulations:
        given = {"office": year.places.office.code, **regulation}
        yield Step(year.calendar.setup.policy, _chair(year), "issueRegulation", given, "the regulations")


def _draft(year: Year) -> Iterator[Step]:
    at, by, frame = year.calendar.plan.drafted, _planner(year), year.frame
    drafted = frame.model_dump(include={"year", "side", "title", "scale", "digits", "sections"})
    given = {"office": year.places.office.code, **drafted}
    yield Step(at, by, "draftPlan", given, _PLAN, PLAN)
    for work_item in frame.work_items:
        yield Step(at, by, "proposeWorkItem", {"plan": f"${PLAN}", "work_item": work_item}, _PLAN)
    for project in frame.projects:
        yield Step(at, by, "proposeProject", {"plan": f"${PLAN}", "project": project}, _PLAN)
    for line in year.indicators.values():
        indicator = _indicator(year, line, line.draft_points or line.points)
        yield Step(at, by, "proposeIndicator", {"plan": f"${PLAN}", "indicator": indicator}, _PLAN)


def _revisions(year: Year) -> Iterator[Step]:
    at, by = year.calendar.plan.revised, _planner(year)
    for line in year.indicators.values():
        if line.draft_points:
            indicator = _indicator(year, line, line.points)
            yield Step(at, by, "reviseIndicator", {"plan": f"${PLAN}", "indicator": indicator}, _PLAN)
        if line.withdrawn:
            yield Step(at, by, "withdrawIndicator", {"plan": f"${PLAN}", "indicator": line.code}, _PLAN)


def _publication(year: Year) -> Iterator[Step]:
    at = year.calendar.plan
    published = {"plan": f"${PLAN}", "effective_from": at.effective_from.isoformat()}
    yield Step(at.published, _chair(year), "publishPlan", published, _PLAN)
    for subject in year.subjects:
        opened = {"plan": f"${PLAN}", "subject": subject}
        name = assessment(subject)
        yield Step(at.opened, _planner(year), "openAssessment", opened, name, name)


def _indicator(year: Year, line: IndicatorLine, points: str) -> dict[str, Any]:
    kept = line.model_dump(exclude=_NESTED)
    duty = {
        "chief": year.frame.chief,
        "deputy_in_charge": year.frame.deputies[line.assessing_department],
        "lead_unit": line.assessing_department,
        "cooperating": [{"unit": unit, "share": "0"} for unit in line.cooperating.split()],
        "posts": [line.assessing_department],
    }
    return {
        **kept,
        "points": points,
        "measurement": _measurement(line),
        "classification": {"area": line.area or None, "part": None, "type": None},
        "origin": {"superior": None, "agency_can_carry": False},
        "method": {"name": "DIRECT", "version": 1},
        "assessed": [],
        "channels": line.channels.split(),
        "mode": _mode(year, line),
        "data_source": year.calendar.extracted_from if _mode(year, line) == "AUTO" else None,
        "tolerance": None,
        "duty": duty,
    }


def _mode(year: Year, line: IndicatorLine) -> Mode:
    """What is extracted is expected from a machine."""
    if line.channels == "EVALUATION":
        return "EVALUATION"
    return "AUTO" if line.code in year.extracted else "MANUAL"


def _measurement(line: IndicatorLine) -> dict[str, Any]:
    return {
        "kind": "QUALITATIVE" if line.conversion else "QUANTITATIVE",
        "conversion": line.conversion or None,
        "angles": line.angles.split(),
        "target": None,
        "baseline": None,
        "target_reason": None,
    }


def _chair(year: Year) -> str:
    return _first(year, Role.LEADING_GROUP)


def _planner(year: Year) -> str:
    return _first(year, Role.PERFORMANCE_OFFICE)


def _first(year: Year, role: Role) -> str:
    return next(post.code for post in year.posts if role in post.roles)
