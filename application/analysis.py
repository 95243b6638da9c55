"""The analysis of a quarter out of the log: its data, its report, and what is owed and does not come."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any, ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.analysis.analysis import analysed
from domain.analysis.facts import Agreed, QuarterFacts, SubjectFacts
from domain.analysis.refusals import QuarterWithoutSubjects
from domain.analysis.review import QuarterReview, Report
from domain.analysis.values import AlarmLine, FaultLine, MeetingLine, QuarterAnalysis
from domain.assessment.assessment import Assessment
from domain.assessment.refusals import OutsideTheYear
from domain.assessment.roll import AssessmentRoll
from domain.assessment.state import AssessmentState
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import Deadline, due
from domain.meeting.meeting import ReviewMeeting
from domain.meeting.state import MeetingState
from domain.period import Cycle, last_day, must_be
from domain.plan.indicator import Side
from domain.plan.plan import Plan
from domain.plan.refusals import PlanUnknown
from domain.plan.state import PlanState
from domain.policy.policy_set import PolicySet, PolicySetState
from domain.scoring.composition import compose_state

Find = Callable[[UUID], Any]
"""The state of a stream; ``None`` before its first event."""

_SIDES: Final[tuple[Side, ...]] = ("SYSTEM", "AGENCY")
"""The sides of organisational performance: persons are analysed on request only."""


class IssueAnalysisReport(Command):
    """Issue the report on a quarter under a plan, over the data as the log has them now."""

    NAME: ClassVar[str] = "issueAnalysisReport"

    plan: UUID
    quarter: str


def issue_analysis_report(command: IssueAnalysisReport, work: Work) -> None:
    """Whoever analyses the quarter at the report's border gets the same digest."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.ISSUE_ANALYSIS, office=plan.office)
    must_be_quarter_of(plan.year, command.quarter)
    policies = work.read(PolicySet, PolicySet.id_of(plan.office))
    roll = work.find(AssessmentRoll, AssessmentRoll.id_of(command.plan))
    ids = () if roll is None else roll.assessments
    states = dict(zip(ids, work.read_all(Assessment, ids), strict=True))
    found = analysed(_facts(command.plan, command.quarter, _finding(work, states)))
    deadline = deadline_of(command.quarter, policies, work.calendar(plan.office))
    review = work.begin(QuarterReview, QuarterReview.id_of(plan.office, command.quarter))
    report = Report(command.plan, work.border(), found.digest, work.today, deadline)
    review.issue(plan.office, command.quarter, report)


class TellOverdueReviews(Command):
    """Tell which reports and minutes of a quarter an office owes past their day."""

    NAME: ClassVar[str] = "tellOverdueReviews"

    office: str
    quarter: str


def tell_overdue_reviews(command: TellOverdueReviews, work: Work) -> None:
    """Each once."""
    work.authorise(Action.WATCH, office=command.office)
    must_be(Cycle.QUARTER, command.quarter, "quarter")
    policies = work.read(PolicySet, PolicySet.id_of(command.office))
    missing = owed(command.office, command.quarter, _finding(work, {}))
    deadline = deadline_of(command.quarter, policies, work.calendar(command.office))
    review = work.begin(QuarterReview, QuarterReview.id_of(command.office, command.quarter))
    review.tell_overdue(command.office, command.quarter, missing, deadline)


def analysis_of(plan: UUID, quarter: str, find: Find) -> QuarterAnalysis:
    """The analysis of a quarter under a published plan, by the states that ``find`` gives."""
    if (state := find(plan)) is None:
        raise PlanUnknown("plan")
    must_be_quarter_of(state.year, quarter)
    return analysed(_facts(plan, quarter, find))


def must_be_quarter_of(year: int, quarter: str) -> None:
    """Refuse a period that is no quarter of a plan's year."""
    must_be(Cycle.QUARTER, quarter, "quarter")
    if (day := last_day(quarter)).year != year:
        raise OutsideTheYear("quarter", day=day, year=year)


def deadline_of(quarter: str, policies: PolicySetState, calendar: WorkingCalendar) -> Deadline:
    """When the report and the minutes of a quarter are due (Q3 2014: 2014-10-20)."""
    ends = last_day(quarter)
    return due(ends, policies.on(ends).monitoring.analysis_workdays, calendar)


def owed(office: str, quarter: str, find: Find) -> list[UUID | None]:
    """The plans that owe a report on a quarter, and ``None`` where no minutes are archived though some do."""
    ends = last_day(quarter)
    plans = [Plan.id_of(office, ends.year, side) for side in _SIDES]
    reported = [plan for plan in plans if _is_in_force(find(plan), quarter)]
    minuted = any(meeting.minutes is not None for meeting in meetings_about(office, quarter, find))
    return [*reported, *([None] if reported and not minuted else [])]


def meetings_about(office: str, quarter: str, find: Find) -> Iterator[MeetingState]:
    """The meetings of an office about a quarter, by number."""
    for number in count(1):
        meeting: MeetingState | None = find(ReviewMeeting.id_of(office, quarter, number))
        if meeting is None:
            return
        yield meeting


def _is_in_force(plan: PlanState | None, quarter: str) -> bool:
    return plan is not None and plan.published and plan.version(1).effective_from <= last_day(quarter)


def _finding(work: Work, known: dict[UUID, Any]) -> Find:
    """States as the command reads them: the append asserts that they have not moved."""
    return lambda stream: known[stream] if stream in known else work.find(Plan, stream)


def _facts(plan: UUID, quarter: str, find: Find) -> QuarterFacts:
    state: PlanState = find(plan)
    policies: PolicySetState = find(PolicySet.id_of(state.office))
    roll = find(AssessmentRoll.id_of(plan))
    if roll is None:
        raise QuarterWithoutSubjects("plan")
    meetings = list(meetings_about(state.office, quarter, find))
    return QuarterFacts(
        office=state.office,
        plan=plan,
        quarter=quarter,
        digits=state.digits,
        losses=policies.on(last_day(quarter)).monitoring.losses,
        subjects=tuple(_subject(find(each), state, policies) for each in roll.assessments),
        meetings=tuple(map(_meeting, meetings)),
        agreed=tuple(_agreed(meetings)),
    )


def _subject(each: AssessmentState, plan: PlanState, policies: PolicySetState) -> SubjectFacts:
    version = plan.version(each.plan_version)
    return SubjectFacts(
        subject=each.subject,
        unit=each.unit,
        peer_group=each.peer_group,
        plan=version,
        score=compose_state(each, version, policies.versions[each.policy_version]),
        faults=tuple(
            FaultLine(
                ref=fault.ref,
                indicator=fault.indicator,
                period=fault.period,
                kind=fault.kind,
                status=fault.status,
                text=fault.text,
            )
            for fault in each.faults.values()
        ),
        alarms=tuple(AlarmLine(**alarm._asdict()) for alarm in each.watch.alarms.values()),
        self_checks=tuple(each.watch.self_checks.values()),
    )


def _meeting(each: MeetingState) -> MeetingLine:
    return MeetingLine(
        number=each.number,
        kind=each.kind,
        held_on=each.on,
        missed_by_head=each.missed_by_head,
        minutes=each.minutes,
    )


def _agreed(meetings: Iterable[MeetingState]) -> Iterator[Agreed]:
    for meeting in meetings:
        for each in meeting.measures:
            yield Agreed(meeting.number, each.ref, each.unit, each.text, each.due_on)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    IssueAnalysisReport: issue_analysis_report,
    TellOverdueReviews: tell_overdue_reviews,
}
"""Reports on quarters."""
