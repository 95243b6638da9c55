"""Hearing the parties: the scorer's answer, the appellant's reply, evidence, and remarks after the end."""

from dataclasses import replace
from typing import ClassVar, Final

from domain.appeal.case import Case
from domain.appeal.hearing_record import Party
from domain.appeal.hearing_refusals import EvidenceNone, NotAParty, NotAskedToAnswer
from domain.appeal.state import AppealState, AppealStatus
from domain.assessment.sheet import must_say_why
from domain.kernel.event import ContentHash, Event

_AFTER_RECEIPT: Final = (AppealStatus.ACCEPTED, AppealStatus.EXECUTED, AppealStatus.NOT_ACCEPTED)
_BEFORE_THE_END: Final = (AppealStatus.OUT_OF_TIME, AppealStatus.FILED, AppealStatus.ACCEPTED)


class AppealAnswered(Event):
    """Somebody who had a hand in what is contested answered the appeal (考评方答辩)."""

    TOPIC: ClassVar[str] = "appeal.appeal-answered.v1"

    statement: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """The appellant may reply to it."""
        answered = state.hearing.answered | {self.envelope.actor.id}
        return replace(state, hearing=state.hearing._replace(answered=answered, replied=False))


class AppealReplied(Event):
    """The appellant replied (申诉人回复); after the end a remark that opens nothing again."""

    TOPIC: ClassVar[str] = "appeal.appeal-replied.v1"

    statement: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """The appellant has had the last word."""
        return replace(state, hearing=state.hearing._replace(replied=True))


class AppealEvidenceSubmitted(Event):
    """A party handed in evidence; ``late``: after a case file was frozen."""

    TOPIC: ClassVar[str] = "appeal.evidence-submitted.v1"

    party: Party
    note: str
    late: bool
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """Nothing else moves: the next case file has it."""
        return state


class Hearing(Case):
    """What the parties say."""

    def answer(self, statement: str, evidence: tuple[ContentHash, ...]) -> None:
        """Answer as somebody who had a hand in what is contested, and is not of the appealing unit."""
        self._must_be(AppealStatus.ACCEPTED)
        if not self._is_scorer:
            raise NotAskedToAnswer("appeal")
        must_say_why(statement)
        self.trigger(AppealAnswered, statement=statement, evidence=evidence)

    def reply(self, statement: str, evidence: tuple[ContentHash, ...]) -> None:
        """Say something as the appellant, even after the end: that opens nothing again."""
        self._must_be(*_AFTER_RECEIPT)
        must_say_why(statement)
        self.trigger(AppealReplied, statement=statement, evidence=evidence)

    def submit(self, note: str, evidence: tuple[ContentHash, ...], party: Party) -> None:
        """Hand evidence in as a party."""
        self._must_be(*_BEFORE_THE_END)
        if not evidence:
            raise EvidenceNone("evidence")
        self.trigger(
            AppealEvidenceSubmitted,
            party=party,
            note=note,
            late=bool(self.state.hearing.files),
            evidence=evidence,
        )

    @property
    def _is_scorer(self) -> bool:
        own = {self.state.subject, self.state.unit}
        return self.by.actor_id in self.state.handlers and own.isdisjoint({self.by.unit, self.by.actor_id})

    def party(self, *, is_appellant: bool) -> Party:
        """As what the caller takes part; raises ``NotAParty``."""
        if is_appellant:
            return "APPELLANT"
        if self._is_scorer:
            return "SCORER"
        caller, bench = self._caller, self.state.bench
        if caller in bench.investigating and caller in bench.declared:
            return "WORKING_GROUP"
        if self.by.role == "PERFORMANCE_OFFICE":
            return "OFFICE"
        raise NotAParty("appeal")


EVENTS: Final = (AppealAnswered, AppealReplied, AppealEvidenceSubmitted)
