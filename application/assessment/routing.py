"""Opening an assessment for the desk that reports on it or reviews it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from uuid import UUID

from application.assessment.opened import Opened, open_for, plan_of
from application.permissions import Action
from application.refusals import OutOfScope, RoleMissing
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.entries import entry_place
from domain.assessment.refusals import EntryUnknown, NotYourBlock, SelfInterest
from domain.assessment.routing import Desk, reviewing_desk
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.person import Role
from domain.plan.version import ScoredIndicator

_REVIEWING: Final[Mapping[Desk, Action]] = {
    Desk.DEPARTMENT: Action.REVIEW,
    Desk.OFFICE: Action.REVIEW_AS_OFFICE,
}


def open_for_facts(assessment: UUID, indicator: str, work: Work) -> Opened:
    """For the caller who may report facts on an indicator: each department within its own block."""
    return open_for_block(Action.REPORT_FACTS, assessment, indicator, work)


def open_for_block(action: Action, assessment: UUID, indicator: str, work: Work) -> Opened:
    """For the caller who may take ``action`` on an indicator: each department within its own block."""
    state = work.read(Assessment, assessment)
    rule = plan_of(state, work).indicator(indicator)
    return _open_at_desk(action, assessment, rule, work)


def open_for_review(assessment: UUID, entry: str, work: Work) -> Opened:
    """For the caller who may review an entry: of the desk that it is routed to."""
    state = work.read(Assessment, assessment)
    rule = plan_of(state, work).indicators.get(entry_place(entry).indicator)
    if rule is None:
        raise EntryUnknown("entry", entry=entry)
    return _open_at_desk(_REVIEWING[reviewing_desk(rule, state.subject)], assessment, rule, work)


def open_for_return(assessment: UUID, entry: str, work: Work) -> Opened:
    """For the caller who may send an entry back: who reviews it, and who rechecks it once it is reviewed."""
    found = work.read(Assessment, assessment).item(entry)
    if isinstance(found, Entry) and found.status is EntryStatus.REVIEWED:
        with suppress(OutOfScope, RoleMissing):
            return open_for(Action.RECHECK, assessment, work)
    return open_for_review(assessment, entry, work)


def _open_at_desk(action: Action, assessment: UUID, rule: ScoredIndicator, work: Work) -> Opened:
    try:
        return open_for(action, assessment, work, unit=rule.assessing_department)
    except (OutOfScope, RoleMissing):
        _say_what_hinders_an_assessor(work.read(Assessment, assessment), rule, work)
        raise


def _say_what_hinders_an_assessor(state: AssessmentState, rule: ScoredIndicator, work: Work) -> None:
    """An assessor of the office is told of the own unit or the other block, not of a missing role."""
    if not work.holds(Role.ASSESSOR, state.office):
        return
    if work.own_unit == state.subject:
        raise SelfInterest
    if work.own_unit != rule.assessing_department:
        raise NotYourBlock("indicator", indicator=rule.code, department=rule.assessing_department)
