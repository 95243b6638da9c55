"""What a tick finds in appeals: steps whose day has passed, and rounds of voting whose time is up."""

from collections.abc import Iterator

from application.appeal.clock import TellAppealOverdue
from application.appeal.voting import OpenVotes
from application.processes.due import Due, Outlook
from domain.appeal.filing import AppealFiled
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


class VotingClock:
    """Lets the ballots of a round be opened once its time is up."""

    name = "voting-clock"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each round that is still open after its last day."""
        for filed in outlook.log.of([AppealFiled.TOPIC]):
            state: AppealState = outlook.state(filed.stream)
            if state.vote.is_open and state.clock.is_over("VOTING", outlook.today):
                yield Due(
                    stream=filed.stream,
                    subject=f"{state.subject}/{state.vote.round}",
                    due_on=state.clock.deadlines["VOTING"].due_on,
                    command=OpenVotes(appeal=filed.stream),
                )
