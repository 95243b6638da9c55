"""The figures of a quarter: exact, whatever style and period rule an indicator has."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.analysis.figures import Figures, claimed, indicator_figures
from domain.analysis.refusals import AnalysisUnknown
from domain.analysis.review import QuarterReview
from domain.kernel.points import add
from domain.period import Cycle, quarter_before, quarter_of
from domain.plan.indicator import PeriodRule
from domain.plan.version import ScoredIndicator
from domain.policy.policy import POLICY_V1
from domain.scoring.breakdown import Breakdown
from domain.scoring.composition import compose
from domain.scoring.contribution import BONUS, Contribution, ContributionKind
from tests.support.methods import FORECASTS
from tests.support.plans import a_plan, but, indicator
from tests.support.scenario import given

DAY: Final = date(2014, 5, 1)


def contributed(
    points: str,
    period: str = "2014Q1",
    *,
    node: str = "A",
    kind: ContributionKind = ContributionKind.ENTRY,
    on: date = DAY,
    bound: str | None = "10",
) -> Contribution:
    """A confirmed contribution."""
    return Contribution(
        item=f"{kind}:{node}/{period}/{on}",
        node=node,
        kind=kind,
        period=period,
        channel="SELF",
        matter=f"{on}",
        code="BONUS-1",
        stated=Decimal(points),
        bound=None if bound is None else Decimal(bound),
        ruled=None,
        confirmed=True,
        effective_on=on,
        events=(),
        ruling=None,
    )


PLAN: Final = a_plan(indicator("A", 40))


def composed(found: Iterable[Contribution], node: str = "A") -> Breakdown:
    return compose({node: list(found)}, PLAN, POLICY_V1)


def figures(found: Iterable[Contribution], quarter: str, rule: ScoredIndicator | None = None) -> Figures:
    told = indicator_figures(rule or PLAN.indicators["A"], composed(found), quarter, 2)
    assert told is not None
    return told


@for_all(st.lists(st.decimals("0", "10", places=2), max_size=4))
def test_full_marks_are_got_lost_open_or_left_out_in_every_quarter(scores: list[Decimal]) -> None:
    found = [contributed(str(points), f"2014Q{number}") for number, points in enumerate(scores, 1)]
    told = [figures(found, f"2014Q{number}") for number in range(1, 5)]
    for each in told:
        assert each.full == each.got + each.lost + each.open + each.left_out == Decimal(10)
    assert add(each.got for each in told) == add(scores)


def test_what_does_not_apply_is_left_out() -> None:
    exempted = contributed("0", kind=ContributionKind.NOT_APPLICABLE, bound=None)
    told = figures([exempted], "2014Q1")
    assert (told.full, told.left_out, told.rate) == (Decimal(10), Decimal(10), None)


def test_a_deduction_from_full_points_is_a_loss_of_its_quarter() -> None:
    plan = a_plan(indicator("A", 40, method=FORECASTS))
    score = compose({"A": [contributed("-0.05", bound=None)]}, plan, POLICY_V1)
    told = indicator_figures(plan.indicators["A"], score, "2014Q1", 2)
    assert told is not None
    assert (told.full, told.got, told.lost) == (Decimal(10), Decimal("9.95"), Decimal("0.05"))


@pytest.mark.parametrize(("rule", "full"), [(PeriodRule.SUM, "10"), (PeriodRule.MEAN, "40")])
def test_a_quarter_has_its_share_under_sum_and_all_points_otherwise(rule: PeriodRule, full: str) -> None:
    found = a_plan(but(indicator("A", 40), period_rule=rule)).indicators["A"]
    assert figures([], "2014Q2", found).open == Decimal(full)


def test_an_indicator_of_the_year_belongs_to_the_last_quarter() -> None:
    yearly = a_plan(but(indicator("A", 40), cycle=Cycle.YEAR)).indicators["A"]
    assert indicator_figures(yearly, composed([]), "2014Q3", 2) is None
    assert figures([], "2014Q4", yearly).full == Decimal(40)


def test_bonuses_belong_to_the_quarter_of_their_fact() -> None:
    found = [
        contributed("3", "2014", node=BONUS, kind=ContributionKind.BONUS, on=on, bound=None)
        for on in (date(2014, 3, 31), date(2014, 4, 1))
    ]
    score = composed(found, BONUS)
    by_quarter = [claimed(BONUS, score, f"2014Q{number}", 2) for number in range(1, 4)]
    assert by_quarter == [Decimal(3), Decimal(3), Decimal(0)]


def test_quarters_of_days_and_the_quarter_before() -> None:
    assert [quarter_of(date(2014, month, 1)) for month in (1, 3, 4, 12)] == [
        *("2014Q1", "2014Q1", "2014Q2", "2014Q4")
    ]
    assert (quarter_before("2014Q1"), quarter_before("2014Q4")) == (None, "2014Q3")


def test_a_quarter_of_which_nothing_was_told_has_no_review() -> None:
    given(QuarterReview).when(lambda review: review.state).then_refused(AnalysisUnknown)
