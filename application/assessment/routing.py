"""Opening an assessment for the desk that reports on it or reviews it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import Opened, open_for, plan_of
from application.office.bodies import must_decide_in
from application.refusals import OutOfScope, RoleMissing
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.entries import entry_place
from domain.assessment.refusals import EntryUnknown, NotInCharge, NotYourBlock, SelfInterest
from domain.assessment.routing import Desk, rechecking_desks, reviewing_desk
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.office.bodies import LEADING_GROUP
from domain.office.office import Office
from domain.office.state import OfficeState
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
    desk = reviewing_desk(rule, state.subject, _office_of(state, work), work.today)
    if (action := _REVIEWING.get(desk)) is None:
        return _open_for_leaders((desk,), assessment, work)
    return _open_at_desk(action, assessment, rule, work)


def open_for_recheck(assessment: UUID, work: Work) -> Opened:
    """For the caller who may recheck entries: the performance office, unless it is concerned."""
    state = work.read(Assessment, assessment)
    desks = rechecking_desks(state.subject, _office_of(state, work), work.today)
    if Desk.OFFICE in desks:
        return open_for(Action.RECHECK, assessment, work)
    return _open_for_leaders(desks, assessment, work)


def open_for_return(assessment: UUID, entry: str, work: Work) -> Opened:
    """For the caller who may send an entry back: who reviews it, and who rechecks it once it is reviewed."""
    found = work.read(Assessment, assessment).item(entry)
    if isinstance(found, Entry) and found.status is EntryStatus.REVIEWED:
        with suppress(OutOfScope, RoleMissing, SelfInterest):
            return open_for_recheck(assessment, work)
    return open_for_review(assessment, entry, work)


def _open_for_leaders(desks: tuple[Desk, ...], assessment: UUID, work: Work) -> Opened:
    """For the deputy in charge or who sits in the leading group; the performance office is told why not."""
    state = work.read(Assessment, assessment)
    if work.holds(Role.PERFORMANCE_OFFICE, state.office):
        raise SelfInterest
    opened = open_for(Action.REVIEW_AS_LEADER, assessment, work)
    in_charge = _office_of(state, work).in_charge_of(state.subject, work.today)
    if Desk.DEPUTY in desks and UUID(work.by.actor_id) in in_charge:
        return opened
    if Desk.LEADING_GROUP not in desks:
        raise NotInCharge("entry", subject=state.subject)
    must_decide_in(LEADING_GROUP, state.office, work)
    return opened


def _office_of(state: AssessmentState, work: Work) -> OfficeState:
    return work.read(Office, Office.id_of(state.office))


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
    own_unit = work.own_unit(state.office)
    if own_unit == state.subject:
        raise SelfInterest
    if own_unit != rule.assessing_department:
        raise NotYourBlock("indicator", indicator=rule.code, department=rule.assessing_department)
