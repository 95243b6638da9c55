"""Bonus and deduction items: claimed, verified, then in force or refused."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.claims import ClaimAccepted, ClaimRefused, ClaimVerified, ItemClaimed
from domain.assessment.refusals import (
    AlreadySealed,
    ClaimStepWrong,
    ItemUnknown,
    OutsideTheYear,
    PointsOutOfRange,
    ReasonMissing,
    SamePerson,
    SelfInterest,
)
from domain.assessment.state import ClaimStatus
from domain.kernel.event import Grounds
from domain.plan.claim_item import ClaimKind
from tests.support.authors import ASSESSOR, INSIDER, OFFICER, REPORTER, SUPERVISOR, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import CLAIM, JUNE, Move, Under

under = Under(a_plan(indicator("A", 1000)))
CLAIMED, VERIFIED, ACCEPTED, REFUSED = under.claimed(), under.verified(), under.accepted(), under.refused()


@pytest.mark.parametrize(("kind", "work_kind"), [("BONUS", "HONOUR_INSIDE"), ("DEDUCTION", None)])
def test_a_claim_is_made_for_a_matter_of_a_day(kind: ClaimKind, work_kind: str | None) -> None:
    state = (
        under.after()
        .when(under.claimed("8.5", "honour", JUNE, kind=kind))
        .then(
            fact(
                ItemClaimed,
                effective_on=JUNE,
                kind=kind,
                code=f"{kind}-1",
                matter="honour",
                work_kind=work_kind,
                points=Decimal("8.500000"),
                grounds=grounds(),
            )
        )
    )
    claim = state.claims[CLAIM(state)]
    assert (claim.status, claim.claimed_by) == (ClaimStatus.CLAIMED, REPORTER.id)


def test_a_claim_is_verified_and_put_in_force_by_two_others() -> None:
    under.after(CLAIMED).when(VERIFIED).then(fact(ClaimVerified, claim=CLAIM))
    state = under.after(CLAIMED, VERIFIED).when(ACCEPTED).then(fact(ClaimAccepted, claim=CLAIM))
    claim = state.claims[CLAIM(state)]
    assert claim.status is ClaimStatus.IN_FORCE
    assert claim.handlers == {REPORTER.id, ASSESSOR.id, OFFICER.id}
    assert (claim.version, len(claim.events)) == (4, 3)


def test_a_verified_claim_may_be_refused_with_grounds() -> None:
    state = (
        under.after(CLAIMED, VERIFIED).when(REFUSED).then(fact(ClaimRefused, claim=CLAIM, grounds=grounds()))
    )
    assert state.claims[CLAIM(state)].status is ClaimStatus.REFUSED


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((), ACCEPTED),
        ((), REFUSED),
        ((VERIFIED,), VERIFIED),
        ((VERIFIED, ACCEPTED), VERIFIED),
        ((VERIFIED, ACCEPTED), REFUSED),
        ((VERIFIED, REFUSED), ACCEPTED),
        ((under.voided(CLAIM),), VERIFIED),
    ],
)
def test_claims_go_from_claimed_to_verified_to_decided(history: tuple[Move, ...], step: Move) -> None:
    under.after(CLAIMED, *history).when(step).then_refused(ClaimStepWrong, on="claim")


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((under.claimed(by=SUPERVISOR),), under.verified(by=SUPERVISOR)),
        ((under.claimed(by=SUPERVISOR), VERIFIED), under.accepted(by=SUPERVISOR)),
        ((under.claimed(by=SUPERVISOR), VERIFIED), under.accepted(by=ASSESSOR)),
        ((under.claimed(by=SUPERVISOR), VERIFIED), under.refused(by=ASSESSOR)),
    ],
)
def test_no_two_steps_of_a_claim_are_taken_by_one_person(history: tuple[Move, ...], step: Move) -> None:
    under.after(*history).when(step).then_refused(SamePerson)


@pytest.mark.parametrize(
    "step", [under.verified(by=INSIDER), under.accepted(by=INSIDER), under.refused(by=INSIDER)]
)
def test_nobody_decides_on_a_claim_of_the_own_unit(step: Move) -> None:
    under.after(CLAIMED, VERIFIED).when(step).then_refused(SelfInterest)


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2015, 1, 1)])
def test_a_fact_of_another_year_is_not_claimed(day: date) -> None:
    under.after().when(under.claimed(on=day)).then_refused(OutsideTheYear, on="occurredOn")


def test_the_first_and_the_last_day_are_in_the_year() -> None:
    under.after(under.claimed(on=date(2014, 1, 1)), under.claimed(on=date(2014, 12, 31)))


@pytest.mark.parametrize("points", ["-0.01", "1000.01", "NaN"])
def test_a_claim_is_worth_between_nothing_and_the_whole_scale(points: str) -> None:
    under.after().when(under.claimed(points)).then_refused(PointsOutOfRange, on="points")


@pytest.mark.parametrize("why", [grounds(reason=""), grounds(code="")])
def test_claiming_and_refusing_give_a_reason(why: Grounds) -> None:
    under.after().when(under.claimed(why=why)).then_refused(ReasonMissing)
    under.after(CLAIMED, VERIFIED).when(under.refused(why=why)).then_refused(ReasonMissing)


@pytest.mark.parametrize("ref", ["claim:none", "veto:none", ""])
def test_a_claim_that_does_not_exist_is_refused(ref: str) -> None:
    under.after(CLAIMED).when(under.verified(ref)).then_refused(ItemUnknown, on="claim")


@pytest.mark.parametrize("step", [CLAIMED, under.accepted(), under.refused()])
def test_a_sealed_assessment_takes_no_claims(step: Move) -> None:
    under.after(CLAIMED, VERIFIED, under.sealed()).when(step).then_refused(AlreadySealed)
