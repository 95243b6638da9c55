"""A task as a row: what is open in an assessment, and who is to do it."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, Literal, NamedTuple

from domain.assessment.entries import entry_place
from domain.assessment.exemption import NotApplicable, NotApplicableStatus
from domain.assessment.fault import Fault, FaultStatus
from domain.assessment.owed import is_reported, is_silent
from domain.assessment.routing import is_for_the_office
from domain.assessment.score_comment import ScoreComment, ScoreCommentStatus
from domain.assessment.state import (
    AssessmentState,
    Claim,
    ClaimStatus,
    Entry,
    EntryStatus,
    Item,
    Veto,
    VetoStatus,
)
from domain.assessment.watch import check_of, results_of
from domain.calendar.deadline import Deadline
from domain.period import Cycle, periods_of
from domain.person import Role
from domain.plan.version import PlanVersion, ScoredIndicator
from projections.work_queue.appeals import AppealTaskKind
from projections.work_queue.reviews import ReviewTaskKind

TaskKind = Literal[
    "REPORT",
    "REVIEW",
    "RECHECK",
    "APPROVE_NOT_APPLICABLE",
    "CONFIRM_FAULT",
    "ANSWER_COMMENT",
    "SELF_CHECK",
    "VERIFY_CLAIM",
    "DECIDE_CLAIM",
    "CONFIRM_VETO",
    AppealTaskKind,
    "SUBMIT_RECTIFICATION_PLAN",
    "APPROVE_RECTIFICATION_PLAN",
    "SUBMIT_RECTIFICATION_REPORT",
    "VERIFY_RECTIFICATION",
    "CLOSE_RECTIFICATION",
    ReviewTaskKind,
]
_MISSING: Final = "MISSING"


class Desk(NamedTuple):
    """Who is to do a task: a role, of one unit where one is named."""

    role: Role
    unit: str | None


class Task(NamedTuple):
    """Something to be done; ``about`` is its key within its stream."""

    about: str
    kind: TaskKind
    desk: Desk
    indicator: str | None
    period: str | None
    item: str | None
    status: str
    deadline: Deadline | None
    alarm: str | None
    handlers: tuple[str, ...]


Change = tuple[str, Task | None]
"""The key of a task, and the task if it is open."""

_OFFICE: Final = Desk(Role.PERFORMANCE_OFFICE, None)
_CLAIMS: Final[dict[ClaimStatus, tuple[TaskKind, Desk]]] = {
    ClaimStatus.CLAIMED: ("VERIFY_CLAIM", Desk(Role.ASSESSOR, None)),
    ClaimStatus.VERIFIED: ("DECIDE_CLAIM", _OFFICE),
}


def every_task(state: AssessmentState, plan: PlanVersion) -> Iterator[Change]:
    """Everything that may be open in an assessment."""
    for rule in plan.indicators.values():
        for period in rule.periods:
            yield missing_results(state, rule, period)
        record = state.record(rule.code)
        for item in chain[Item](record.entries.values(), record.exempted.values()):
            yield of_item(state, plan, item)
    for claim in state.claims.values():
        yield of_item(state, plan, claim)
    for veto in state.vetoes.values():
        yield of_item(state, plan, veto)
    for fault in state.faults.values():
        yield of_fault(state, fault)
    for comment in state.comments.values():
        yield of_comment(state, plan, comment)
    yield from self_checks(state)


def missing_results(state: AssessmentState, rule: ScoredIndicator, period: str) -> Change:
    """Results that nobody has reported."""
    about = results_of(rule.code, period)
    wanted = rule.applies_to(state.unit) and is_reported(rule) and is_silent(state, rule.code, period)
    if not wanted:
        return about, None
    channel = "SELF" if "SELF" in rule.channels else rule.channels[0]
    desk = _reporting(state, rule, channel)
    return about, _owed(state, about, "REPORT", desk, period)._replace(indicator=rule.code)


def dropped(state: AssessmentState, plan: PlanVersion) -> Iterator[Change]:
    """Results of periods in which a version no longer assesses an indicator."""
    periods = [period for cycle in Cycle for period in periods_of(state.year, cycle)]
    for rule in plan.indicators.values():
        for period in periods:
            if period not in rule.marks:
                yield results_of(rule.code, period), None


def self_checks(state: AssessmentState) -> Iterator[Change]:
    """The self-checks of the quarters that have a due date."""
    for quarter in periods_of(state.year, Cycle.QUARTER):
        about = check_of(quarter)
        wanted = about in state.watch.deadlines and quarter not in state.watch.self_checks
        desk = Desk(Role.UNIT_HEAD, state.unit)
        yield about, _owed(state, about, "SELF_CHECK", desk, quarter) if wanted else None


def of_item(state: AssessmentState, plan: PlanVersion, item: Item) -> Change:
    """What comes next for an entry, a claim, a veto, or what shall not apply."""
    match item:
        case Entry():
            return item.ref, _of_entry(state, plan, item)
        case Claim():
            return item.ref, _of_claim(item)
        case NotApplicable(status=NotApplicableStatus.REQUESTED):
            task = _next("APPROVE_NOT_APPLICABLE", _OFFICE, item.ref, item.status, item.handlers)
            return item.ref, task._replace(indicator=item.indicator, period=item.period)
        case Veto(status=VetoStatus.RECORDED):
            desk = Desk(Role.LEADING_GROUP, None)
            return item.ref, _next("CONFIRM_VETO", desk, item.ref, item.status, item.handlers)
        case _:
            return item.ref, None


def of_fault(state: AssessmentState, fault: Fault) -> Change:
    """A fault that the unit has not answered."""
    if fault.status is not FaultStatus.FOUND:
        return fault.ref, None
    desk = Desk(Role.UNIT_HEAD, state.unit)
    task = _next("CONFIRM_FAULT", desk, fault.ref, fault.status, frozenset())
    return fault.ref, task._replace(indicator=fault.indicator, period=fault.period)


def of_comment(state: AssessmentState, plan: PlanVersion, comment: ScoreComment) -> Change:
    """A comment that the desk which reviews its entry has not answered."""
    indicator, period, _ = entry_place(comment.item)
    rule = plan.indicators.get(indicator)
    if rule is None or comment.status is not ScoreCommentStatus.OPEN:
        return comment.ref, None
    by = frozenset({comment.made_by})
    task = _next("ANSWER_COMMENT", _reviewing(state, rule), comment.ref, comment.status, by)
    return comment.ref, task._replace(indicator=indicator, period=period)


def _of_entry(state: AssessmentState, plan: PlanVersion, entry: Entry) -> Task | None:
    rule = plan.indicators.get(entry.indicator)
    if rule is None or entry.period not in rule.marks:
        return None
    match entry.status:
        case EntryStatus.RETURNED:
            kind: TaskKind = "REPORT"
            desk, handlers = _reporting(state, rule, entry.channel), frozenset[str]()
        case EntryStatus.REPORTED:
            kind, desk, handlers = "REVIEW", _reviewing(state, rule), entry.handlers
        case EntryStatus.REVIEWED:
            kind, desk, handlers = "RECHECK", _OFFICE, entry.handlers
        case _:
            return None
    deadline = state.watch.deadlines.get(entry.period) if kind == "REPORT" else None
    task = _next(kind, desk, entry.ref, entry.status, handlers)
    return task._replace(indicator=entry.indicator, period=entry.period, deadline=deadline)


def _of_claim(claim: Claim) -> Task | None:
    if claim.status not in _CLAIMS:
        return None
    kind, desk = _CLAIMS[claim.status]
    return _next(kind, desk, claim.ref, claim.status, claim.handlers)


def _next(kind: TaskKind, desk: Desk, item: str, status: str, handlers: frozenset[str]) -> Task:
    return Task(item, kind, desk, None, None, item, str(status), None, None, tuple(sorted(handlers)))


def _owed(state: AssessmentState, about: str, kind: TaskKind, desk: Desk, period: str) -> Task:
    deadline = state.watch.deadlines.get(about if kind == "SELF_CHECK" else period)
    alarm = state.watch.alarms.get(about)
    level = None if alarm is None or alarm.answered_on is not None else alarm.level
    return Task(about, kind, desk, None, period, None, _MISSING, deadline, level, ())


def _reporting(state: AssessmentState, rule: ScoredIndicator, channel: str) -> Desk:
    if channel == "SELF":
        return Desk(Role.STAFF if state.subject_kind == "PERSON" else Role.REPORTER, state.unit)
    return Desk(Role.ASSESSOR, rule.assessing_department)


def _reviewing(state: AssessmentState, rule: ScoredIndicator) -> Desk:
    """The office or the assessing department; asking for the own tasks knows who sits where today."""
    if is_for_the_office(rule, state.subject):
        return _OFFICE
    return Desk(Role.ASSESSOR, rule.assessing_department)
