"""One-vote veto: a fact, confirmed by another, lifted with grounds."""

from datetime import UTC, date, datetime

import pytest

from domain.assessment.refusals import (
    ItemUnknown,
    OutsideTheYear,
    ReasonMissing,
    SamePerson,
    SelfInterest,
    VetoGroundUnknown,
    VetoStepWrong,
)
from domain.assessment.state import Origin, Veto, VetoStatus
from domain.assessment.veto_spread import SpreadRevoked, VetoSpread
from domain.assessment.vetoes import VetoConfirmed, VetoLifted, VetoRecorded, is_in_force
from domain.kernel.event import Grounds
from tests.support.authors import ARBITER, INSIDER, LEADER, SUPERVISOR, Player, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import STREAM, Step, fact
from tests.support.sheets import APPEAL, JUNE, OTHER_APPEAL, VETO, Move, Under

under = Under(a_plan(indicator("A", 1000)))
RECORDED, CONFIRMED, LIFTED = under.vetoed(), under.veto_confirmed(), under.veto_lifted()


def test_a_veto_is_recorded_with_its_ground_and_the_effect_of_the_policy() -> None:
    state = (
        under.after()
        .when(under.vetoed(JUNE, "TEAM_MEMBER_CRIMINAL"))
        .then(
            fact(
                VetoRecorded,
                effective_on=JUNE,
                ground="TEAM_MEMBER_CRIMINAL",
                effect="CAP_BELOW_EXCELLENT",
                spread="UNIT",
                grounds=grounds(),
            )
        )
    )
    veto = state.vetoes[VETO(state)]
    assert (veto.status, veto.since, veto.until) == (VetoStatus.RECORDED, JUNE, None)


def test_a_veto_is_in_force_once_another_person_confirmed_it() -> None:
    state = under.after(RECORDED).when(CONFIRMED).then(fact(VetoConfirmed, veto=VETO, reached=()))
    veto = state.vetoes[VETO(state)]
    assert veto.status is VetoStatus.CONFIRMED
    assert veto.handlers == {SUPERVISOR.id, LEADER.id}


def test_a_lifted_veto_ends_on_the_day_it_is_lifted() -> None:
    stage = under.after(RECORDED, CONFIRMED)
    stage.authors.now = datetime(2014, 10, 8, 1, tzinfo=UTC)
    state = stage.when(LIFTED).then(
        fact(VetoLifted, effective_on=date(2014, 10, 8), veto=VETO, grounds=grounds())
    )
    veto = state.vetoes[VETO(state)]
    assert (veto.status, veto.since, veto.until) == (VetoStatus.LIFTED, JUNE, date(2014, 10, 8))


def test_who_recorded_a_veto_does_not_confirm_it() -> None:
    under.after(RECORDED).when(under.veto_confirmed(by=SUPERVISOR)).then_refused(SamePerson)


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((), LIFTED),
        ((CONFIRMED,), CONFIRMED),
        ((CONFIRMED, LIFTED), CONFIRMED),
        ((CONFIRMED, LIFTED), LIFTED),
    ],
)
def test_vetoes_go_from_recorded_to_confirmed_to_lifted(history: tuple[Move, ...], step: Move) -> None:
    under.after(RECORDED, *history).when(step).then_refused(VetoStepWrong, on="veto")


def test_a_ground_that_the_policy_does_not_know_is_refused() -> None:
    """P25."""
    under.after().when(under.vetoed(ground="BAD_WEATHER")).then_refused(VetoGroundUnknown, on="ground")


@pytest.mark.parametrize(
    ("status", "in_force"),
    [
        (VetoStatus.RECORDED, ""),
        (VetoStatus.CONFIRMED, "now, first day, last day, lifted"),
        (VetoStatus.LIFTED, "first day, last day"),
        (VetoStatus.REVOKED, ""),
    ],
)
def test_a_veto_is_in_force_from_the_day_of_its_fact_until_it_is_lifted(
    status: VetoStatus, in_force: str
) -> None:
    since, lifted = date(2014, 6, 1), date(2014, 10, 8)
    until = lifted if status is VetoStatus.LIFTED else None
    days = {
        "now": None,
        "before": date(2014, 5, 31),
        "first day": since,
        "last day": date(2014, 10, 7),
        "lifted": lifted,
    }
    found = [name for name, day in days.items() if is_in_force(status, since, until, day)]
    assert ", ".join(found) == in_force


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2015, 1, 1)])
def test_a_fact_of_another_year_does_not_veto(day: date) -> None:
    """P25."""
    under.after().when(under.vetoed(day)).then_refused(OutsideTheYear, on="occurredOn")


