"""What a tick finds in rectifications: steps that are about to be, or are, overdue (rule 35)."""

from collections.abc import Iterator

from application.processes.due import Due, Outlook
from application.rectification.steps import RaiseRectificationAlerts
from domain.rectification.alerts import alerts_due
from domain.rectification.events import RectificationIssued
from domain.rectification.state import RectificationState


class RectificationAlerts:
    """Says that a plan or a report is about to be, or is, overdue."""

    name = "rectification-alerts"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each rectification with an alert to raise."""
        for issued in outlook.log.of([RectificationIssued.TOPIC]):
            state: RectificationState = outlook.state(issued.stream)
            for step, level, due_on in alerts_due(state, outlook.today):
                yield Due(
                    stream=issued.stream,
                    subject=f"{state.problem.owner}/{step}/{level}",
                    due_on=due_on,
                    command=RaiseRectificationAlerts(rectification=issued.stream),
                )
