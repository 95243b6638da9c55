"""One-vote veto: a fact, confirmed by another, lifted with grounds."""

from datetime import UTC, date, datetime

import pytest

from domain.assessment.refusals import (
    AlreadySealed,
    ItemUnknown,
    OutsideTheYear,
    ReasonMissing,
    SamePerson,
    SelfInterest,
    VetoGroundUnknown,
    VetoStepWrong,
)
from domain.assessment.state import VetoStatus
from domain.assessment.vetoes import VetoConfirmed, VetoLifted, VetoRecorded, is_in_force
from domain.kernel.event import Grounds
from tests.support.authors import INSIDER, LEADER, SUPERVISOR, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import JUNE, VETO, Move, Under

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
                grounds=grounds(),
            )
        )
    )
    veto = state.vetoes[VETO(state)]
    assert (veto.status, veto.since, veto.until) == (VetoStatus.RECORDED, JUNE, None)


def test_a_veto_is_in_force_once_another_person_confirmed_it() -> None:
    state = under.after(RECORDED).when(CONFIRMED).then(fact(VetoConfirmed, veto=VETO))
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


@pytest.mark.parametrize("step", [RECORDED, CONFIRMED, LIFTED])
def test_a_sealed_assessment_takes_no_vetoes(step: Move) -> None:
    under.after(RECORDED, under.sealed()).when(step).then_refused(AlreadySealed)
