"""Letters (裁定书): issued in the commit that decides, corrected by a further one, told again by the log."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final, NamedTuple
from uuid import UUID

from application.actions import Action
from application.appeal.case_file import Histories, assessed, folded
from application.appeal.filing import open_for
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.decision import Decision, DecisionSources, Notice, decision_of
from domain.appeal.letter_templates import CURRENT, digests_of
from domain.appeal.letters import LetterIssued
from domain.kernel.event import Event
from domain.kernel.recorded import Recorded
from domain.office.office import Office

Streams = Callable[[Sequence[UUID], int], Iterable[Recorded]]
"""The events of streams up to and with a position, those of each in order."""


class CorrectLetter(Command):
    """Issue a further letter about a ruling, which says what it puts right; the earlier ones stay."""

    NAME: ClassVar[str] = "correctLetter"

    appeal: UUID
    correction: str


def correct_letter(command: CorrectLetter, work: Work) -> None:
    """It tells the whole decision again."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.must_be_correctable(command.correction)
    issue_letter(appeal, work, command.correction)


def issue_letter(appeal: Appeal, work: Work, correction: str | None = None) -> None:
    """Issue the next letter about an appeal, by what was decided on it so far, in this commit and before."""
    notice = Notice(appeal.state.letters + 1, work.today, correction)
    decision = _decision(appeal.id, notice, work.events)
    appeal.issue(CURRENT, digests_of(decision, CURRENT), correction)


class ToldLetter(NamedTuple):
    """A letter that was issued, and the decision that it tells."""

    issued: LetterIssued
    decision: Decision


def letter_told_again(appeal: UUID, number: int, streams: Streams, until: int) -> ToldLetter | None:
    """A letter as the log tells it, by what stood before it on its appeal, and elsewhere by its commit."""
    for recorded in streams([appeal], until):
        event = recorded.event
        if isinstance(event, LetterIssued) and event.number == number:
            notice = Notice(number, event.envelope.effective_on, event.correction)
            return ToldLetter(event, _decision(appeal, notice, partial(_before, recorded, streams)))
    return None


def _before(letter: Recorded, streams: Streams, stream: UUID) -> list[Event]:
    """The events of a stream up to the commit of a letter; those of its own stream, up to the letter."""
    told = [each.event for each in streams([stream], letter.commit_position)]
    return told[: letter.event.originator_version - 1] if stream == letter.stream else told


def _decision(appeal: UUID, notice: Notice, events: Histories) -> Decision:
    told = events(appeal)
    state = folded(told)
    sources = DecisionSources(
        events=told,
        appeal=state,
        steps=assessed(state.assessment, events).steps,
        office=folded(events(Office.id_of(state.office))),
    )
    return decision_of(sources, notice)


HANDLERS: Final[Mapping[type[Command], Handler]] = {CorrectLetter: correct_letter}
