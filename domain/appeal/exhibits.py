"""Exhibits (测算附件): what would be if it were ruled so, filed with the digest that proves it (N3)."""

from dataclasses import replace
from typing import ClassVar, Final

from domain.appeal.case import Case
from domain.appeal.hearing_record import Party
from domain.appeal.hearing_refusals import HypothesesMissing, VotingUnderWayNow
from domain.appeal.state import AppealState, AppealStatus
from domain.kernel.event import ContentHash, Event
from domain.what_if.hypotheses import Hypothesis
from domain.what_if.simulation import Simulation


class ExhibitFiled(Event):
    """A simulation was filed as an exhibit: what it supposed at ``border``, and what came of it.

    A ruling that does what it supposes, on the same base, makes the assessment's digest what ``digest`` is.
    """

    TOPIC: ClassVar[str] = "appeal.exhibit-filed.v1"

    number: int
    party: Party
    note: str
    border: int
    hypotheses: tuple[Hypothesis, ...]
    digest: ContentHash
    base_digest: ContentHash

    def evolve(self, state: AppealState) -> AppealState:
        """Count it."""
        return replace(state, hearing=state.hearing._replace(exhibits=self.number))


class Exhibits(Case):
    """Filing what-if."""

    def file_exhibit(self, found: Simulation, note: str, party: Party) -> None:
        """File what a simulation of the contested assessment found, until the bench votes."""
        self._must_be(AppealStatus.ACCEPTED)
        if self.state.vote.is_open:
            raise VotingUnderWayNow("appeal")
        if not found.hypotheses:
            raise HypothesesMissing("hypotheses")
        self.trigger(
            ExhibitFiled,
            number=self.state.hearing.exhibits + 1,
            party=party,
            note=note,
            border=found.border,
            hypotheses=found.hypotheses,
            digest=found.digest,
            base_digest=found.base_digest,
        )


EVENTS: Final = (ExhibitFiled,)
