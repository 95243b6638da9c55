"""Asking those whom a plan binds (征求意见), and answering what they say."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.kernel.value import Code
from domain.plan.draft import Draft, must_be_known, must_say
from domain.plan.procedure import Comment, CommentAnswer, CommentChannel, Consultation, Phase
from domain.plan.refusals import (
    CommentAnswered,
    CommentUnknown,
    ConsultationAsksNobody,
    ConsultationOver,
    ConsultationTooShort,
    NotConsulted,
)
from domain.plan.state import PlanState


class ConsultationBegun(Event):
    """Units were asked for their comments until a day (included); a further round replaces the former."""

    TOPIC: ClassVar[str] = "plan.consultation-begun.v1"

    units: tuple[Code, ...]
    until: date

    def evolve(self, state: PlanState) -> PlanState:
        """Open the round."""
        asked = Consultation(self.units, self.until, frozenset())
        return replace(state, phase=Phase.IN_CONSULTATION, consultation=asked)


class _Reply(Event):
    """What a unit says when it is asked."""

    unit: Code

    def _heard(self, state: PlanState) -> Consultation | None:
        return None if state.consultation is None else state.consultation.heard(self.unit)


class PlanCommented(_Reply):
    """A unit commented on the draft, or on one indicator of it."""

    TOPIC: ClassVar[str] = "plan.plan-commented.v1"

    indicator: str | None
    channel: CommentChannel
    text: str

    def evolve(self, state: PlanState) -> PlanState:
        """Add the comment."""
        ref = f"comment:{self.envelope.event_id}"
        comment = Comment(
            ref=ref,
            unit=self.unit,
            indicator=self.indicator,
            channel=self.channel,
            text=self.text,
            commented_on=self.envelope.effective_on,
            answer=None,
            answered_on=None,
        )
        return replace(state, comments={**state.comments, ref: comment}, consultation=self._heard(state))


class PlanAgreedTo(_Reply):
    """A unit replied that it has no comment (无意见)."""

    TOPIC: ClassVar[str] = "plan.plan-agreed-to.v1"

    def evolve(self, state: PlanState) -> PlanState:
        """Remember the reply."""
        return replace(state, consultation=self._heard(state))


class PlanCommentAnswered(Event):
    """A comment was adopted, or it was explained why not."""

    TOPIC: ClassVar[str] = "plan.comment-answered.v1"

    comment: str
    answer: CommentAnswer

    def evolve(self, state: PlanState) -> PlanState:
        """Add the answer."""
        day = self.envelope.effective_on
        answered = replace(state.comments[self.comment], answer=self.answer, answered_on=day)
        return replace(state, comments={**state.comments, self.comment: answered})


class Consulting(Draft):
    """From the first question to the last answer."""

    def consult(self, units: tuple[str, ...], until: date) -> None:
        """Ask units for comments until a day, or ask anew; no round is held in the past."""
        self._must_be_in(Phase.REVIEWED, Phase.IN_CONSULTATION)
        if not units:
            raise ConsultationAsksNobody("units")
        if until < self.by.today:
            raise ConsultationTooShort("until", until=until, today=self.by.today)
        self.trigger(ConsultationBegun, units=units, until=until)

    def comment(self, unit: str, indicator: str | None, channel: CommentChannel, text: str) -> str:
        """Say something to the draft for a unit that was asked; gives the comment's reference."""
        self._must_be_asked(unit)
        must_say(text, "text")
        if indicator is not None:
            must_be_known(self.state.indicators, indicator, "indicator")
        event = self.trigger(PlanCommented, unit=unit, indicator=indicator, channel=channel, text=text)
        return f"comment:{event.envelope.event_id}"

    def agree(self, unit: str) -> None:
        """Reply for a unit that was asked that it has no comment."""
        self._must_be_asked(unit)
        self.trigger(PlanAgreedTo, unit=unit)

    def answer_comment(self, comment: str, answer: CommentAnswer) -> None:
        """Answer a comment, once."""
        self._must_be_draft()
        if (found := self.state.comments.get(comment)) is None:
            raise CommentUnknown("comment", comment=comment)
        if found.answer is not None:
            raise CommentAnswered("comment", comment=comment)
        must_say(answer.text, "answer.text")
        self.trigger(PlanCommentAnswered, comment=comment, answer=answer)

    def _must_be_asked(self, unit: str) -> None:
        self._must_be_in(Phase.IN_CONSULTATION)
        asked = self.state.consultation
        if asked is None or unit not in asked.units:
            raise NotConsulted("unit", unit=unit)
        if asked.until < self.by.today:
            raise ConsultationOver("plan", until=asked.until)


EVENTS: Final = (ConsultationBegun, PlanCommented, PlanAgreedTo, PlanCommentAnswered)
