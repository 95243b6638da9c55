"""What a tick finds among milestones: days that have passed."""

from collections.abc import Iterator

from application.milestones import TellOverdueMilestones
from application.processes.due import Due, Outlook
from domain.milestone.milestones import MilestoneSet, overdue
from domain.milestone.state import MilestonesState


class MilestoneClock:
    """Raises milestones whose day has passed."""

    name = "milestones"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each plan with a milestone to raise."""
        for stream in dict.fromkeys(each.stream for each in outlook.log.of([MilestoneSet.TOPIC])):
            state: MilestonesState = outlook.state(stream)
            if found := [each.code for each in overdue(state, outlook.today)]:
                yield Due(
                    stream=stream,
                    subject=",".join(found),
                    due_on=outlook.today,
                    command=TellOverdueMilestones(plan=state.plan),
                )
