"""What must hold before a plan is published: everything that is wrong is said at once."""

from decimal import Decimal

import pytest

from domain.methods.refusals import MethodUnsound
from domain.period import Cycle
from domain.plan.indicator import Cooperation, Duty, Indicator, PeriodRule, Project, WorkItem
from domain.plan.plan import Plan
from domain.plan.refusals import ChainBroken, DutyChainIncomplete, FieldMissing, ScaleMismatch
from tests.support.methods import GROWTH, REVENUE, WHOLE_STEPS
from tests.support.plans import CONSULTING, DUTY, PUBLISHING, but, drafting, indicator, revising
from tests.support.scenario import Stage, Step, given

MANDATORY = ("name", "standard", "legal_basis", "points", "cycle", "assessing_department")

SHARED = (Cooperation(unit="D2", share=Decimal("0.2")), Cooperation(unit="D3", share=Decimal("0.1")))


def draft(
    *indicators: Indicator, scale: int | None = None, extra: tuple[Step[Plan], ...] = ()
) -> Stage[Plan]:
    return given(Plan, *drafting(*indicators, scale=scale), *CONSULTING, *extra)


@pytest.mark.parametrize("field", MANDATORY)
def test_an_indicator_without_a_mandatory_field_is_not_published(field: str) -> None:
    """Rule 1: name, standard, points, cycle and responsible party (R1 art. 15)."""
    stage = draft(but(indicator("A", 1000), **{field: None}), scale=0 if field == "points" else 1000)
    refusal = stage.when(PUBLISHING).then_refused(FieldMissing, on="indicators")
    assert refusal.facts == {"indicator": "A", "missing": field}


@pytest.mark.parametrize("field", ["name", "standard", "assessing_department"])
def test_a_blank_says_as_little_as_nothing(field: str) -> None:
    stage = draft(but(indicator("A", 1000), **{field: "  "}))
    assert stage.when(PUBLISHING).then_refused(FieldMissing).facts["missing"] == field


def test_an_indicator_needs_a_channel_to_be_assessed_through() -> None:
    stage = draft(indicator("A", 1000, channels=()))
    assert stage.when(PUBLISHING).then_refused(FieldMissing).facts["missing"] == "channels"


def test_all_that_an_indicator_lacks_is_named() -> None:
    vague = but(indicator("A", 1000, channels=()), name=None, cycle=None)
    refusal = draft(vague).when(PUBLISHING).then_refused(FieldMissing)
    assert refusal.facts["missing"] == "name, cycle, channels"


@pytest.mark.parametrize("part", ["chief", "deputy_in_charge", "lead_unit"])
@pytest.mark.parametrize("nobody", [None, " "])
def test_the_duty_chain_names_chief_deputy_and_lead_unit(part: str, nobody: str | None) -> None:
    """P1, and rule 5: no indicator across departments without a lead."""
    duty = DUTY.model_copy(update={part: nobody, "cooperating": SHARED})
    refusal = draft(but(indicator("A", 1000), duty=duty)).when(PUBLISHING).then_refused(DutyChainIncomplete)
    assert refusal.facts == {"indicator": "A", "missing": part}


def test_cooperating_units_are_free() -> None:
    for cooperating in ((), SHARED[:1], SHARED):
        duty = DUTY.model_copy(update={"cooperating": cooperating})
        given(Plan, *drafting(but(indicator("A", 1000), duty=duty)), *CONSULTING, PUBLISHING)


def test_indicators_that_sum_to_990_are_not_published_on_a_scale_of_1000() -> None:
    """Rule 2."""
    refusal = draft(indicator("A", 990), scale=1000).when(PUBLISHING).then_refused(ScaleMismatch)
    assert refusal.facts == {"where": "系统绩效计划", "sum": "990", "expected": "1000"}


def test_20_points_more_alone_break_the_scale() -> None:
    """P14: an amendment is one change set with net 0 points."""
    stage = draft(indicator("A", 600), indicator("B", 400), extra=(revising(indicator("A", 620)),))
    stage.when(PUBLISHING).then_all_refused(ScaleMismatch, ScaleMismatch)
    given(
        Plan,
        *drafting(indicator("A", 600), indicator("B", 400)),
        *CONSULTING,
        revising(indicator("A", 620)),
        revising(indicator("B", 380)),
        PUBLISHING,
    )


