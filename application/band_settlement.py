"""Settling indicators by band (分档考评): raw measures first, then one ranking that reaches everybody."""

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.assessment.opened import plan_in_force
from application.command import Command
from application.dispatcher import Handler
from application.parts import fits, part_of
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.entries import Finding
from domain.assessment.roll import AssessmentRoll
from domain.assessment.state import AssessmentState
from domain.band_settlement.refusals import NotInPeerGroup, NotSettledByBand
from domain.band_settlement.settlement import BandSettlement, Place
from domain.band_settlement.state import RawMeasure, SettledLine
from domain.kernel.points import ZERO
from domain.methods.band import Band
from domain.methods.measure import Measure
from domain.plan.plan import Plan
from domain.plan.version import ScoredIndicator

MOST_MEASURES: Final = 1_000
"""What one command takes."""


class _OfSettlement(Command):
    """Names a settlement: an indicator of a plan, for a period and a peer group."""

    plan: UUID
    indicator: str
    period: str
    peer_group: str


class RecordRawMeasures(_OfSettlement):
    """Record what was measured of subjects of a peer group, for an indicator that is settled by band.

    It is worth nothing until the bands are settled.  What was settled is corrected with a reason.
    """

    NAME: ClassVar[str] = "recordRawMeasures"

    measures: Annotated[tuple[RawMeasure, ...], Field(min_length=1, max_length=MOST_MEASURES)]
    reason: str | None


def record_raw_measures(command: RecordRawMeasures, work: Work) -> str:
    """Gives the settlement's id."""
    place, rule = _place(command, work)
    work.authorise(Action.RECORD_RAW_MEASURES, office=place.office, unit=rule.assessing_department)
    _band(rule)
    members = _members(place, rule, work)
    for each in command.measures:
        if each.subject not in members:
            raise NotInPeerGroup("measures", subject=each.subject, group=place.peer_group)
    settlement = work.begin(BandSettlement, _id_of(place))
    settlement.measure(place, command.measures, command.reason)
    return str(settlement.id)


class SettleBands(_OfSettlement):
    """Rank a peer group by its raw measures, and let each assessment have what its band is worth."""

    NAME: ClassVar[str] = "settleBands"


def settle_bands(command: SettleBands, work: Work) -> str:
    """Gives the settlement's id; up to 500 assessments are reached in the same commit."""
    place, rule = _place(command, work)
    work.authorise(Action.SETTLE_BANDS, office=place.office)
    settlement = work.edit(BandSettlement, _id_of(place))
    cause = settlement.settle(_members(place, rule, work), _band(rule))
    if fits(settlement.state.due):
        _enter(settlement, settlement.state.due, cause, work)
    else:
        settlement.begin_entering()
    return str(settlement.id)


class EnterBands(_OfSettlement):
    """Let one part of the assessments have what a settlement says; parts count from 0."""

    NAME: ClassVar[str] = "enterBands"

    part: int


def enter_bands(command: EnterBands, work: Work) -> str:
    """Gives ``MORE``, or ``DONE`` with the last part."""
    place, _ = _place(command, work)
    work.authorise(Action.ENTER_BANDS, office=place.office)
    settlement = work.edit(BandSettlement, _id_of(place))
    part, reached = part_of(settlement.state.due, command.part)
    cause = settlement.advance_entering(part.number, last=part.last)
    _enter(settlement, reached, cause, work)
    return part.outcome


def _place(command: _OfSettlement, work: Work) -> tuple[Place, ScoredIndicator]:
    plan = work.read(Plan, command.plan)
    rule = plan.latest.indicator(command.indicator)
    place = Place(command.plan, plan.office, command.indicator, command.period, command.peer_group)
    return place, rule


def _id_of(place: Place) -> UUID:
    return BandSettlement.id_of(place.plan, place.indicator, place.period, place.peer_group)


def _band(rule: ScoredIndicator) -> Band:
    if not isinstance(rule.method, Band):
        raise NotSettledByBand("indicator", indicator=rule.code)
    return rule.method


def _members(place: Place, rule: ScoredIndicator, work: Work) -> dict[str, UUID]:
    """The assessments of the peer group to which the indicator applies in that period, by subject."""
    members = work.read(AssessmentRoll, AssessmentRoll.id_of(place.plan)).of_group(place.peer_group)
    states = zip(members, work.read_all(Assessment, members), strict=True)
    return {state.subject: each for each, state in states if _is_ranked(state, place, rule)}


def _is_ranked(state: AssessmentState, place: Place, rule: ScoredIndicator) -> bool:
    return rule.applies_to(state.unit) and state.exemption(place.indicator, place.period) is None


def _enter(settlement: BandSettlement, lines: Sequence[SettledLine], cause: UUID, work: Work) -> None:
    state = settlement.state
    for line in lines:
        assessment = work.edit(Assessment, line.assessment, cause=cause)
        plan = plan_in_force(assessment.state, state.indicator, state.period, work)
        measured = state.raw[line.subject]
        finding = Finding(
            indicator=state.indicator,
            period=state.period,
            channel=plan.indicator(state.indicator).channels[0],
            measures=(Measure(name="rank", value=ZERO + line.rank),),
            mode="MANUAL" if measured.measure.source is None else "AUTO",
            source=measured.measure.source,
            reason=None,
            evidence=measured.measure.evidence,
        )
        assessment.settle_band(finding, plan, settlement.id, measured.by)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RecordRawMeasures: record_raw_measures,
    SettleBands: settle_bands,
    EnterBands: enter_bands,
}
