"""Receiving risk signals, and saying what came of them."""

from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.refusals import SelfInterest
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.plan.draft import must_say
from domain.risk_signal import refusals
from domain.risk_signal.state import RiskSignalState, RiskSignalStatus, SignalFacts, SignalLink


class RiskSignalReceived(Event):
    """A source warned of a risk."""

    TOPIC: ClassVar[str] = "risk-signal.risk-signal-received.v1"

    office: str
    facts: SignalFacts

    def evolve(self, state: RiskSignalState | None) -> RiskSignalState:
        """The new signal."""
        del state
        return RiskSignalState(
            office=self.office,
            facts=self.facts,
            received_on=self.envelope.effective_on,
            status=RiskSignalStatus.RECEIVED,
            link=None,
            dismissed_because=None,
        )


class RiskSignalAcknowledged(Event):
    """Somebody looks into the signal."""

    TOPIC: ClassVar[str] = "risk-signal.risk-signal-acknowledged.v1"

    def evolve(self, state: RiskSignalState) -> RiskSignalState:
        """It waits for what comes of it."""
        return replace(state, status=RiskSignalStatus.ACKNOWLEDGED)


class RiskSignalLinked(Event):
    """A fault, a deduction or a rectification came of the signal; its points are that one's own."""

    TOPIC: ClassVar[str] = "risk-signal.risk-signal-linked.v1"

    link: SignalLink

    def evolve(self, state: RiskSignalState) -> RiskSignalState:
        """It ends here."""
        return replace(state, status=RiskSignalStatus.LINKED, link=self.link)


class RiskSignalDismissed(Event):
    """Nothing came of the signal, with the reason."""

    TOPIC: ClassVar[str] = "risk-signal.risk-signal-dismissed.v1"

    reason: str

    def evolve(self, state: RiskSignalState) -> RiskSignalState:
        """It ends here."""
        return replace(state, status=RiskSignalStatus.DISMISSED, dismissed_because=self.reason)


class RiskSignal(Aggregate[RiskSignalState]):
    """What one row of one batch of a source warns of."""

    NAME = "risk-signal"
    UNKNOWN = refusals.RiskSignalUnknown

    @staticmethod
    def id_of(office: str, facts: SignalFacts) -> UUID:
        """One signal per office, source, batch and row."""
        return stream_id("risk-signal", office, facts.source, facts.batch, facts.row)

    def receive(self, office: str, facts: SignalFacts) -> None:
        """Take a row in once; the very same row changes nothing."""
        must_say(facts.text, "facts.text")
        if not self.exists:
            self.trigger(RiskSignalReceived, office=office, facts=facts)
        elif self.state.facts != facts:
            raise refusals.RiskSignalReceivedOtherwise("facts.row", batch=facts.batch, row=facts.row)

    def acknowledge(self) -> None:
        """Begin to look into it."""
        self._must_be(RiskSignalStatus.RECEIVED)
        self.trigger(RiskSignalAcknowledged)

    def link_to(self, link: SignalLink) -> None:
        """Say what came of it."""
        self._must_be(RiskSignalStatus.ACKNOWLEDGED)
        self.trigger(RiskSignalLinked, link=link)

    def dismiss(self, reason: str) -> None:
        """Say why nothing came of it; nobody says so about their own unit."""
        self._must_be(RiskSignalStatus.ACKNOWLEDGED)
        must_say(reason, "reason")
        if self.state.facts.unit == self.by.unit:
            raise SelfInterest
        self.trigger(RiskSignalDismissed, reason=reason)

    def _must_be(self, status: RiskSignalStatus) -> None:
        if self.state.status is not status:
            raise refusals.RiskSignalStepWrong("signal", status=self.state.status)


def must_be_one(link: SignalLink) -> None:
    """Refuse a link to nothing, or to several things."""
    if sum(each is not None for each in (link.fault, link.deduction, link.rectification)) != 1:
        raise refusals.RiskSignalLinkWrong("link")


EVENTS: Final = (RiskSignalReceived, RiskSignalAcknowledged, RiskSignalLinked, RiskSignalDismissed)
