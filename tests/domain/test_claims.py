"""Bonus and deduction items: claimed, verified, then in force or refused."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.claims import ClaimAccepted, ClaimRefused, ClaimVerified, ItemClaimed
from domain.assessment.refusals import (
    AlreadySealed,
    ClaimPointsMissing,
    ClaimStepWrong,
    DocumentMissing,
    ItemUnknown,
    OutsideTheYear,
    PointsOutOfRange,
    PraiseNotExplicit,
    PraiseUnsaid,
    ReasonMissing,
    SamePerson,
    SelfInterest,
)
from domain.assessment.state import ClaimStatus
from domain.kernel.event import Grounds
from domain.plan.claim_item import ClaimKind
from domain.plan.refusals import ClaimItemUnknown
from tests.support.authors import ASSESSOR, INSIDER, OFFICER, REPORTER, SUPERVISOR, grounds
from tests.support.plans import a_plan, cataloguing, claim_item, indicator
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
                occurrences=1,
                points=Decimal("8.500000"),
                explicit_praise=None,
                grounds=grounds(),
            )
        )
    )
    claim = state.claims[CLAIM(state)]
    assert (claim.status, claim.claimed_by) == (ClaimStatus.CLAIMED, REPORTER.id)


def test_a_claim_is_verified_and_put_in_force_by_two_others() -> None:
    under.after(CLAIMED).when(VERIFIED).then(fact(ClaimVerified, claim=CLAIM, explicit_praise=None))
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


OF_CATALOGUE = Under(
    a_plan(
        indicator("A", 1000),
        catalogue=cataloguing(
            claim_item("TITLE", least=Decimal(5), most=Decimal(5), document="DOCUMENT"),
            claim_item("NOTE", least=Decimal(5), most=Decimal(5), document="DOCUMENT_WITH_EXPLICIT_PRAISE"),
            claim_item("LATE", "DEDUCTION", least=Decimal(1), most=Decimal(2)),
        ),
    )
)
UNPROVED = grounds().model_copy(update={"evidence": ()})
NOTE = OF_CATALOGUE.claimed(None, code="NOTE", explicit_praise=True)


@pytest.mark.parametrize(
    ("kind", "code", "points", "occurrences", "worth"),
    [
        ("BONUS", "TITLE", None, 1, "5"),
        ("BONUS", "TITLE", "5", 3, "15"),
        ("DEDUCTION", "LATE", "1", 1, "1"),
        ("DEDUCTION", "LATE", "1.5", 4, "6"),
        ("DEDUCTION", "LATE", "2", 1, "2"),
    ],
)
def test_a_claim_is_worth_its_occurrences_at_the_points_of_the_catalogue(
    kind: ClaimKind, code: str, points: str | None, occurrences: int, worth: str
) -> None:
    claimed = OF_CATALOGUE.claimed(points, kind=kind, code=code, occurrences=occurrences)
    (claim,) = OF_CATALOGUE.after(claimed).state.claims.values()
    assert (claim.points, claim.occurrences) == (Decimal(worth), occurrences)


@pytest.mark.parametrize(
    ("kind", "code", "points"),
    [("BONUS", "TITLE", "4.99"), ("BONUS", "TITLE", "5.01"), ("DEDUCTION", "LATE", "2.01")],
)
def test_points_outside_the_catalogue_are_refused(kind: ClaimKind, code: str, points: str) -> None:
    claimed = OF_CATALOGUE.claimed(points, kind=kind, code=code)
    OF_CATALOGUE.after().when(claimed).then_refused(PointsOutOfRange, on="points")


def test_all_occurrences_together_stay_within_the_scale() -> None:
    OF_CATALOGUE.after().when(OF_CATALOGUE.claimed(None, code="TITLE", occurrences=201)).then_refused(
        PointsOutOfRange, on="points"
    )


def test_where_the_catalogue_leaves_a_range_the_claim_says_how_many() -> None:
    late = OF_CATALOGUE.claimed(None, kind="DEDUCTION", code="LATE")
    OF_CATALOGUE.after().when(late).then_refused(ClaimPointsMissing, on="points")


@pytest.mark.parametrize(("kind", "code"), [("BONUS", "LATE"), ("DEDUCTION", "TITLE"), ("BONUS", "OTHER")])
def test_what_the_catalogue_does_not_have_is_not_claimed(kind: ClaimKind, code: str) -> None:
    claimed = OF_CATALOGUE.claimed("1", kind=kind, code=code)
    OF_CATALOGUE.after().when(claimed).then_refused(ClaimItemUnknown, on="code")


@pytest.mark.parametrize("code", ["TITLE", "NOTE"])
def test_without_the_document_that_it_needs_a_claim_is_refused(code: str) -> None:
    claimed = OF_CATALOGUE.claimed(None, code=code, explicit_praise=True, why=UNPROVED)
    OF_CATALOGUE.after().when(claimed).then_refused(DocumentMissing, on="grounds.evidence")


def test_an_item_that_needs_no_document_is_claimed_without() -> None:
    late = OF_CATALOGUE.claimed("1", kind="DEDUCTION", code="LATE", why=UNPROVED)
    assert OF_CATALOGUE.after(late).state.claims


@pytest.mark.parametrize("said", [None, False])
def test_a_note_without_explicit_praise_is_not_claimed(said: bool | None) -> None:  # noqa: FBT001 - a case
    claimed = OF_CATALOGUE.claimed(None, code="NOTE", explicit_praise=said)
    OF_CATALOGUE.after().when(claimed).then_refused(PraiseNotExplicit, on="explicitPraise")


def test_whoever_verifies_says_what_the_document_says() -> None:
    verified = OF_CATALOGUE.verified()
    OF_CATALOGUE.after(NOTE).when(verified).then_refused(PraiseUnsaid, on="explicitPraise")
    titled = OF_CATALOGUE.claimed(None, code="TITLE")
    assert OF_CATALOGUE.after(titled, verified).state.claims


def test_praise_that_was_not_found_gives_no_bonus() -> None:
    missing = OF_CATALOGUE.verified(praise=False)
    stage = OF_CATALOGUE.after(NOTE)
    state = stage.when(missing).then(fact(ClaimVerified, claim=CLAIM, explicit_praise=False))
    assert state.claims[CLAIM(state)].explicit_praise is False
    stage.when(OF_CATALOGUE.accepted()).then_refused(PraiseNotExplicit, on="claim")
    stage.when(OF_CATALOGUE.refused()).then(fact(ClaimRefused, claim=CLAIM, grounds=grounds()))


def test_praise_that_was_found_gives_the_bonus() -> None:
    found = OF_CATALOGUE.verified(praise=True)
    assert OF_CATALOGUE.score(NOTE, found, OF_CATALOGUE.accepted()).total == 5
