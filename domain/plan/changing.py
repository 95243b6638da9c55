"""A change set carried out on the text of a plan, and what stands against it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from domain.kernel.refusal import Refusal
from domain.plan.amendment_refusals import AmendmentChangesTwice, AmendmentEmpty, AmendmentFieldFixed
from domain.plan.change_set import ChangeSet
from domain.plan.checks import CHECKS, FIELDS, SCALE, STAFFED, standing
from domain.plan.context import PlanContext
from domain.plan.draft import must_be_known, must_be_new
from domain.plan.freezing import frozen_indicators
from domain.plan.indicator import Indicator, Project, WorkItem
from domain.plan.state import PlanState

N = TypeVar("N")

_FIXED: Final = ("section", "cycle", "period_rule", "work_kind", "assessed")
"""Fields that place or combine the points of all periods, past ones too."""


def must_fit(plan: PlanState, changes: ChangeSet) -> None:
    """Refuse a change set that names what is not there, adds what is, or changes what stays for the year."""
    if changes.is_empty:
        raise AmendmentEmpty("changes")
    for code, times in Counter(changes.indicators).items():
        if times > 1:
            raise AmendmentChangesTwice("changes", indicator=code)
    _must_find_what_it_changes(plan, changes)
    _must_find_its_places(plan, changes)
    for each in changes.revised:
        _must_stay_itself(plan.indicators[each.code], each)


def amended(plan: PlanState, changes: ChangeSet) -> PlanState:
    """The text of the plan once the change set is carried out."""
    points = {each.section: each.points for each in changes.sections}
    sections = tuple(
        each.model_copy(update={"points": points.get(each.code, each.points)}) for each in plan.sections
    )
    grown = replace(
        plan,
        sections=sections,
        work_items={**plan.work_items, **{each.code: each for each in changes.work_items}},
        projects={**plan.projects, **{each.code: each for each in changes.projects}},
        indicators=_indicators(plan, changes),
        retired={**plan.retired, **{code: plan.indicators[code] for code in changes.retired}},
    )
    return _pruned(grown, {plan.indicators[code].project for code in changes.retired})


def failures(after: PlanState, effective_from: date, context: PlanContext) -> list[Refusal]:
    """Every check of the plan itself that the amended plan fails; points are summed over the whole year.

    While fields are missing they are summed as the texts state them.
    """
    complete = not any(CHECKS[FIELDS](after, context))
    year = _over_the_year(after, effective_from) if complete else after
    found = [
        failure
        for name, check in CHECKS.items()
        if name != STAFFED
        for failure in check(year if name == SCALE else after, context)
    ]
    return standing(found, after.overrides)


def _indicators(plan: PlanState, changes: ChangeSet) -> dict[str, Indicator]:
    points = {each.indicator: each.points for each in changes.points}
    revised = {each.code: each for each in changes.revised}
    kept = {
        code: each.model_copy(update={"points": points[code]}) if code in points else revised.get(code, each)
        for code, each in plan.indicators.items()
        if code not in changes.retired
    }
    return kept | {each.code: each for each in changes.added}


def _pruned(plan: PlanState, left: Collection[str]) -> PlanState:
    """Without the projects that have been left childless, and the work items that lost their last project."""
    used = {each.project for each in plan.indicators.values()}
    childless = set(left) - used
    projects = _without(plan.projects, childless)
    parents = {plan.projects[code].work_item for code in childless}
    still = {each.work_item for each in projects.values()}
    return replace(plan, projects=projects, work_items=_without(plan.work_items, parents - still))


def _without(nodes: Mapping[str, N], codes: Collection[str]) -> dict[str, N]:
    return {code: node for code, node in nodes.items() if code not in codes}


def _over_the_year(after: PlanState, effective_from: date) -> PlanState:
    """The amended plan with all that counts in the year, each indicator with the points within its reach."""
    texts = {**after.retired, **after.indicators}
    frozen = frozen_indicators(after, effective_from)
    indicators = {
        code: texts[code].model_copy(update={"points": each.points}) for code, each in frozen.items()
    }
    return replace(after, indicators=indicators)


def _must_find_what_it_changes(plan: PlanState, changes: ChangeSet) -> None:
    sections = {each.code: each for each in plan.sections}
    added = {each.code for each in changes.added}
    for code in changes.indicators:
        if code not in added:
            must_be_known(plan.indicators, code, "changes")
    for section in changes.sections:
        must_be_known(sections, section.section, "changes")


def _must_find_its_places(plan: PlanState, changes: ChangeSet) -> None:
    """New nodes are new, and what hangs on another node finds it, be it new as well."""
    work_items = _grown(plan.work_items, changes.work_items)
    projects = _grown(plan.projects, changes.projects)
    _grown({**plan.retired, **plan.indicators}, changes.added)
    for project in changes.projects:
        must_be_known(work_items, project.work_item, "changes")
    sections = {each.code: each for each in plan.sections}
    for indicator in (*changes.added, *changes.revised):
        must_be_known(projects, indicator.project, "changes")
        must_be_known(sections, indicator.section, "changes")


def _grown(nodes: Mapping[str, object], news: Iterable[WorkItem | Project | Indicator]) -> dict[str, object]:
    grown = dict(nodes)
    for each in news:
        must_be_new(grown, each.code)
        grown[each.code] = each
    return grown


def _must_stay_itself(old: Indicator, new: Indicator) -> None:
    fields = [name for name in _FIXED if getattr(old, name) != getattr(new, name)]
    if old.method.STYLE != new.method.STYLE:
        fields.append("method style")
    if fields:
        raise AmendmentFieldFixed("changes", indicator=old.code, fields=", ".join(fields))