def test_each_section_sums_to_what_it_says() -> None:
    stage = draft(indicator("A", 600, section="S"), indicator("B", 400, section="T"))
    stage.take(revising(indicator("A", 600, section="T")))
    stage.take(revising(indicator("B", 400, section="S")))
    refusals = stage.when(PUBLISHING).then_all_refused(ScaleMismatch, ScaleMismatch)
    assert [each.facts["where"] for each in refusals] == ["S", "T"]


def test_points_of_a_plan_may_have_digits() -> None:
    halves = indicator("A", "499.5"), indicator("B", "500.5")
    assert given(Plan, *drafting(*halves, scale=1000), *CONSULTING, PUBLISHING).state.latest.scale == 1000


@pytest.mark.parametrize("points", [0, -10])
def test_an_indicator_is_worth_more_than_nothing(points: int) -> None:
    stage = draft(indicator("A", 1000 - points), indicator("B", points))
    assert stage.when(PUBLISHING).then_refused(FieldMissing).facts == {"indicator": "B", "missing": "points"}


def test_a_childless_node_is_named() -> None:
    """P7: work becomes projects, projects become indicators."""
    idle: tuple[Step[Plan], ...] = (
        Step(
            lambda plan: plan.propose_work_item(
                WorkItem(code="W2", name="空", source="OWN_KEY", document="-")
            )
        ),
        Step(lambda plan: plan.propose_project(Project(code="P2", name="空", work_item="W"))),
    )
    refusals = (
        draft(indicator("A", 1000), extra=idle).when(PUBLISHING).then_all_refused(ChainBroken, ChainBroken)
    )
    assert [each.facts["node"] for each in refusals] == ["W2", "P2"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    nobody = Duty(chief=None, deputy_in_charge=None, lead_unit=None, cooperating=(), posts=())
    idle: Step[Plan] = Step(lambda plan: plan.propose_project(Project(code="P2", name="空", work_item="W")))
    stage = draft(
        but(indicator("A", 500), name=None), but(indicator("B", 490), duty=nobody), scale=1000, extra=(idle,)
    )
    refusals = stage.when(PUBLISHING).then_all_refused(
        FieldMissing, DutyChainIncomplete, ChainBroken, ScaleMismatch
    )
    assert [each.field for each in refusals] == ["indicators", "indicators", "workItems", "indicators"]


def test_a_plan_that_was_mended_is_published() -> None:
    stage = draft(but(indicator("A", 1000), name=None))
    stage.when(PUBLISHING).then_refused(FieldMissing)
    for step in (revising(indicator("A", 1000)), PUBLISHING):
        stage.take(step)
    assert stage.state.latest.scale == 1000


def test_a_method_with_parameters_that_make_no_sense_is_not_published() -> None:
    no_cap = GROWTH.model_copy(update={"cap": Decimal(-1)})
    refusal = draft(indicator("A", 1000, method=no_cap)).when(PUBLISHING).then_refused(MethodUnsound)
    assert refusal.facts == {"indicator": "A", "method": "THRESHOLD", "parameter": "cap", "expected": "≥ 0"}


def test_a_schedule_names_what_is_due_in_each_period_of_the_cycle() -> None:
    stage = draft(indicator("A", 1000, Cycle.MONTH, method=REVENUE))
    assert stage.when(PUBLISHING).then_refused(MethodUnsound).facts["expected"] == "n = 12"


@pytest.mark.parametrize("rule", [PeriodRule.MEAN, PeriodRule.LAST, PeriodRule.MIN])
def test_contributions_of_periods_sum_up_and_nothing_else(rule: PeriodRule) -> None:
    stage = draft(indicator("A", 1000, rule=rule, method=WHOLE_STEPS))
    assert stage.when(PUBLISHING).then_refused(MethodUnsound).facts["parameter"] == "period_rule"
