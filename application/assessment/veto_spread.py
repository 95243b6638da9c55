"""How a unit's veto reaches the assessments of those who answer for it, and leaves them with it."""

from collections.abc import Iterator
from uuid import UUID

from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState, Origin, Veto
from domain.kernel.event import Grounds
from domain.office.leaders import chiefs_of, heads_of
from domain.office.office import Office
from domain.person import Person
from domain.plan.plan import Plan
from domain.policy.policy import Policy


def reached_by(state: AssessmentState, ref: str, policy: Policy, work: Work) -> tuple[UUID, ...]:
    """The assessments to which a veto spreads: persons' of the year who answered for the unit on its day."""
    veto = state.vetoes.get(ref)
    if veto is None or veto.spread == "UNIT" or state.subject_kind == "PERSON":
        return ()
    leaders = sorted(_leaders(state, veto, policy, work))
    return tuple(each for leader in leaders for each in _assessments(leader, state.year, work))


def spread(unit: Assessment, ref: str, work: Work) -> None:
    """Let a veto that was just confirmed reach whom it says."""
    veto, cause = unit.state.vetoes[ref], unit.last_event_id
    for reached in veto.reached:
        work.edit(Assessment, reached).take_spread_veto(veto, _origin(unit, ref), cause)


def lift_spread(unit: Assessment, ref: str, grounds: Grounds, work: Work) -> None:
    """End it wherever a veto that was just lifted had reached."""
    cause = unit.last_event_id
    for reached in unit.state.vetoes[ref].reached:
        work.edit(Assessment, reached).lift_spread_veto(_origin(unit, ref), grounds, cause)


def revoke_spread(unit: Assessment, ref: str, appeal: UUID, work: Work) -> None:
    """Take it back wherever a veto that was just revoked had reached."""
    cause = unit.last_event_id
    for reached in unit.state.vetoes[ref].reached:
        work.edit(Assessment, reached).revoke_spread_veto(_origin(unit, ref), appeal, cause)


def _origin(unit: Assessment, ref: str) -> Origin:
    return Origin(assessment=unit.id, unit=unit.state.subject, veto=ref)


def _leaders(state: AssessmentState, veto: Veto, policy: Policy, work: Work) -> frozenset[UUID]:
    """Who answered for the unit on the day of the fact; a lower office is headed by its own leaders."""
    office = work.read(Office, Office.id_of(state.office))
    found = frozenset[UUID]()
    if "DEPUTY_IN_CHARGE" in policy.vetoes.responsible:
        found |= office.in_charge_of(state.subject, veto.since)
    if "HEADS" in policy.vetoes.responsible:
        found |= heads_of(office, state.subject, veto.since)
        if (lower := office.unit(state.subject).represents) is not None:
            found |= chiefs_of(work.read(Office, Office.id_of(lower)), veto.since)
    return found


def _assessments(leader: UUID, year: int, work: Work) -> Iterator[UUID]:
    """Their assessments under the plans for persons of the offices in which they worked."""
    places = work.read(Person, leader).places.entries
    for office in sorted({place.office for _, place in places}):
        stream = Assessment.id_of(Plan.id_of(office, year, "PERSON"), str(leader))
        if work.find(Assessment, stream) is not None:
            yield stream
