"""Items beside the catalogue: the leading group decides them, on a document and under the caps."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.refusals import (
    AlreadySealed,
    DocumentMissing,
    OutsideTheYear,
    PointsOutOfRange,
    ReasonMissing,
    SelfInterest,
)
from domain.assessment.special_items import SpecialItemDecided
from domain.assessment.state import ClaimStatus
from domain.kernel.refusal import Refusal
from domain.plan.refusals import ClaimItemMisplaced
from domain.scoring.breakdown import LeafKind
from tests.support.authors import INSIDER, LEADER, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import CLAIM, JUNE, Move, Under, told

under = Under(a_plan(indicator("A", 1000)))


def test_a_special_item_is_in_force_at_once() -> None:
    state = (
        under.after()
        .when(under.special("4.5", "flood relief"))
        .then(
            fact(
                SpecialItemDecided,
                effective_on=JUNE,
                kind="BONUS",
                matter="flood relief",
                work_kind="HONOUR_OUTSIDE",
                points=Decimal("4.500000"),
                grounds=grounds(),
            )
        )
    )
    claim = state.claims[CLAIM(state)]
    assert (claim.code, claim.status, claim.handlers) == ("SPECIAL", ClaimStatus.IN_FORCE, {LEADER.id})
    assert under.score(under.special("4.5")).total == Decimal("4.5")
    assert under.score(under.special(2, kind="DEDUCTION")).total == -2


def test_of_one_matter_a_special_bonus_or_the_catalogue_counts_whichever_is_higher() -> None:
    assert under.score(*under.bonus(3, "m"), under.special(5, "m")).total == 5
    assert under.score(*under.bonus(8, "m"), under.special(5, "m")).total == 8
    assert under.score(*under.bonus(3, "m"), under.special(5, "n")).total == 8


def test_the_cap_holds_for_special_items_too() -> None:
    score = under.score(*under.bonus(79, "m"), under.special(5, "n"))
    assert told(score, LeafKind.CAP) == [("CAP", "-4", "IN_FORCE")]


@pytest.mark.parametrize(
    ("step", "refusal"),
    [
        (under.special(why=grounds(reason=" ")), ReasonMissing),
        (under.special(why=grounds().model_copy(update={"evidence": ()})), DocumentMissing),
        (under.special(on=date(2015, 1, 1)), OutsideTheYear),
        (under.special(work_kind=None), ClaimItemMisplaced),
        (under.special("-0.01"), PointsOutOfRange),
        (under.special("1000.01"), PointsOutOfRange),
        (under.special(by=INSIDER), SelfInterest),
    ],
)
def test_a_special_item_has_a_reason_a_document_and_its_place(step: Move, refusal: type[Refusal]) -> None:
    under.after().when(step).then_refused(refusal)


def test_a_sealed_assessment_takes_no_special_items() -> None:
    under.after(under.sealed()).when(under.special()).then_refused(AlreadySealed)
