"""What a tick finds of quarters that are over: reports and minutes that did not come (P39)."""

from collections.abc import Iterator

from application.analysis import TellOverdueReviews, deadline_of, owed
from application.processes.due import Due, Outlook
from domain.analysis.review import QuarterReview, untold
from domain.calendar.refusals import CalendarMissing
from domain.period import Cycle, last_day, periods_of
from domain.plan.events import PlanDrafted
from domain.policy.policy_set import PolicySet


class ReviewClock:
    """Tells of each quarter whose report or minutes are overdue."""

    name = "reviews"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each office and quarter with something to tell."""
        drafted = (each.event for each in outlook.log.of([PlanDrafted.TOPIC]))
        years = dict.fromkeys((each.office, each.year) for each in drafted if isinstance(each, PlanDrafted))
        for office, year in years:
            for quarter in periods_of(year, Cycle.QUARTER):
                if last_day(quarter) < outlook.today and (found := _told(office, quarter, outlook)):
                    yield found


def _told(office: str, quarter: str, outlook: Outlook) -> Due | None:
    stream = QuarterReview.id_of(office, quarter)
    missing = untold(outlook.state(stream), owed(office, quarter, outlook.state))
    if not missing:
        return None
    policies = outlook.state(PolicySet.id_of(office))
    try:
        due_on = deadline_of(quarter, policies, outlook.calendar(office)).due_on
    except CalendarMissing:  # the command is refused for it, and the tick tells so
        due_on = last_day(quarter)
    if outlook.today <= due_on:
        return None
    subject = " ".join([quarter, *map(str, missing)])
    command = TellOverdueReviews(office=office, quarter=quarter)
    return Due(stream=stream, subject=subject, due_on=due_on, command=command)