@pytest.mark.parametrize("why", [grounds(reason=""), grounds(code=" ")])
def test_recording_and_lifting_give_a_reason(why: Grounds) -> None:
    under.after().when(under.vetoed(why=why)).then_refused(ReasonMissing)
    under.after(RECORDED, CONFIRMED).when(under.veto_lifted(why=why)).then_refused(ReasonMissing)


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((), under.vetoed(by=INSIDER)),
        ((RECORDED,), under.veto_confirmed(by=INSIDER)),
        ((RECORDED, CONFIRMED), under.veto_lifted(by=INSIDER)),
    ],
)
def test_nobody_vetoes_or_spares_the_own_unit(history: tuple[Move, ...], step: Move) -> None:
    under.after(*history).when(step).then_refused(SelfInterest)


def test_a_veto_that_does_not_exist_is_refused() -> None:
    under.after(RECORDED).when(under.veto_confirmed("veto:none")).then_refused(ItemUnknown, on="veto")


def test_a_sealed_assessment_takes_vetoes_and_lets_go_of_them() -> None:
    state = under.after(under.sealed(), RECORDED, CONFIRMED).state
    assert state.vetoes[VETO(state)].status is VetoStatus.CONFIRMED
    state = under.after(under.sealed(), RECORDED, CONFIRMED, LIFTED).state
    assert state.vetoes[VETO(state)].status is VetoStatus.LIFTED


# What spreads to who answers for the unit

UNIT_VETO = Veto(
    ref="veto:u",
    ground="FALSE_INFORMATION",
    effect="PERSONAL_CONSEQUENCE",
    spread="LEADER",
    origin=None,
    reached=(STREAM,),
    since=JUNE,
    until=None,
    status=VetoStatus.CONFIRMED,
    recorded_by=SUPERVISOR.id,
    confirmed_by=LEADER.id,
    events=(),
    ruled=None,
)
ORIGIN = Origin(assessment=APPEAL, unit="U09", veto="veto:u")
CAUSE = OTHER_APPEAL


def reached(by: Player = LEADER) -> Move:
    return Step(lambda sheet: sheet.take_spread_veto(UNIT_VETO, ORIGIN, CAUSE), by)


def let_go(by: Player = LEADER) -> Move:
    return Step(lambda sheet: sheet.lift_spread_veto(ORIGIN, grounds(), CAUSE), by)


def taken_back() -> Move:
    return Step(lambda sheet: sheet.revoke_spread_veto(ORIGIN, APPEAL, CAUSE), ARBITER)


def test_a_veto_that_spreads_is_in_force_at_once_from_the_day_of_the_fact_sealed_or_not() -> None:
    stage = under.after(under.sealed())
    state = stage.when(reached()).then(
        fact(
            VetoSpread,
            effective_on=JUNE,
            ground="FALSE_INFORMATION",
            effect="PERSONAL_CONSEQUENCE",
            origin=ORIGIN,
            recorded_by=SUPERVISOR.id,
        )
    )
    veto = state.vetoes[VETO(state)]
    assert (veto.status, veto.since, veto.handlers) == (
        VetoStatus.CONFIRMED,
        JUNE,
        {SUPERVISOR.id, LEADER.id},
    )
    assert stage.events[-1].envelope.causation_id == CAUSE


def test_what_spread_is_lifted_or_revoked_with_its_origin() -> None:
    under.after(reached()).when(let_go()).then(fact(VetoLifted, veto=VETO, grounds=grounds()))
    state = (
        under.after(reached())
        .when(taken_back())
        .then(fact(SpreadRevoked, effective_on=JUNE, veto=VETO, appeal=APPEAL))
    )
    assert state.vetoes[VETO(state)].status is VetoStatus.REVOKED


@pytest.mark.parametrize("step", [let_go(), taken_back()])
def test_what_was_lifted_by_itself_or_never_came_is_left_alone(step: Move) -> None:
    under.after(reached(), LIFTED).when(step).then()
    under.after(*under.veto_in_force()).when(step).then()


def test_nobody_lets_a_veto_spread_to_the_own_assessment_or_spares_it() -> None:
    under.after().when(reached(INSIDER)).then_refused(SelfInterest)
    under.after(reached()).when(let_go(INSIDER)).then_refused(SelfInterest)
