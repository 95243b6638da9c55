"""What a late rectification costs in an assessment: a deduction in force at once, where it belongs."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from domain.assessment.rectifying import RectificationDeducted
from domain.assessment.state import ClaimStatus
from domain.rectification.refusals import RectificationMisplaced, RectificationYearSealed
from tests.support.authors import OFFICER, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import CLAIM, JUNE, PROJECT, Under

under: Final = Under(a_plan(indicator("A", 1000)))


def test_the_deduction_is_in_force_at_once_on_the_day_until_which_it_was_late() -> None:
    deducted = fact(
        RectificationDeducted,
        effective_on=JUNE,
        kind="DEDUCTION",
        matter="rectification",
        work_kind=None,
        points=Decimal("1.500000"),
        grounds=grounds(),
        rectification=PROJECT,
    )
    state = under.after().when(under.rectified_late()).then(deducted)
    claim = state.claims[CLAIM(state)]
    assert (claim.code, claim.status, claim.handlers) == (
        "RECTIFICATION",
        ClaimStatus.IN_FORCE,
        {OFFICER.id},
    )


def test_what_was_charged_in_parts_counts_in_all_and_may_be_contested() -> None:
    parts = (under.rectified_late("1.00"), under.rectified_late("0.50"))
    assert under.score(*parts).total == Decimal("-1.5")
    assert under.score(*parts, under.contested(CLAIM)).total == Decimal("-1.5")


@pytest.mark.parametrize(
    ("until", "day"), [(date(2014, 12, 10), date(2014, 12, 10)), (date(2015, 1, 15), date(2014, 12, 31))]
)
def test_what_was_late_beyond_the_year_is_of_its_last_day(until: date, day: date) -> None:
    state = under.after(under.rectified_late(until=until)).state
    assert state.claims[CLAIM(state)].effective_on == day


def test_it_costs_the_owner_and_no_sealed_assessment() -> None:
    under.after().when(under.rectified_late(owner="U02")).then_refused(RectificationMisplaced)
    sealed = under.after(under.sealed())
    refusal = sealed.when(under.rectified_late()).then_refused(RectificationYearSealed, "charge.assessment")
    assert "next year's plan" in refusal.message("en")
