"""What a tick finds in appeals: steps whose day has passed."""

from collections.abc import Iterator

from application.appeal_clock import TellAppealOverdue
from application.processes.due import Due, Outlook
from domain.appeal.events import AppealFiled
from domain.appeal.state import AppealState


class AppealClock:
    """Tells that a step of an appeal is overdue."""

    name = "appeal-clock"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each appeal of which a day has passed."""
        for filed in outlook.log.of([AppealFiled.TOPIC]):
            state: AppealState = outlook.state(filed.stream)
            passed = [due_on for _, due_on in state.clock.passed(outlook.today)]
            if passed:
                yield Due(
                    stream=filed.stream,
                    subject=state.subject,
                    due_on=max(passed),
                    command=TellAppealOverdue(appeal=filed.stream),
                )
