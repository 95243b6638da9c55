"""Risk signals (风险预警): received once, looked into, linked or dismissed; they move no points."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.plan.pointing import must_point
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState, Claim
from domain.office.office import Office
from domain.rectification.rectification import Rectification
from domain.risk_signal.refusals import RiskSignalLinkUnknown
from domain.risk_signal.risk_signal import RiskSignal, must_be_one
from domain.risk_signal.state import ItemOfAssessment, RectificationNumber, SignalFacts, SignalLink


class ReceiveRiskSignal(Command):
    """Take in what a row of a batch warns of; the same row again changes nothing."""

    NAME: ClassVar[str] = "receiveRiskSignal"

    office: str
    facts: SignalFacts


def receive_risk_signal(command: ReceiveRiskSignal, work: Work) -> str:
    """Gives the id of the signal."""
    work.authorise(Action.RECEIVE_SIGNAL, office=command.office)
    work.read(Office, Office.id_of(command.office)).unit_on(command.facts.unit, work.today, "facts.unit")
    must_point(command.facts.about, command.office, "facts.about", work)
    signal = work.begin(RiskSignal, RiskSignal.id_of(command.office, command.facts))
    signal.receive(command.office, command.facts)
    return str(signal.id)


class AcknowledgeRiskSignal(Command):
    """Begin to look into a signal."""

    NAME: ClassVar[str] = "acknowledgeRiskSignal"

    signal: UUID


def acknowledge_risk_signal(command: AcknowledgeRiskSignal, work: Work) -> None:
    """It is no longer waiting to be seen."""
    _open(command.signal, work).acknowledge()


class LinkRiskSignal(Command):
    """Say that a fault, a deduction or a rectification of the same unit came of a signal."""

    NAME: ClassVar[str] = "linkRiskSignal"

    signal: UUID
    link: SignalLink


def link_risk_signal(command: LinkRiskSignal, work: Work) -> None:
    """The points are those of what it is linked to, and no others."""
    signal = _open(command.signal, work)
    must_be_one(command.link)
    if not _stands(command.link, signal.state.office, signal.state.facts.unit, work):
        raise RiskSignalLinkUnknown("link", unit=signal.state.facts.unit)
    signal.link_to(command.link)


class DismissRiskSignal(Command):
    """Say why nothing came of a signal."""

    NAME: ClassVar[str] = "dismissRiskSignal"

    signal: UUID
    reason: str


def dismiss_risk_signal(command: DismissRiskSignal, work: Work) -> None:
    """It ends here."""
    _open(command.signal, work).dismiss(command.reason)


def _open(signal: UUID, work: Work) -> RiskSignal:
    work.authorise(Action.HANDLE_SIGNAL, office=work.read(RiskSignal, signal).office)
    return work.edit(RiskSignal, signal)


def _stands(link: SignalLink, office: str, unit: str, work: Work) -> bool:
    """Whether the unit has what is named."""
    if link.fault is not None:
        state = _assessment_of(unit, office, link.fault, work)
        return state is not None and link.fault.item in state.faults
    if link.deduction is not None:
        state = _assessment_of(unit, office, link.deduction, work)
        item = None if state is None else state.item(link.deduction.item)
        return isinstance(item, Claim) and item.kind == "DEDUCTION"
    return link.rectification is not None and _is_put_right(link.rectification, office, unit, work)


def _assessment_of(unit: str, office: str, item: ItemOfAssessment, work: Work) -> AssessmentState | None:
    state = work.find(Assessment, item.assessment)
    return state if state is not None and (state.office, state.subject) == (office, unit) else None


def _is_put_right(number: RectificationNumber, office: str, unit: str, work: Work) -> bool:
    found = work.find(Rectification, Rectification.id_of(office, number.year, number.number))
    return found is not None and found.problem.owner == unit


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ReceiveRiskSignal: receive_risk_signal,
    AcknowledgeRiskSignal: acknowledge_risk_signal,
    LinkRiskSignal: link_risk_signal,
    DismissRiskSignal: dismiss_risk_signal,
}
