"""The letters that tell of a decision (裁定书): issued with it, corrected by a further letter only."""

from dataclasses import replace
from typing import ClassVar, Final

from domain.appeal.case import Case
from domain.appeal.state import AppealState, AppealStatus
from domain.assessment.sheet import must_say_why
from domain.kernel.event import ContentHash, Event
from domain.kernel.value import Value


class LetterDigests(Value):
    """The digests of a letter in both languages."""

    zh: ContentHash
    en: ContentHash


class LetterIssued(Event):
    """A letter was issued (裁定书): derived from what the log says, by a version of the template.

    ``correction`` says what a further letter puts right; the earlier ones stay.
    """

    TOPIC: ClassVar[str] = "appeal.letter-issued.v1"

    number: int
    template: int
    digests: LetterDigests
    correction: str | None

    def evolve(self, state: AppealState) -> AppealState:
        """One letter more."""
        return replace(state, letters=self.number)


class Letters(Case):
    """Issuing and correcting."""

    def issue(self, template: int, digests: LetterDigests, correction: str | None = None) -> None:
        """Issue the next letter about a ruling that took effect."""
        self._must_be(AppealStatus.EXECUTED)
        self.trigger(
            LetterIssued,
            number=self.state.letters + 1,
            template=template,
            digests=digests,
            correction=correction,
        )

    def must_be_correctable(self, correction: str) -> None:
        """Refuse to correct before there is a letter, or without saying what."""
        self._must_be(AppealStatus.EXECUTED)
        must_say_why(correction)


EVENTS: Final = (LetterIssued,)
